import { TextDecoder } from 'node:util';

import { ok, type AppError, type Result } from '../../../shared/result.ts';
import { createEntryReader, type SetupEntry } from '../../../shared/setup-log/entries.ts';
import { foldEntry } from '../../../shared/setup-log/fold-entry.ts';
import {
  emptyProgress,
  type SetupNote,
  type SetupProgress,
} from '../../../shared/setup-log/schema.ts';
import { say } from '../../../shared/texts/stored.ts';
import { headBytes, mostBackBytes, openStartSearch, type StartSearch } from './find-start.ts';
import type { LogSource, LogStat } from './source.ts';

/** What one poll of Setup's log brought. */
export type SetupLogPoll = {
  readonly progress: SetupProgress;
  /** Lines since the last poll that belong in the timeline, in their order. Those of older runs are among them; each run begins with a `started`. */
  readonly notes: readonly SetupNote[];
  /** The log holds more than this poll could take: what is said is not yet how Setup stands. */
  readonly isBehind: boolean;
};

/** Follows Setup's log. */
export type SetupLogReader = {
  /** Reads what was added since the last poll, up to a limit. Never throws; what cannot be read is said in the progress, and read when it can be. */
  readonly poll: (now: Date) => Promise<SetupLogPoll>;
};

/** Most that one poll reads: a poll must not hold up the watch. */
const mostBytes = 1_024 * 1_024;
/** Lines of one entry are written together. */
const settleAfterMs = 2_000;
/** So many bytes before the place are read again each time: another text there is another log, whatever its number and size. */
const tailBytes = 256;
/** A smaller step of the clock is what time services do all the time. */
const leastJumpMs = 2_000;

type Place = {
  readonly id: string;
  readonly decoder: TextDecoder;
  offset: number;
  tail: Buffer;
};

