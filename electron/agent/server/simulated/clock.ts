/** The clock of a rehearsal server. It never goes back. */
export type RehearsalClock = {
  /** Milliseconds since 1970, with fractions. */
  readonly now: () => number;
  /** Waits until this much time has passed on this clock; rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Moves the clock forward at once. Who waits meanwhile sees it when he would have woken anyway. */
  readonly skip: (milliseconds: number) => void;
};

/** A clock that passes by itself, and can be made to run faster than the real one. */
export type RunningClock = RehearsalClock & {
  /** How many times as fast as the real clock it runs. */
  readonly speed: () => number;
  /** Makes it run faster or slower from now on. Who waits goes on waiting at the new speed. */
  readonly setSpeed: (factor: number) => void;
};

/** The longest time that a timer takes; what is longer is waited for in pieces. */
const longestTimerMs = 2_147_483_647;

/** A clock that runs as fast as the real one until it is told otherwise, from any moment on; what is skipped comes on top. */
export const runningClock = (startsAt: number): RunningClock => {
  let factor = 1;
  /** What this clock showed when its speed was set last, and what the real one showed then. */
  let shown = startsAt;
  let since = performance.now();
  const now = (): number => shown + (performance.now() - since) * factor;
  const waiting = new Set<() => void>();

  /** Until so much real time has passed, or the speed has changed. */
  const pause = (realMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        signal.removeEventListener('abort', abort);
      };
      const wake = (): void => {
        end();
        resolve();
      };
      const abort = (): void => {
        end();
        reject(signal.reason as Error);
      };
      const timer = setTimeout(wake, Math.min(realMs, longestTimerMs));
      waiting.add(wake);
      signal.addEventListener('abort', abort, { once: true });
    });

  return {
    now,
    sleep: async (milliseconds, signal) => {
      const until = now() + milliseconds;
      let left = milliseconds;
      do {
        signal.throwIfAborted();
        await pause(Math.max(0, left) / factor, signal);
        left = until - now();
      } while (left > 0);
    },
    skip: (milliseconds) => {
      shown += Math.max(0, milliseconds);
    },
    speed: () => factor,
    setSpeed: (next) => {
      shown = now();
      since = performance.now();
      factor = next;
      for (const wake of waiting) wake();
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
