import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

export type LogContents<T> = {
  readonly records: readonly T[];
  /** Bytes up to the end of the last whole line. */
  readonly goodLength: number;
  /** Bytes after it: the line that was being written when the process or the machine went down. */
  readonly tornBytes: number;
  /** Whole lines that are no record (damaged on disk, or of another version), by line number from 1. */
  readonly damagedLines: readonly number[];
};

/** Reads a log of JSON lines. Nothing is skipped in silence: what cannot be read is counted. Rejects only when the file itself cannot be read. */
export const readLog = async <T>(path: string, schema: z.ZodType<T>): Promise<LogContents<T>> => {
  const bytes = await readFile(path);
  const goodLength = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, goodLength).toString('utf8').split('\n').slice(0, -1);
  const records: T[] = [];
  const damagedLines: number[] = [];
  lines.forEach((line, index) => {
    const parsed = parseLine(line, schema);
    if (parsed === undefined) damagedLines.push(index + 1);
    else records.push(parsed);
  });
  return { records, goodLength, tornBytes: bytes.length - goodLength, damagedLines };
};

const parseLine = <T>(line: string, schema: z.ZodType<T>): T | undefined => {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
