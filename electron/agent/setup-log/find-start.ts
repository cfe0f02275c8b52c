import { ok, type Result } from '../../../shared/result.ts';
import type { LogSource } from './source.ts';

/** A log up to this size is read from its beginning. */
const wholeBytes = 16 * 1_024 * 1_024;
/** How far back the last start of Setup is looked for in a larger one. */
const mostBackBytes = 512 * 1_024 * 1_024;
const pieceBytes = 4 * 1_024 * 1_024;

const marker = 'Starting Microsoft Exchange Server ';

export type LogEncoding = 'utf-8' | 'utf-16le';

/** The encoding by the byte order mark; Setup writes UTF-8, what was saved by a tool may be UTF-16. */
export const encodingOf = (head: Buffer): LogEncoding =>
  head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8';

/**
 * Where to begin to read: the log is appended for the life of the server, so a large one is searched backwards for the last start of Setup. Without one within reach, reading begins at the end: what comes is new.
 */
export const findStart = async (
  source: LogSource,
  size: number,
): Promise<Result<{ readonly offset: number; readonly encoding: LogEncoding }>> => {
  const head = await source.read(0, Math.min(size, 4));
  if (!head.ok) return head;
  const encoding = encodingOf(head.value);
  if (size <= wholeBytes) return ok({ offset: 0, encoding });
  const wanted = Buffer.from(marker, encoding === 'utf-8' ? 'utf8' : 'utf16le');
  for (let end = size; end > Math.max(0, size - mostBackBytes); end -= pieceBytes) {
    const from = Math.max(0, end - pieceBytes);
    // A little more than the piece, so that a marker on its border is whole.
    const piece = await source.read(from, Math.min(size, end + wanted.length) - from);
    if (!piece.ok) return piece;
    const at = piece.value.lastIndexOf(wanted);
    if (at >= 0) return ok({ offset: lineStart(piece.value, at, from, encoding), encoding });
  }
  return ok({ offset: even(size, encoding), encoding });
};

const lineStart = (piece: Buffer, at: number, from: number, encoding: LogEncoding): number => {
  const newline = piece.lastIndexOf(encoding === 'utf-8' ? '\n' : Buffer.from('\n', 'utf16le'), at);
  const width = encoding === 'utf-8' ? 1 : 2;
  return even(from + (newline < 0 ? 0 : newline + width), encoding);
};

const even = (offset: number, encoding: LogEncoding): number =>
  encoding === 'utf-16le' ? offset - (offset % 2) : offset;
