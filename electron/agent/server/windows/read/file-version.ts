import { ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { decodeFileVersion } from '../decode/versions.ts';
import { garbled, win32Error } from '../win32/errors.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';

/** A version resource beyond this is none. */
const mostBytes = 1_048_576;

/** Version of a program file, `15.2.1544.4`; null when the file does not exist or has no version. */
export const readFileVersion = async (
  api: Win32,
  limits: Limits,
  path: string,
): Promise<Result<string | null>> => {
  const size = await api.call(limits, 'GetFileVersionInfoSizeW', path, Buffer.alloc(4));
  if (!size.ok) return size;
  const bytes = size.value.value;
  if (bytes === 0) {
    const error = win32Error(['GetFileVersionInfoSizeW', path].join(' '), size.value.lastError);
    return error.code === 'not-found' ? ok(null) : { ok: false, error };
  }
  if (bytes > mostBytes) return garbled(say('garbled.version', { path, bytes }));
  const resource = Buffer.alloc(bytes);
  const read = await api.demand(limits, 'GetFileVersionInfoW', path, 0, bytes, resource);
  return read.ok ? ok(decodeFileVersion(resource)) : read;
};
