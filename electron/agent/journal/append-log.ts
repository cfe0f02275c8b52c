import { open, truncate, type FileHandle } from 'node:fs/promises';

/**
 * An append-only file of JSON lines. Writes are done one after the other; a durable one is on disk (fdatasync) when its promise is fulfilled.
 *
 * A write error rejects that write only: the next one is tried again, so a full disk that has room later loses nothing but what was said in between.
 */
export type AppendLog = {
  readonly append: (record: unknown, options: { readonly durable: boolean }) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens a log for appending. `goodLength` (bytes, from `readLog`) cuts off a torn last line first, so that the next record starts on a line of its own. */
export const openAppendLog = async (path: string, goodLength?: number): Promise<AppendLog> => {
  if (goodLength !== undefined) await truncate(path, goodLength);
  const file = await open(path, 'a', 0o600);
  let length = (await file.stat()).size;
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
        await writeWhole(file, bytes, length);
        length += bytes.length;
        if (durable) await file.datasync();
      }),
    close: () =>
      enqueue(async () => {
        await file.datasync();
        await file.close();
      }),
  };
};

/** A write that fails half-way is taken back, or the half line would spoil the next record. */
const writeWhole = async (file: FileHandle, bytes: Buffer, start: number): Promise<void> => {
  try {
    await file.writeFile(bytes);
  } catch (error) {
    await file.truncate(start).catch(() => undefined);
    throw error;
  }
};
