import { nextLook, paceAfter, startPace, type Pace } from './pace.ts';

/** A clock that never goes back, and a way to wait on it. */
export type LoopClock = {
  /** Milliseconds. */
  readonly elapsed: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

export type LoopHandlers = {
  /** Looks once. Comes back before the next look is due, or makes it late. */
  readonly look: () => Promise<void>;
  /** The watch looks less often from now on, or as often as it should again. */
  readonly onPace: (pace: Pace, why: string | null) => Promise<void>;
};

/**
 * Looks again and again until the signal is aborted. Looks are due at whole intervals from the beginning, so delays do not add up; one that comes too late is left out, so nothing queues up.
 */
export const runLoop = async (
  clock: LoopClock,
  handlers: LoopHandlers,
  signal: AbortSignal,
): Promise<void> => {
  let pace = startPace(clock.elapsed());
  while (!signal.aborted) {
    const begun = clock.elapsed();
    await handlers.look();
    const ended = clock.elapsed();
    const next = paceAfter(pace, ended, ended - begun);
    if (next.intervalMs !== pace.intervalMs)
      await handlers.onPace(next, whyChanged(pace, next, ended - begun));
    pace = next;
    const now = clock.elapsed();
    await clock.sleep(nextLook(pace, now) - now, signal).catch(() => undefined);
  }
};

const whyChanged = (before: Pace, next: Pace, tookMs: number): string | null =>
  next.intervalMs > before.intervalMs
    ? `Reading the tables takes longer than ${before.intervalMs} ms (last: ${Math.round(tookMs)} ms), so the watch looks every ${next.intervalMs} ms.`
    : next.intervalMs > 100
      ? `The watch looks every ${next.intervalMs} ms.`
      : null;
