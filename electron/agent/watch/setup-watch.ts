import {
  emptyProgress,
  type SetupNote,
  type SetupProgress,
} from '../../../shared/setup-log/schema.ts';
import { stampMs } from '../../../shared/setup-log/entries.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { SetupLogPoll, SetupLogReader } from '../setup-log/setup-log-reader.ts';

/** What a poll of Setup's log brought: progress where it is worth an event, and lines that are new. */
export type SetupNews = {
  readonly progress: SetupProgress | null;
  readonly notes: readonly SetupNote[];
};

const nothingNew: SetupNews = { progress: null, notes: [] };

export type SetupWatch = { readonly poll: (now: Date) => Promise<SetupNews> };

/** While nothing but its length changes, progress is journaled no more often than this. */
const quietProgressMs = 5_000;
/** Polls that reading up to the end of an old log may take at once; the rest is for the next looks. */
const mostCatchUp = 8;
/** Lines of the newest run that are kept meanwhile; an ordinary run has some dozens. */
const mostEarly = 10_000;

/** What the journal has of Setup's log when the watch is taken up again. */
export type ToldBefore = Pick<WatchState, 'setup' | 'setupNotes'>;

/** Null when nobody has watched yet. */
export const toldBefore = (watch: ToldBefore | null): ToldBefore | null =>
  watch?.setup ? { setup: watch.setup, setupNotes: watch.setupNotes } : null;

/**
 * Follows Setup's log for the watch.
 *
 * The log is as old as the server: a run that had ended before the watch began is not this update, and its lines are not news. While the watch waits for this update, its progress names the start of that older run, so that whoever takes the watch up can tell a run that came and went meanwhile.
 */
export const createSetupWatch = (reader: SetupLogReader, before: ToldBefore | null): SetupWatch => {
  const known = before?.setup ?? null;
  let told: SetupProgress | null = known;
  let toldAt = Number.NEGATIVE_INFINITY;
  /** Start of the ended run that was there at the beginning; undefined until it was looked for. */
  let older: string | null | undefined = undefined;

  const seen = (progress: SetupProgress): SetupProgress =>
    older !== null && older === progress.startedLogTime
      ? {
          ...emptyProgress,
          status: 'waiting',
          problem: progress.problem,
          startedLogTime: older,
        }
      : progress;

  /** Notes of the newest run in the log, until it is known whose they are. */
  let early: readonly SetupNote[] = [];
  let leftOut = 0;
  const takeEarly = async (now: Date): Promise<SetupLogPoll> => {
    const polled = await reader.poll(now);
    const all = [...early, ...polled.notes];
    const lastStart = all.findLastIndex(({ kind }) => kind === 'started');
    if (lastStart > 0) leftOut = 0;
    const newest = all.slice(Math.max(0, lastStart));
    early =
      newest.length <= mostEarly ? newest : [...newest.slice(0, 1), ...newest.slice(1 - mostEarly)];
    leftOut += newest.length - early.length;
    return polled;
  };

  const catchUp = async (now: Date): Promise<SetupNews> => {
    let polled = await takeEarly(now);
    for (let polls = 1; polled.isBehind && polls < mostCatchUp; polls += 1)
      polled = await takeEarly(now);
    if (polled.isBehind) return nothingNew;
    // A log that cannot be read may hold anything: whose lines they are is settled when it can.
    if (polled.progress.problem !== null) {
      early = [];
      return { progress: polled.progress, notes: polled.notes };
    }
    // Once more, for the last entry of a log that has been silent.
    const { progress } = await takeEarly(now);
    older = isOlder(known, progress) ? progress.startedLogTime : null;
    const toldUpTo = lastEntryTold(before, progress.startedLogTime);
    const notes = toldUpTo === null ? early : early.filter(({ entry }) => entry > toldUpTo);
    early = [];
    if (older !== null) return { progress, notes: [] };
    return { progress, notes: leftOut === 0 ? notes : [...notes, leftOutNote(leftOut)] };
  };

  return {
    poll: async (now) => {
      const polled = older === undefined ? await catchUp(now) : await reader.poll(now);
      if (polled.progress === null) return nothingNew;
      const progress = seen(polled.progress);
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

/** Whether the newest run in the log is one that had ended before the watch began. */
const isOlder = (
  known: SetupProgress | null,
  { status, startedLogTime }: SetupProgress,
): boolean => {
  if (status === 'running' || startedLogTime === null) return false;
  // Nothing is known of the log as it was when the watch began.
  if (known === null || known.status === 'unreadable') return true;
  if (known.startedLogTime === startedLogTime) return known.status === 'waiting';
  // Another run than the newest of then began since, unless an older log took its place.
  return known.startedLogTime !== null && stampMs(startedLogTime) < stampMs(known.startedLogTime);
};

/** Number of the last entry of this run that is in the journal; null when it has none. Lines are journaled at once, progress only now and then. */
const lastEntryTold = (before: ToldBefore | null, startedLogTime: string | null): number | null => {
  if (before === null) return null;
  const start = before.setupNotes.findLastIndex(({ kind }) => kind === 'started');
  const isSame = before.setup?.startedLogTime === startedLogTime;
  const isTold = start < 0 ? isSame : before.setupNotes[start]?.logTime === startedLogTime;
  const told = isTold ? before.setupNotes.slice(Math.max(0, start)).map(({ entry }) => entry) : [];
  if (isSame && before.setup) told.push(before.setup.entries);
  return told.length === 0 ? null : Math.max(...told);
};

const leftOutNote = (count: number): SetupNote => ({
  kind: 'log',
  entry: 0,
  logTime: null,
  text: say('log.lines-left-out', { count }),
  reference: null,
  known: null,
});

const differs = (before: SetupProgress, now: SetupProgress): boolean =>
  (
    ['status', 'problem', 'version', 'mode', 'phase', 'component', 'errors', 'warnings'] as const
  ).some((field) => before[field] !== now[field]);
