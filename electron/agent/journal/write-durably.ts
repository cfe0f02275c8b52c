import { open, rename, rm } from 'node:fs/promises';

/** Writes a file whole or not at all, and has it on disk before it gets its name. Throws what the file system throws. */
export const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const draft = `${path}.${process.pid}.part`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw thrown;
  }
};
