import { open } from 'node:fs/promises';

import { isToken } from '../../../shared/protocol/handshake.ts';
import { err, ok, toAppError, type Result } from '../../../shared/result.ts';

/** Enough for a token and what an editor may have put around it. */
const mostBytes = 200;

/**
 * Reads the token that opens the first connection. The agent only reads this file; the client, which may have fewer rights, keeps it current.
 *
 * Refused if anybody else can read it; on Windows the folder's access list has to see to that.
 */
export const readTokenFile = async (path: string): Promise<Result<string>> => {
  try {
    const file = await open(path, 'r');
    try {
      const { mode, uid } = await file.stat();
      if (process.platform !== 'win32') {
        if ((mode & 0o077) !== 0)
          return err('access-denied', `${path} can be read by others; its mode has to be 0600.`);
        if (uid !== process.getuid?.())
          return err('access-denied', `${path} belongs to another account.`);
      }
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
      const token = buffer.subarray(0, bytesRead).toString('latin1').trim();
      return isToken(token)
        ? ok(token)
        : err('bad-file', `${path} holds no token (64 hexadecimal digits).`);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    return err('not-found', `The token file cannot be read: ${toAppError(thrown).message}`);
  }
};
