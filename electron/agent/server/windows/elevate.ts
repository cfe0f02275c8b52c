import { dirname } from 'node:path/win32';

import { err, ok, type Result } from '../../../../shared/result.ts';
import { say } from '../../../../shared/texts/stored.ts';
import { commandLineOf } from './decode/command-line.ts';
import { win32, win32Failure } from './win32/errors.ts';
import { limitsFrom } from './win32/limits.ts';
import { loadWin32 } from './win32/win32.ts';

/** A program to be started with an administrator's rights. */
export type ElevatedLaunch = {
  /** Absolute path of the program. */
  readonly executable: string;
  readonly args: readonly string[];
};

/** The question of User Account Control stays on the screen until somebody answers. */
const answerWithinMs = 10 * 60_000;

/**
 * Starts a program elevated, after Windows has asked the user, and does not wait for its end.
 *
 * A refusal is `access-denied`; every other failure carries its Win32 number.
 */
export const launchElevated = async (launch: ElevatedLaunch): Promise<Result<null>> => {
  if (!/^[a-z]:\\/i.test(launch.executable))
    return err('bad-request', say('elevation.no-program', { path: launch.executable }));
  if ([launch.executable, ...launch.args].some((text) => text.includes('\0')))
    return err('bad-request', say('elevation.no-nul'));
  const api = await loadWin32();
  const info = shellExecuteInfo(launch, (buffer) => api.addressOf(buffer));
  const limits = limitsFrom(new AbortController().signal, answerWithinMs);
  const answer = await api.call(limits, 'ShellExecuteExW', info);
  if (!answer.ok) return answer;
  if (answer.value.value !== 0) return ok(null);
  return answer.value.lastError === win32.cancelled
    ? err('access-denied', say('elevation.refused'))
    : win32Failure('ShellExecuteExW', answer.value.lastError);
};

/** SHELLEXECUTEINFOW (shellapi.h) on 64-bit Windows. */
const infoBytes = 112;
const offsets = { size: 0, mask: 4, verb: 16, file: 24, parameters: 32, directory: 40 } as const;
/** SEE_MASK_NOASYNC: the call returns when the program runs. SEE_MASK_FLAG_NO_UI: errors come back as numbers, not as boxes. */
const mask = 0x0100 | 0x0400;

/**
 * The structure with its texts behind it in the same memory, so that they live as long as it does. No window is shown (SW_HIDE is 0).
 */
export const shellExecuteInfo = (
  { executable, args }: ElevatedLaunch,
  addressOf: (buffer: Buffer) => bigint,
): Buffer => {
  const texts = {
    verb: 'runas',
    file: executable,
    parameters: commandLineOf(args),
    directory: dirname(executable),
  };
  const encoded = Object.entries(texts).map(
    ([field, text]) => [field as keyof typeof texts, Buffer.from(`${text}\0`, 'utf16le')] as const,
  );
  const info = Buffer.alloc(
    infoBytes + encoded.reduce((total, [, text]) => total + text.length, 0),
  );
  info.writeUInt32LE(infoBytes, offsets.size);
  info.writeUInt32LE(mask, offsets.mask);
  const address = addressOf(info);
  let at = infoBytes;
  for (const [field, text] of encoded) {
    text.copy(info, at);
    info.writeBigUInt64LE(address + BigInt(at), offsets[field]);
    at += text.length;
  }
  return info;
};
