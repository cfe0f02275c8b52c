import { TextDecoder } from 'node:util';

import { createEntryReader, stampMs, type SetupEntry } from '../../../shared/setup-log/entries.ts';
import { foldEntry } from '../../../shared/setup-log/fold-entry.ts';
import {
  emptyProgress,
  type SetupNote,
  type SetupProgress,
} from '../../../shared/setup-log/schema.ts';
import type { AppError } from '../../../shared/result.ts';
import { findStart } from './find-start.ts';
import type { LogSource } from './source.ts';

/** Follows Setup's log. */
export type SetupLogReader = {
  /** Reads what was added since the last poll, up to a limit. Never throws; what cannot be read is said in the progress. */
  readonly poll: (now: Date) => Promise<{
    readonly progress: SetupProgress;
    readonly notes: readonly SetupNote[];
  }>;
};

/** Most that one poll reads: a poll must not hold up the watch. */
const mostBytes = 1_024 * 1_024;
/** A stamp this far ahead of the server's clock cannot come from a time zone. */
const mostZoneMs = 15 * 3_600_000;

/** Lines of one entry are written together. */
const settleAfterMs = 2_000;

type Place = { readonly id: string; offset: number; readonly decoder: TextDecoder };

export const createSetupLogReader = (source: LogSource): SetupLogReader => {
  let place: Place | null = null;
  let progress: SetupProgress = emptyProgress;
  const entries = createEntryReader();
  let decodedBadly = 0;

  const begin = async (id: string, size: number): Promise<AppError | null> => {
    const start = await findStart(source, size);
    if (!start.ok) return start.error;
    const { offset, encoding } = start.value;
    entries.reset();
    place = { id, offset, decoder: new TextDecoder(encoding) };
    return null;
  };

  const fold = (entry: SetupEntry, now: Date): readonly SetupNote[] => {
    const folded = foldEntry(progress, entry);
    const inFuture = stampMs(entry.logTime) - now.getTime() > mostZoneMs;
    progress = {
      ...folded.progress,
      oddStamps: folded.progress.oddStamps + (inFuture ? 1 : 0),
    };
    return folded.notes;
  };

  const take = (text: string, now: Date): readonly SetupNote[] => {
    decodedBadly += text.split('\ufffd').length - 1;
    return entries.push(text).flatMap((entry) => fold(entry, now));
  };

  const fail = (error: AppError): { progress: SetupProgress; notes: SetupNote[] } => {
    const missing = error.message.startsWith('ENOENT');
    const problem = missing ? null : error.message;
    // What was read before stays; only a log that was never seen has nothing to say.
    const status =
      progress.startedLogTime === null ? (missing ? 'no-log' : 'unreadable') : progress.status;
    const news = problem !== null && progress.problem === null;
    progress = { ...progress, status, problem };
    return { progress, notes: news ? [logNote(`The log cannot be read: ${problem}`)] : [] };
  };

  /** The last entry is taken in when the log has been silent for a while: nothing continues it any more. */
  const settle = (now: Date): readonly SetupNote[] => {
    const open = entries.open();
    const silentMs = now.getTime() - Date.parse(progress.grewAt ?? now.toISOString());
    if (open === null || (silentMs >= 0 && silentMs < settleAfterMs)) return [];
    entries.reset();
    return fold(open, now);
  };

  return {
    poll: async (now) => {
      const stat = await source.stat();
      if (!stat.ok) return fail(stat.error);
      const { size, id } = stat.value;
      const notes: SetupNote[] = [];
      if (place !== null && (place.id !== id || size < place.offset)) {
        notes.push(logNote('The log begins anew: it was replaced or emptied.'));
        place = null;
      }
      if (place === null) {
        const failed = await begin(id, size);
        if (failed !== null) return fail(failed);
      }
      const at = place as unknown as Place;
      const read = await source.read(at.offset, Math.min(mostBytes, size - at.offset));
      if (!read.ok) return fail(read.error);
      if (progress.problem !== null) notes.push(logNote('The log can be read again.'));
      progress = { ...progress, problem: null };
      at.offset += read.value.length;
      if (read.value.length > 0) {
        progress = { ...progress, grewAt: now.toISOString() };
        notes.push(...take(at.decoder.decode(read.value, { stream: true }), now));
      } else notes.push(...settle(now));
      progress = { ...progress, droppedBytes: entries.droppedCharacters() + decodedBadly };
      return { progress, notes };
    },
  };
};

const logNote = (text: string): SetupNote => ({
  kind: 'log',
  entry: 0,
  logTime: null,
  text,
  reference: null,
  known: null,
});
