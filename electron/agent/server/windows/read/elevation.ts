import { ok, type Result } from '../../../../../shared/result.ts';
import type { Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';

const tokenQuery = 0x0008;
const tokenAdjustPrivileges = 0x0020;
/** TokenElevation of TOKEN_INFORMATION_CLASS. */
const tokenElevation = 20;
const privilegeEnabled = 2;

/** Whether this process runs with the full rights of an administrator. */
export const readElevation = (api: Win32, limits: Limits): Promise<Result<boolean>> =>
  withToken(api, limits, tokenQuery, async (token) => {
    const elevated = Buffer.alloc(4);
    const answer = await api.demand(
      limits,
      'GetTokenInformation',
      token,
      tokenElevation,
      elevated,
      4,
      Buffer.alloc(4),
    );
    return answer.ok ? ok(elevated.readUInt32LE() !== 0) : answer;
  });

/**
 * Asks for the right to look at processes of other accounts (SeDebugPrivilege), as the Task Manager does: the POP and IMAP back ends run as Network Service, whose processes do not let an administrator in by themselves.
 *
 * An unelevated process does not have it and goes on without; then some image paths stay unread.
 */
export const enableProcessInspection = (api: Win32, limits: Limits): Promise<Result<boolean>> =>
  withToken(api, limits, tokenQuery | tokenAdjustPrivileges, async (token) => {
    // TOKEN_PRIVILEGES: a count of 1, the LUID, the attributes.
    const privileges = Buffer.alloc(16);
    privileges.writeUInt32LE(1, 0);
    privileges.writeUInt32LE(privilegeEnabled, 12);
    const luid = privileges.subarray(4, 12);
    const named = await api.demand(limits, 'LookupPrivilegeValueW', null, 'SeDebugPrivilege', luid);
    if (!named.ok) return named;
    const adjusted = await api.call(
      limits,
      'AdjustTokenPrivileges',
      token,
      0,
      privileges,
      0,
      null,
      null,
    );
    if (!adjusted.ok) return adjusted;
    // The call succeeds also when nothing was granted; only the last error (1300) tells.
    return ok(adjusted.value.value !== 0 && adjusted.value.lastError === 0);
  });

const withToken = async <T>(
  api: Win32,
  limits: Limits,
  access: number,
  use: (token: Handle) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const self = await api.demand(limits, 'GetCurrentProcess');
  if (!self.ok) return self;
  const out = Buffer.alloc(8);
  const opened = await api.demand(limits, 'OpenProcessToken', self.value, access, out);
  if (!opened.ok) return opened;
  const token = out.readBigUInt64LE();
  const result = await use(token);
  await api.release('CloseHandle', token);
  return result;
};
