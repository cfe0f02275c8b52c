import { nextLook, paceAfter, startPace, type Pace } from './pace.ts';
import { say } from '../../../shared/texts/stored.ts';

/** A clock that never goes back, and a way to wait on it. */
export type LoopClock = {
  /** Milliseconds. */
  readonly elapsed: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** How many times as fast as the real clock it runs; as fast when left out. */
  readonly speed?: () => number;
};

export type LoopHandlers = {
  /** Looks once. Comes back before the next look is due, or makes it late. */
  readonly look: () => Promise<void>;
  /** The watch looks less often from now on, or as often as it should again. */
  readonly onPace: (pace: Pace, why: string | null) => Promise<void>;
};

/** On a clock that runs faster, a look that comes later than this is worth a word. */
const worthTellingMs = 1_000;

/**
 * Looks again and again until the signal is aborted. Looks are due at whole intervals from the beginning, so delays do not add up; one that comes too late is left out, so nothing queues up.
 *
 * On a clock that runs faster than the real one, waking up counts as part of a look: what is a millisecond for the machine is a good part of the interval there. There, a single look that comes very late is told too, once, because a capture may have been missed. When the speed changes, it begins with the wanted interval again.
 */
export const runLoop = async (
  clock: LoopClock,
  handlers: LoopHandlers,
  signal: AbortSignal,
): Promise<void> => {
  const speedNow = (): number => clock.speed?.() ?? 1;
  let speed = speedNow();
  let pace = startPace(clock.elapsed());
  let due = pace.since;
  let toldLate = false;
  while (!signal.aborted) {
    if (speed !== speedNow()) {
      speed = speedNow();
      const fresh = startPace(clock.elapsed());
      if (fresh.intervalMs !== pace.intervalMs || toldLate) await handlers.onPace(fresh, null);
      toldLate = false;
      pace = fresh;
      due = clock.elapsed();
    }
    const begun = clock.elapsed();
    if (speed !== 1 && !toldLate && begun - due > worthTellingMs) {
      toldLate = true;
      await handlers.onPace(pace, whyLate(speed, begun - due));
    }
    await handlers.look();
    const ended = clock.elapsed();
    const tookMs = ended - (speed === 1 ? begun : Math.min(due, begun));
    const next = paceAfter(pace, ended, tookMs);
    if (next.intervalMs !== pace.intervalMs)
      await handlers.onPace(next, whyChanged(pace, next, { tookMs, speed }));
    pace = next;
    const now = clock.elapsed();
    due = nextLook(pace, now);
    await clock.sleep(due - now, signal).catch(() => undefined);
  }
};

const whyLate = (speed: number, lateMs: number): string =>
  say('watch.late-rehearsal', { speed, seconds: (lateMs / 1_000).toFixed(1) });

const whyChanged = (
  before: Pace,
  next: Pace,
  { tookMs, speed }: { readonly tookMs: number; readonly speed: number },
): string | null => {
  if (next.intervalMs <= 100) return null;
  if (next.intervalMs < before.intervalMs) return say('watch.looks-every', { ms: next.intervalMs });
  return speed === 1
    ? say('watch.slow-tables', {
        before: before.intervalMs,
        last: Math.round(tookMs),
        now: next.intervalMs,
      })
    : say('watch.slow-rehearsal', {
        speed,
        before: before.intervalMs,
        now: next.intervalMs,
      });
};
