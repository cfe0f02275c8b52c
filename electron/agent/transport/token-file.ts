import { open } from 'node:fs/promises';

import { isToken } from '../../../shared/protocol/handshake.ts';
import { err, ok, toAppError, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';

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
        if ((mode & 0o077) !== 0) return err('access-denied', say('agent.token-shared', { path }));
        if (uid !== process.getuid?.())
          return err('access-denied', say('agent.token-owner', { path }));
      }
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
      const token = buffer.subarray(0, bytesRead).toString('latin1').trim();
      return isToken(token) ? ok(token) : err('bad-file', say('agent.token-wrong', { path }));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    return err('not-found', say('shell-error.token-unread', { why: toAppError(thrown).message }));
  }
};
