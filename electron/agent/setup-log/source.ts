import { open, stat } from 'node:fs/promises';

import { ok, toAppError, type ErrorCode, type Result } from '../../../shared/result.ts';

export type LogStat = {
  /** In bytes. */
  readonly size: number;
  /** What tells this file from another one of the same name. */
  readonly id: string;
  /** When the file was written last, by its date. While somebody has it open for writing, NTFS may show an earlier time. */
  readonly writtenAt?: Date;
};

/** Where the bytes of a log come from. Errors: `not-found`, `busy` (somebody holds it without sharing), `access-denied`, `failed`; the message begins with the code of the system. */
export type LogSource = {
  readonly stat: () => Promise<Result<LogStat>>;
  /** Fewer bytes than asked for when the file ends before. */
  readonly read: (offset: number, length: number) => Promise<Result<Buffer>>;
};

/**
 * A log file on disk. It is opened for each read and closed at once, and Node opens files on Windows with FILE_SHARE_READ, WRITE and DELETE: Setup can go on writing, rename and delete it meanwhile.
 *
 * The file is known by its number alone. Its birth time would add nothing on NTFS, which gives the one of a deleted file to the next of the same name, and is the time of the last write under Wine. The number has 64 bits, more than a double holds.
 */
export const fileSource = (path: string): LogSource => ({
  stat: async () => {
    try {
      const { size, ino, mtime } = await stat(path, { bigint: true });
      return ok({ size: Number(size), id: String(ino), writtenAt: mtime });
    } catch (thrown) {
      return refused(thrown);
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
      return refused(thrown);
    }
  },
});

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EBUSY: 'busy',
  EPERM: 'access-denied',
  EACCES: 'access-denied',
};

const refused = (thrown: unknown): Result<never> => {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return { ok: false, error: toAppError(thrown, codes[code] ?? 'failed') };
};

/** Where Setup keeps its log: on the system drive, such as `C:`, for the life of the server. */
export const setupLogPath = (systemDrive: string): string =>
  `${systemDrive}\\ExchangeSetupLogs\\ExchangeSetup.log`;
