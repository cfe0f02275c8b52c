import { say } from '../../texts/stored.ts';
import type { BeforeAfterRow } from '../schema.ts';

/** Makes the rows of one subject: the fields differ, the subject does not. */
export const rowsFor =
  (kind: BeforeAfterRow['kind'], subject: string) =>
  (
    field: string,
    [before, after]: readonly [string | null, string | null],
    judged: BeforeAfterRow['judged'],
    why: string,
  ): BeforeAfterRow => ({ kind, subject, field, before, after, judged, why });

/** A value that was not read on one side; null where both were. */
export const unreadSide = (before: unknown, after: unknown): string | null => {
  if (before === null && after === null) return say('compare.unread-on-both-sides');
  if (before === null) return say('after.not-read-before');
  return after === null ? say('compare.unread-now') : null;
};

/** Windows compares paths and file names without case; quotes around a path are the command line's. */
export const samePath = (left: string, right: string): boolean => plain(left) === plain(right);

const plain = (path: string): string =>
  path.trim().replace(/^"|"$/g, '').replaceAll('/', '\\').toLowerCase();
