import type { Glance, GlanceWanted, WatchReader } from '../server/watch-reader.ts';
import type { LoopClock } from './watch-loop.ts';

/** Looks at a few services much more often than the watch looks at everything. */
export type CloseLook = {
  /** Begins where something is wanted; does nothing while it is at it. */
  readonly begin: () => void;
  /** Waits for the end; the signal ends it. */
  readonly ended: () => Promise<void>;
};

/** Time between two glances: a port that is free is handed out in the time until somebody sees it. */
const glanceEveryMs = 25;

export type CloseLookOptions = {
  readonly clock: LoopClock;
  readonly reader: Pick<WatchReader, 'glance'>;
  readonly wanted: () => readonly GlanceWanted[];
  readonly onGlances: (glances: readonly Glance[], signal: AbortSignal) => void;
  readonly signal: AbortSignal;
};

/**
 * Glances as long as something is wanted. One comes after the other and the pause is never shorter than the glance was, so on a machine that is too slow for it they come less often and never queue up. One that fails ends it until it is begun again, which the next look does.
 */
export const createCloseLook = ({
  clock,
  reader,
  wanted,
  onGlances,
  signal,
}: CloseLookOptions): CloseLook => {
  let loop: Promise<void> | null = null;

  const glances = async (): Promise<void> => {
    for (let what = wanted(); what.length > 0 && !signal.aborted; what = wanted()) {
      const begun = clock.elapsed();
      const seen = await reader.glance(what, signal);
      if (!seen.ok || signal.aborted) return;
      onGlances(seen.value, signal);
      const took = clock.elapsed() - begun;
      const pause = glanceEveryMs * (clock.speed?.() ?? 1) - took;
      await clock.sleep(Math.max(pause, took), signal);
    }
  };

  return {
    begin: () => {
      if (loop !== null || signal.aborted || wanted().length === 0) return;
      loop = glances()
        .catch(() => undefined)
        .finally(() => {
          loop = null;
        });
    },
    ended: async () => {
      await loop;
    },
  };
};
