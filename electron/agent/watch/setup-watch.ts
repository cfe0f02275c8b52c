import {
  emptyProgress,
  type SetupNote,
  type SetupProgress,
} from '../../../shared/setup-log/schema.ts';
import type { SetupLogReader } from '../setup-log/setup-log-reader.ts';

/** What a poll of Setup's log brought: progress where it is worth an event, and lines that are new. */
export type SetupNews = {
  readonly progress: SetupProgress | null;
  readonly notes: readonly SetupNote[];
};

export type SetupWatch = { readonly poll: (now: Date) => Promise<SetupNews> };

/** While nothing but its length changes, progress is journaled no more often than this. */
const quietProgressMs = 5_000;
/** Polls that reading up to the end of an old log may take at once. */
const mostCatchUp = 64;

/**
 * Follows Setup's log for the watch. `known` is what the journal has of it when the watch is taken up again.
 *
 * The log is as old as the server: a run that had ended before the watch began is not this update, and its lines are not news.
 */
export const createSetupWatch = (
  reader: SetupLogReader,
  known: SetupProgress | null,
): SetupWatch => {
  let told: SetupProgress | null = known;
  let toldAt = Number.NEGATIVE_INFINITY;
  /** Start of the ended run that was there at the beginning; undefined until it was looked for. */
  let older: string | null | undefined = undefined;

  const seen = (progress: SetupProgress): SetupProgress =>
    older !== null && older === progress.startedLogTime
      ? { ...emptyProgress, status: 'waiting', problem: progress.problem }
      : progress;

  const catchUp = async (now: Date): Promise<SetupNews> => {
    const notes: SetupNote[] = [];
    let { progress, notes: more } = await reader.poll(now);
    notes.push(...more);
    for (let polls = 1; polls < mostCatchUp; polls += 1) {
      const { entries } = progress;
      ({ progress, notes: more } = await reader.poll(now));
      notes.push(...more);
      if (progress.entries === entries) break;
    }
    const same = known !== null && known.startedLogTime === progress.startedLogTime;
    older = same || progress.status === 'running' ? null : progress.startedLogTime;
    if (same) return { progress, notes: notes.filter(({ entry }) => entry > known.entries) };
    const lastStart = notes.findLastIndex(({ kind }) => kind === 'started');
    return { progress, notes: older === null ? notes.slice(Math.max(0, lastStart)) : [] };
  };

  return {
    poll: async (now) => {
      const polled = older === undefined ? await catchUp(now) : await reader.poll(now);
      const progress = seen(polled.progress ?? emptyProgress);
      const waiting = progress.status === 'waiting';
      const tellNow =
        told === null || differs(told, progress)
          ? true
          : progress.grewAt !== told.grewAt && Math.abs(now.getTime() - toldAt) >= quietProgressMs;
      if (tellNow) {
        told = progress;
        toldAt = now.getTime();
      }
      return {
        progress: tellNow ? progress : null,
        notes: waiting ? polled.notes.filter(({ kind }) => kind === 'log') : polled.notes,
      };
    },
  };
};

const differs = (before: SetupProgress, now: SetupProgress): boolean =>
  (
    ['status', 'problem', 'version', 'mode', 'phase', 'component', 'errors', 'warnings'] as const
  ).some((field) => before[field] !== now[field]);
