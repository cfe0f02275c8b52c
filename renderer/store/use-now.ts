import { useEffect, useReducer } from 'react';

import { useRunStore } from './run-store.ts';
import { serverTime } from './server-time.ts';

/** A clock that runs faster is drawn more often, and not more often than this. */
const leastTickMs = 250;

/**
 * The server's clock, by which freshness and waivers are judged; moves every few seconds and with every event.
 *
 * Read while rendering, and never set from an effect: the offset changes with every event, and where hundreds come at once React would take an update after each of them for an endless loop.
 */
export const useServerNow = (everyMs = 5_000): Date => {
  const clockOffsetMs = useRunStore((store) => store.clockOffsetMs);
  const clockReadAt = useRunStore((store) => store.clockReadAt);
  const speed = useRunStore((store) => store.speed);
  const tickMs = Math.max(Math.min(everyMs, leastTickMs), everyMs / (speed ?? 1));
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  return serverTime({ clockOffsetMs, clockReadAt, speed }, Date.now());
};
