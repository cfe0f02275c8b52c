import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, rename, writeFile } from 'node:fs/promises';

import { isToken } from '../../../shared/protocol/handshake.ts';
import { err, ok, toAppError, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';

export const newToken = (): string => randomBytes(32).toString('hex');

/** Writes a token where only this account can read it, whole or not at all. */
export const writeToken = async (path: string, token: string): Promise<void> => {
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, `${token}\n`, { mode: 0o600 });
  // A draft that was left behind keeps the mode that it had.
  await chmod(draft, 0o600);
  const file = await open(draft, 'r+');
  await file.sync();
  await file.close();
  await rename(draft, path);
};

/** The token that opens the next connection. */
export const readToken = async (path: string): Promise<Result<string>> => {
  try {
    const token = (await readFile(path, 'latin1')).trim();
    return isToken(token) ? ok(token) : err('bad-file', say('shell-error.no-token'));
  } catch (thrown) {
    return err('not-found', say('shell-error.token-unread', { why: toAppError(thrown).message }));
  }
};
