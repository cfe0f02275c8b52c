import { open, type FileHandle } from 'node:fs/promises';

import { toAppError } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';

/** A file that was read whole, or what is known of one that was not. */
export type SmallFile = {
  readonly size: number | null;
  readonly modifiedAt: string | null;
} & (
  | { readonly bytes: Buffer; readonly problem: null }
  | { readonly bytes: null; readonly problem: string }
);

/** Reads a file if it is no larger than `mostBytes`. Never rejects: a file that is locked, too large or not a file has a problem. */
export const readSmallFile = async (
  path: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<SmallFile> => {
  let file: FileHandle | undefined;
  let known = { size: null as number | null, modifiedAt: null as string | null };
  try {
    signal.throwIfAborted();
    file = await open(path, 'r');
    const { size, mtime, isFile } = await statOf(file);
    known = { size, modifiedAt: mtime.toISOString() };
    if (!isFile) return { ...known, bytes: null, problem: say('read.not-a-file') };
    if (size > mostBytes)
      return { ...known, bytes: null, problem: say('read.too-large', { bytes: mostBytes }) };
    const bytes = await readFully(file, mostBytes);
    return bytes === null
      ? { ...known, bytes, problem: say('read.too-large', { bytes: mostBytes }) }
      : { ...known, size: bytes.length, bytes, problem: null };
  } catch (thrown) {
    return { ...known, bytes: null, problem: toAppError(thrown).message };
  } finally {
    await file?.close().catch(() => undefined);
  }
};

const statOf = async (file: FileHandle) => {
  const stat = await file.stat();
  return { size: stat.size, mtime: stat.mtime, isFile: stat.isFile() };
};

/** Reads to the end, whatever the size was a moment ago; null beyond the limit. */
const readFully = async (file: FileHandle, mostBytes: number): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(65_536), 0, 65_536, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    total += bytesRead;
    if (total > mostBytes) return null;
    chunks.push(buffer.subarray(0, bytesRead));
  }
};
