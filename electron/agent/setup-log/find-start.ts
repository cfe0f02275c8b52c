import { ok, type Result } from '../../../shared/result.ts';
import { parseEntryLine, startedProduct, startMarker } from '../../../shared/setup-log/entries.ts';
import type { LogSource } from './source.ts';

/** A log up to this size is read from its beginning. */
const wholeBytes = 16 * 1_024 * 1_024;
/** How far back the last start of Setup is looked for in a larger one. */
export const mostBackBytes = 512 * 1_024 * 1_024;
const pieceBytes = 4 * 1_024 * 1_024;
/** So many pieces in one step, which takes some tens of milliseconds. */
const piecesPerStep = 8;
/** Each piece reaches so far over its ends that a line of start on its border is whole. */
const overlapBytes = 512;

export type LogEncoding = 'utf-8' | 'utf-16le';

/** Bytes that the encoding is told by. */
export const headBytes = 4;

/** The encoding by the byte order mark, or by the first character, which is `[`. Setup writes UTF-8; what was saved by a tool may be UTF-16. */
export const encodingOf = (head: Buffer): LogEncoding =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x5b && head[1] === 0)
    ? 'utf-16le'
    : 'utf-8';

/** Where to begin to read. `isFound` is false when there is no start within reach, and reading begins at the end. */
export type LogStart = { readonly offset: number; readonly isFound: boolean };

export type StartSearch = {
  readonly encoding: LogEncoding;
  /** Looks through the next part of the log; null while there is more to look through. */
  readonly step: () => Promise<Result<LogStart | null>>;
};

/**
 * Looks for the beginning of the newest run. The log is appended for the life of the server, so a large one is searched backwards for the last start of Setup, a part at a time, because the watch has other things to look at.
 */
export const openStartSearch = async (
  source: LogSource,
  size: number,
): Promise<Result<StartSearch>> => {
  const head = await source.read(0, Math.min(size, headBytes));
  if (!head.ok) return head;
  const encoding = encodingOf(head.value);
  let end = size;
  const step = async (): Promise<Result<LogStart | null>> => {
    if (size <= wholeBytes) return ok({ offset: 0, isFound: true });
    for (let pieces = 0; pieces < piecesPerStep; pieces += 1) {
      if (end <= Math.max(0, size - mostBackBytes))
        return ok({ offset: even(size, encoding), isFound: false });
      const piece = await findInPiece(source, end, encoding);
      if (!piece.ok) return piece;
      if (piece.value !== null) return ok({ offset: piece.value, isFound: true });
      end -= pieceBytes;
    }
    return ok(null);
  };
  return ok({ encoding, step });
};

const findInPiece = async (
  source: LogSource,
  end: number,
  encoding: LogEncoding,
): Promise<Result<number | null>> => {
  const from = even(Math.max(0, end - pieceBytes - overlapBytes), encoding);
  const read = await source.read(from, end + overlapBytes - from);
  if (!read.ok) return read;
  const offset = lastStartIn(read.value, encoding);
  return ok(offset === null ? null : from + offset);
};

/** Offset of the last line that begins a run. The words alone are not enough: they may be quoted in another line. */
const lastStartIn = (bytes: Buffer, encoding: LogEncoding): number | null => {
  const wanted = encode(startMarker, encoding);
  let at = bytes.lastIndexOf(wanted);
  while (at >= 0) {
    const line = lineAround(bytes, at, encoding);
    if (line !== null) return line;
    at = at === 0 ? -1 : bytes.lastIndexOf(wanted, at - 1);
  }
  return null;
};

const lineAround = (bytes: Buffer, at: number, encoding: LogEncoding): number | null => {
  const newline = bytes.lastIndexOf(encode('\n', encoding), at);
  const begin = newline < 0 ? 0 : even(newline + encode('\n', encoding).length, encoding);
  if (at - begin > overlapBytes) return null;
  const line = new TextDecoder(encoding).decode(bytes.subarray(begin, at + overlapBytes));
  const entry = parseEntryLine(line.split(/\r?\n/)[0] ?? '');
  return entry !== null && startedProduct(entry.text) !== null ? begin : null;
};

const encode = (text: string, encoding: LogEncoding): Buffer =>
  Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');

const even = (offset: number, encoding: LogEncoding): number =>
  encoding === 'utf-16le' ? offset - (offset % 2) : offset;