/** `elapsed` is a clock of the server that never goes back, in milliseconds: with it, a clock that is set is not taken for silence of the log. */
export const createSetupLogReader = (
  source: LogSource,
  elapsed: (() => number) | null = null,
): SetupLogReader => {
  let search: (StartSearch & { readonly id: string }) | null = null;
  let place: Place | null = null;
  let progress: SetupProgress = emptyProgress;
  const entries = createEntryReader();
  let decodedBadly = 0;
  /** All that was there at the first look is read. */
  let isCaughtUp = false;
  let clockOffset: number | null = null;

  const followClock = (now: Date): void => {
    if (elapsed === null) return;
    const offset = now.getTime() - elapsed();
    const jump = clockOffset === null ? 0 : offset - clockOffset;
    clockOffset = offset;
    if (Math.abs(jump) < leastJumpMs || progress.grewAt === null) return;
    const shifted = new Date(Date.parse(progress.grewAt) + jump);
    progress = { ...progress, grewAt: shifted.toISOString() };
  };

  /** Goes on looking for the place where to begin; null until it is found. */
  const findPlace = async (
    { id, size }: LogStat,
    notes: SetupNote[],
  ): Promise<Result<Place | null>> => {
    if (search?.id !== id) {
      // Its encoding is not known before it has begun.
      if (size < headBytes) return ok(null);
      const opened = await openStartSearch(source, size);
      if (!opened.ok) return opened;
      search = { id, ...opened.value };
    }
    const found = await search.step();
    if (!found.ok) return found;
    if (found.value === null) return ok(null);
    const { offset, isFound } = found.value;
    if (!isFound) notes.push(logNote(startOutOfReach));
    const decoder = new TextDecoder(search.encoding);
    search = null;
    entries.reset();
    return ok({ id, offset, decoder, tail: Buffer.alloc(0) });
  };

  const fold = (entry: SetupEntry, now: Date): readonly SetupNote[] => {
    const folded = foldEntry(progress, entry, now);
    ({ progress } = folded);
    return folded.notes.map((note) => detached(note));
  };

  const take = (text: string, now: Date): readonly SetupNote[] => {
    decodedBadly += text.split('\ufffd').length - 1;
    const notes = entries.push(text).flatMap((entry) => fold(entry, now));
    progress = detached(progress);
    return notes;
  };

  /** The last entry is taken in when the log has been silent for a while: nothing continues it any more. */
  const settle = (now: Date): readonly SetupNote[] => {
    const silentMs = now.getTime() - Date.parse(progress.grewAt ?? now.toISOString());
    if (silentMs >= 0 && silentMs < settleAfterMs) return [];
    const open = entries.settle();
    return open === null ? [] : fold(open, now);
  };

  /** What was read before stays; only a log that was never seen has nothing to say. */
  const fail = (error: AppError, notes: SetupNote[] = []): SetupLogPoll => {
    const isMissing = error.code === 'not-found';
    const isUnseen = place === null && progress.startedLogTime === null;
    const problem = isMissing ? (isUnseen ? null : logIsGone) : error.message;
    const isNews = problem !== null && progress.problem === null;
    const unreadable = isMissing && isUnseen ? 'no-log' : 'unreadable';
    const status = progress.startedLogTime === null ? unreadable : progress.status;
    progress = { ...progress, status, problem };
    const text = isMissing ? logIsGone : say('log.unread', { why: problem ?? '' });
    if (isNews) notes.push(logNote(text));
    return { progress, notes, isBehind: false };
  };

  const succeed = (notes: SetupNote[], isBehind: boolean): SetupLogPoll => {
    if (progress.problem !== null) notes.unshift(logNote(say('log.read-again')));
    const status = progress.startedLogTime === null ? 'waiting' : progress.status;
    const droppedBytes = entries.droppedCharacters() + decodedBadly;
    progress = { ...progress, status, problem: null, droppedBytes };
    return { progress, notes, isBehind };
  };

  const beginAnew = (now: Date, notes: SetupNote[]): void => {
    const open = entries.settle();
    if (open !== null) notes.push(...fold(open, now));
    place = null;
    search = null;
    isCaughtUp = false;
    notes.push(logNote(say('log.anew')));
  };

  /** What is there at the first look may be old: then the date of the file says since when the log is silent. Later, growth is seen. */
  const grewAt = ({ writtenAt }: LogStat, now: Date): Date =>
    !isCaughtUp && writtenAt !== undefined && writtenAt < now ? writtenAt : now;

  const poll = async (now: Date): Promise<SetupLogPoll> => {
    followClock(now);
    const stat = await source.stat();
    if (!stat.ok) return fail(stat.error);
    const { size, id } = stat.value;
    const notes: SetupNote[] = [];
    if (place !== null && (place.id !== id || size < place.offset)) beginAnew(now, notes);
    if (place === null) {
      const found = await findPlace(stat.value, notes);
      if (!found.ok) return fail(found.error, notes);
      place = found.value;
    }
    if (place === null) return succeed(notes, search !== null);
    const { decoder, tail, offset } = place;
    // A log that was cut while its start was looked for ends before the place; the next poll begins anew.
    const wanted = Math.max(0, Math.min(mostBytes, size - offset));
    const read = await source.read(offset - tail.length, tail.length + wanted);
    if (!read.ok) return fail(read.error, notes);
    if (!read.value.subarray(0, tail.length).equals(tail)) {
      beginAnew(now, notes);
      return succeed(notes, true);
    }
    const added = read.value.subarray(tail.length);
    if (added.length > 0) {
      place.offset += added.length;
      place.tail = Buffer.from(read.value.subarray(-tailBytes));
      progress = { ...progress, grewAt: grewAt(stat.value, now).toISOString() };
      notes.push(...take(decoder.decode(added, { stream: true }), now));
    } else notes.push(...settle(now));
    isCaughtUp ||= place.offset >= size;
    return succeed(notes, place.offset < size);
  };

  return { poll };
};

/** The same without a hold on the text that it was cut out of: V8 keeps that whole as long as one piece of it is kept, and what a poll reads may be a thousand times as long as what is told of it. */
const detached = <T extends SetupNote | SetupProgress>(value: T): T => structuredClone(value);

const logIsGone = say('log.gone');
const startOutOfReach = say('log.start-out-of-reach', {
  megabytes: mostBackBytes / 1_024 / 1_024,
});

const logNote = (text: string): SetupNote => ({
  kind: 'log',
  entry: 0,
  logTime: null,
  text,
  reference: null,
  known: null,
});
