import { open, truncate, type FileHandle } from 'node:fs/promises';

/**
 * An append-only file of JSON lines. Writes are done one after the other; a durable one is on disk (fdatasync) when its promise is fulfilled.
 *
 * A write error rejects that write only, and the record is not in the file then. The next one is tried again, so a full disk that has room later loses nothing but what was said in between.
 */
export type AppendLog = {
  readonly append: (record: unknown, options: { readonly durable: boolean }) => Promise<void>;
  /** Has everything that was appended on disk (fdatasync). */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What a log needs of its file. */
export type LogFile = Pick<FileHandle, 'writeFile' | 'truncate' | 'datasync' | 'close'>;

/** Opens a log for appending. `goodLength` (bytes, from `readLog`) cuts off a torn last line first, so that the next record starts on a line of its own. */
export const openAppendLog = async (path: string, goodLength?: number): Promise<AppendLog> => {
  if (goodLength !== undefined) await truncate(path, goodLength);
  const file = await open(path, 'a', 0o600);
  return appendLogOn(file, (await file.stat()).size);
};

/** A log on a file that is open for appending and has `length` bytes. */
export const appendLogOn = (file: LogFile, length: number): AppendLog => {
  let end = length;
  let last: Promise<unknown> = Promise.resolve();
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    append: (record, { durable }) =>
      enqueue(async () => {
        const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
        try {
          await file.writeFile(bytes);
          if (durable) await file.datasync();
        } catch (error) {
          // Half a line would spoil the next record; a whole one would be a record of something that never happened.
          await file.truncate(end).catch(() => undefined);
          throw error;
        }
        end += bytes.length;
      }),
    sync: () => enqueue(() => file.datasync()),
    close: () =>
      enqueue(async () => {
        try {
          await file.datasync();
        } finally {
          await file.close();
        }
      }),
  };
};
