import { useEffect, useReducer } from 'react';

import { useRunStore } from './run-store.ts';

/**
 * The server's clock, by which freshness and waivers are judged; moves every few seconds and with every event.
 *
 * Read while rendering, and never set from an effect: the offset changes with every event, and where hundreds come at once React would take an update after each of them for an endless loop.
 */
export const useServerNow = (everyMs = 5_000): Date => {
  const offset = useRunStore(({ clockOffsetMs }) => clockOffsetMs);
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return new Date(Date.now() + offset);
};
