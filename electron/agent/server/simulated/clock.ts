import { setTimeout as delay } from 'node:timers/promises';

/** The clock of a rehearsal server. It never goes back. */
export type RehearsalClock = {
  /** Milliseconds since 1970, with fractions. */
  readonly now: () => number;
  /** Waits until this much time has passed on this clock; rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Moves the clock forward at once. */
  readonly skip: (milliseconds: number) => void;
};

/** A clock that runs as fast as the real one, from any moment on; what is skipped comes on top. */
export const runningClock = (startsAt: number): RehearsalClock => {
  const begun = performance.now();
  let skipped = 0;
  return {
    now: () => startsAt + performance.now() - begun + skipped,
    sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
    skip: (milliseconds) => {
      skipped += milliseconds;
    },
  };
};

/** A clock that stands still except when somebody waits: waiting moves it and takes no time. For tests and for rehearsals without a window. */
export const jumpingClock = (startsAt: number): RehearsalClock => {
  let now = startsAt;
  const skip = (milliseconds: number): void => {
    now += Math.max(0, milliseconds);
  };
  return {
    now: () => now,
    sleep: async (milliseconds, signal) => {
      await Promise.resolve();
      signal.throwIfAborted();
      skip(milliseconds);
    },
    skip,
  };
};
