import { open, stat } from 'node:fs/promises';

import { ok, toAppError, type Result } from '../../../shared/result.ts';

/** Where the bytes of a log come from. */
export type LogSource = {
  /** Size in bytes, and what tells this file from another one of the same name. */
  readonly stat: () => Promise<Result<{ readonly size: number; readonly id: string }>>;
  readonly read: (offset: number, length: number) => Promise<Result<Buffer>>;
};

/**
 * A log file on disk. It is opened for each read and closed at once, and Node opens files on Windows with FILE_SHARE_READ, WRITE and DELETE: Setup can go on writing, rename and delete it meanwhile.
 */
export const fileSource = (path: string): LogSource => ({
  stat: async () => {
    try {
      const { size, ino, birthtimeMs } = await stat(path);
      return ok({ size, id: `${ino} ${birthtimeMs}` });
    } catch (thrown) {
      return { ok: false, error: toAppError(thrown, 'failed') };
    }
  },
  read: async (offset, length) => {
    try {
      const file = await open(path, 'r');
      try {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await file.read(buffer, 0, length, offset);
        return ok(buffer.subarray(0, bytesRead));
      } finally {
        await file.close();
      }
    } catch (thrown) {
      return { ok: false, error: toAppError(thrown, 'failed') };
    }
  },
});

/** Where Setup keeps its log: on the system drive, for the life of the server. */
export const setupLogPath = (systemDrive: string): string =>
  `${systemDrive}\\ExchangeSetupLogs\\ExchangeSetup.log`;
