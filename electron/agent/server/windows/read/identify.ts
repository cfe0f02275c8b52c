import { hostname } from 'node:os';

import type { ServerHeader } from '../../../../../shared/evidence/schema.ts';
import type { Result } from '../../../../../shared/result.ts';
import { decodeOsVersion, osVersionBytes } from '../decode/versions.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';
import { readElevation } from './elevation.ts';
import { readExchange } from './exchange.ts';

/** Name, version, elevation, console code page and Exchange of this server. What cannot be read is null. */
export const identify = async (api: Win32, limits: Limits): Promise<ServerHeader> => ({
  hostName: hostname(),
  osVersion: await readOsVersion(api, limits),
  elevated: orNull(await readElevation(api, limits)),
  oemCodePage: await readOemCodePage(api, limits),
  exchange: await readExchange(api, limits),
});

const orNull = <T>(result: Result<T>): T | null => (result.ok ? result.value : null);

/** GetVersionExW answers what the program's manifest allows; RtlGetVersion answers what runs. */
const readOsVersion = async (api: Win32, limits: Limits): Promise<string | null> => {
  const version = Buffer.alloc(osVersionBytes);
  version.writeUInt32LE(osVersionBytes);
  const status = orNull(await api.call(limits, 'RtlGetVersion', version));
  return status?.value === 0 ? decodeOsVersion(version) : null;
};

const readOemCodePage = async (api: Win32, limits: Limits): Promise<number | null> =>
  orNull(await api.demand(limits, 'GetOEMCP'));
