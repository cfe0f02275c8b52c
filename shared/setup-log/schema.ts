import { z } from 'zod';

export const setupStatuses = [
  'no-log',
  'unreadable',
  'waiting',
  'running',
  'succeeded',
  'failed',
  'ended-unproved',
] as const;
/**
 * How the newest Setup run in the log stands. `waiting`: the log holds only a run that had ended before anyone watched, whose start is still named. `succeeded` only by the line that proves it; `ended-unproved`: it ended, and neither the line of success nor one of failure was written.
 */
export type SetupStatus = (typeof setupStatuses)[number];

const timestamp = z.iso.datetime({ offset: true });

/** The newest Setup run, as far as the log tells. Times ending in `LogTime` are stamps of the log, whose time zone is not documented; the others are of the server's clock. */
export const setupProgressSchema = z.object({
  status: z.enum(setupStatuses),
  /** Why the log cannot be read now; null while it can. */
  problem: z.string().nullable(),
  /** What Setup says of itself in its first lines. */
  version: z.string().nullable(),
  mode: z.string().nullable(),
  startedLogTime: z.string().nullable(),
  lastLogTime: z.string().nullable(),
  /** When the log was last seen to grow, or, before that, was written last by the date of its file; null before it was seen at all. */
  grewAt: timestamp.nullable(),
  phase: z.string().nullable(),
  component: z.string().nullable(),
  entries: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
  errors: z.int().nonnegative(),
  /** Errors that Setup itself called non-critical. */
  ignoredErrors: z.int().nonnegative(),
  longestPauseSeconds: z.number().nonnegative(),
  /** Stamps that lie far before or far after the one above them, or in the future, or are no date: the clock was changed, or the log is not of this server. */
  oddStamps: z.int().nonnegative(),
  /** Bytes that could not be taken for text of a log, or belonged to lines that are too long to keep. */
  droppedBytes: z.number().nonnegative(),
});
export type SetupProgress = z.infer<typeof setupProgressSchema>;

export const setupNoteKinds = [
  'started',
  'phase',
  'component',
  'services',
  'warning',
  'error',
  'succeeded',
  'failed',
  'ended',
  'log',
] as const;

/** A line of the log that deserves a place in the timeline. */
export const setupNoteSchema = z.object({
  kind: z.enum(setupNoteKinds),
  /** Number of the entry within the run, from 1; 0 for what is said about the file and not about an entry. */
  entry: z.int().nonnegative(),
  logTime: z.string().nullable(),
  text: z.string(),
  /** The id of an `[ERROR-REFERENCE]`. */
  reference: z.string().nullable(),
  /** Id of a known failure, see `known-failures.ts`. */
  known: z.string().nullable(),
});
export type SetupNote = z.infer<typeof setupNoteSchema>;

/** Nothing was read yet. */
export const emptyProgress: SetupProgress = {
  status: 'no-log',
  problem: null,
  version: null,
  mode: null,
  startedLogTime: null,
  lastLogTime: null,
  grewAt: null,
  phase: null,
  component: null,
  entries: 0,
  warnings: 0,
  errors: 0,
  ignoredErrors: 0,
  longestPauseSeconds: 0,
  oddStamps: 0,
  droppedBytes: 0,
};
