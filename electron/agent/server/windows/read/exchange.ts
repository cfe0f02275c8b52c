import type { ServerHeader } from '../../../../../shared/evidence/schema.ts';
import type { Result } from '../../../../../shared/result.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';
import { readFileVersion } from './file-version.ts';
import { readRegistryNumber, readRegistryText, registryKeyExists } from './registry.ts';

/** Exchange 2013, 2016, 2019 and SE all write here. */
const exchangeKey = 'SOFTWARE\\Microsoft\\ExchangeServer\\v15';
const setupKey = `${exchangeKey}\\Setup`;

/** Keys that the roles leave beside `Setup`, and what each role is called. Client Access front ends were renamed within Exchange 2013. */
const roleKeys: readonly (readonly [string, string])[] = [
  ['MailboxRole', 'Mailbox'],
  ['ClientAccessRole', 'ClientAccess'],
  ['HubTransportRole', 'HubTransport'],
  ['FrontendTransportRole', 'FrontendTransport'],
  ['Cafe', 'Cafe'],
  ['CafeRole', 'Cafe'],
  ['UnifiedMessagingRole', 'UnifiedMessaging'],
  ['EdgeTransportRole', 'EdgeTransport'],
];

/** The Exchange of this server: null when there is none, null fields where it does not show. */
export const readExchange = async (
  api: Win32,
  limits: Limits,
): Promise<ServerHeader['exchange']> => {
  const installed = await registryKeyExists(api, limits, setupKey);
  if (installed.ok && !installed.value) return null;
  const path = await readInstallPath(api, limits);
  const installPath = path.ok ? path.value : null;
  return {
    version: await readVersion(api, limits, installPath),
    roles: await readRoles(api, limits),
    installPath,
  };
};

/** Exchange's folder; null when the registry does not name one. */
export const readInstallPath = (api: Win32, limits: Limits): Promise<Result<string | null>> =>
  readRegistryText(api, limits, setupKey, 'MsiInstallPath');

/** The registry knows the cumulative update only; the security update shows in the file version of ExSetup.exe. */
const readVersion = async (
  api: Win32,
  limits: Limits,
  installPath: string | null,
): Promise<string | null> => {
  if (installPath !== null) {
    const file = `${installPath.replace(/\\+$/, '')}\\bin\\ExSetup.exe`;
    const version = await readFileVersion(api, limits, file);
    if (version.ok && version.value !== null) return version.value;
  }
  const parts: number[] = [];
  for (const name of ['MsiProductMajor', 'MsiProductMinor', 'MsiBuildMajor', 'MsiBuildMinor']) {
    const part = await readRegistryNumber(api, limits, setupKey, name);
    if (!part.ok || part.value === null) return null;
    parts.push(part.value);
  }
  return parts.join('.');
};

const readRoles = async (api: Win32, limits: Limits): Promise<string[]> => {
  const roles = new Set<string>();
  for (const [key, role] of roleKeys) {
    const exists = await registryKeyExists(api, limits, `${exchangeKey}\\${key}`);
    if (exists.ok && exists.value) roles.add(role);
  }
  return [...roles];
};
