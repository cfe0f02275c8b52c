import { open } from 'node:fs/promises';
import { checkFileSize, largestFile } from '../../shared/evidence/read-file.ts';
import { err, ok, toAppError, type AppError, type Result } from '../../shared/result.ts';
import type { Texts } from '../../shared/texts/texts.ts';

/** The bytes of an input file. Its size is looked at first, and no more than the limit is ever read: a file can grow, and a pipe has no size. */
export const readInput = async (path: string, texts: Texts): Promise<Result<Uint8Array>> => {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) return err('bad-file', texts.say('terminal.input.folder', { path }));
      const small = checkFileSize(stat.size);
      if (!small.ok) return small;
      return await readUpTo(file.createReadStream({ end: largestFile, autoClose: false }));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    return { ok: false, error: explain(toAppError(thrown, 'bad-file'), thrown, path, texts) };
  }
};

const reasons = {
  ENOENT: 'terminal.input.missing',
  EACCES: 'terminal.input.denied',
  EPERM: 'terminal.input.denied',
  EBUSY: 'terminal.input.locked',
} as const;

const isReason = (code: string): code is keyof typeof reasons => Object.hasOwn(reasons, code);

const explain = (error: AppError, thrown: unknown, path: string, texts: Texts): AppError => {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return isReason(code) ? { ...error, message: texts.say(reasons[code], { path }) } : error;
};

const readUpTo = async (chunks: AsyncIterable<Uint8Array>): Promise<Result<Uint8Array>> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    size += chunk.length;
  }
  const small = checkFileSize(size);
  return small.ok ? ok(Buffer.concat(pieces)) : small;
};
