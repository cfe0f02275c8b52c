import { rename, rm, writeFile } from 'node:fs/promises';

import { err, ok, toAppError, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';

/** Writes a file whole or not at all; an older file of that name stays until the new one is complete. */
export const writeWhole = async (
  path: string,
  content: string | Uint8Array,
): Promise<Result<null>> => {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
    return ok(null);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => undefined);
    return err('failed', say('shell-error.not-written', { why: toAppError(thrown).message }));
  }
};
