import { useEffect, useState } from 'react';

import { useRunStore } from './run-store.ts';

/** The server's clock, by which freshness and waivers are judged; moves every few seconds and with every event. */
export const useServerNow = (everyMs = 5_000): Date => {
  const offset = useRunStore(({ clockOffsetMs }) => clockOffsetMs);
  const [local, setLocal] = useState(() => Date.now());
  useEffect(() => {
    setLocal(Date.now());
    const timer = setInterval(() => setLocal(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, offset]);
  return new Date(local + offset);
};
