import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { wideText, wideTexts } from '../decode/memory.ts';
import { win32, win32Failure } from '../win32/errors.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';

/** HKEY_LOCAL_MACHINE: 0x80000002, sign-extended. */
const localMachine = 0xffff_ffff_8000_0002n;
const keyQueryValue = 0x0001;
const keyWow6464 = 0x0100;
/** RRF_RT_REG_SZ; a REG_EXPAND_SZ is expanded by the call and then counts as one. */
const asText = 0x0000_0002;
/** RRF_RT_REG_DWORD and RRF_RT_REG_MULTI_SZ. */
const asNumber = 0x0000_0010;
const asTexts = 0x0000_0020;
const mostTextBytes = 1_048_576;
const registryTypeMismatch = 1630;

/** A text below HKEY_LOCAL_MACHINE in the 64-bit view; null when the key or the value does not exist. */
export const readRegistryText = async (
  api: Win32,
  limits: Limits,
  path: string,
  name: string,
): Promise<Result<string | null>> => {
  const data = await readGrowing(api, limits, path, name, asText);
  return data.ok ? ok(data.value && (wideText(data.value, 0) ?? '')) : data;
};

/** A list of texts below HKEY_LOCAL_MACHINE in the 64-bit view; empty when the key or the value does not exist. */
export const readRegistryTexts = async (
  api: Win32,
  limits: Limits,
  path: string,
  name: string,
): Promise<Result<readonly string[]>> => {
  const data = await readGrowing(api, limits, path, name, asTexts);
  return data.ok ? ok((data.value && wideTexts(data.value, 0)) ?? []) : data;
};

const readGrowing = async (
  api: Win32,
  limits: Limits,
  path: string,
  name: string,
  type: number,
): Promise<Result<Buffer | null>> => {
  const call = ['RegGetValueW', path, name].join(' ');
  for (let bytes = 1_024; bytes <= mostTextBytes; bytes *= 4) {
    const data = Buffer.alloc(bytes);
    const answer = await api.call(
      limits,
      'RegGetValueW',
      localMachine,
      path,
      name,
      type,
      null,
      data,
      sizeOf(data),
    );
    if (!answer.ok) return answer;
    const code = answer.value.value;
    if (code === win32.success) return ok(data);
    if (isAbsent(code)) return ok(null);
    if (code !== win32.moreData) return win32Failure(call, code);
  }
  return err('garbled', say('read.text-too-long', { call, bytes: mostTextBytes }));
};

/** A DWORD below HKEY_LOCAL_MACHINE in the 64-bit view; null when the key or the value does not exist. `garbled` when it is of another type. */
export const readRegistryNumber = async (
  api: Win32,
  limits: Limits,
  path: string,
  name: string,
): Promise<Result<number | null>> => {
  const call = ['RegGetValueW', path, name].join(' ');
  const data = Buffer.alloc(4);
  const answer = await api.call(
    limits,
    'RegGetValueW',
    localMachine,
    path,
    name,
    asNumber,
    null,
    data,
    sizeOf(data),
  );
  if (!answer.ok) return answer;
  const code = answer.value.value;
  if (code === win32.success) return ok(data.readUInt32LE());
  if (isAbsent(code)) return ok(null);
  if (code === registryTypeMismatch || code === win32.moreData)
    return err('garbled', say('read.not-a-dword', { call, code }));
  return win32Failure(call, code);
};

/** Whether a key exists below HKEY_LOCAL_MACHINE in the 64-bit view. */
export const registryKeyExists = async (
  api: Win32,
  limits: Limits,
  path: string,
): Promise<Result<boolean>> => {
  const key = Buffer.alloc(8);
  const answer = await api.call(
    limits,
    'RegOpenKeyExW',
    localMachine,
    path,
    0,
    keyQueryValue | keyWow6464,
    key,
  );
  if (!answer.ok) return answer;
  const code = answer.value.value;
  if (isAbsent(code)) return ok(false);
  if (code !== win32.success) return win32Failure(['RegOpenKeyExW', path].join(' '), code);
  await api.release('RegCloseKey', key.readBigUInt64LE());
  return ok(true);
};

const isAbsent = (code: number): boolean =>
  code === win32.fileNotFound || code === win32.pathNotFound;

const sizeOf = (data: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return size;
};
