import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import { exchangeFolder, type BenchService } from './exchange-services.ts';
import type { BenchOptions } from './options.ts';

/** A value of a registry key: text, a number, or several texts. */
type Value = string | number | readonly string[];
type Key = readonly [path: string, values: Readonly<Record<string, Value>>];

const startTypes = { automatic: 2, manual: 3, disabled: 4 } as const;
const services = 'System\\CurrentControlSet\\Services';
const adamKey = `${services}\\ADAM_MSExchange\\Parameters`;
const exchange = 'Software\\Microsoft\\ExchangeServer\\v15';

/** Registers the services and Exchange 2019 CU14 in a Wine prefix that does not run. */
export const writeRegistry = (
  prefix: string,
  registered: readonly BenchService[],
  { adamPorts }: Pick<BenchOptions, 'adamPorts'> = {},
): void => {
  const adam: Key[] = adamPorts
    ? [[adamKey, { 'Port LDAP': adamPorts.ldap, 'Port SSL': adamPorts.ssl }]]
    : [];
  const keys = [...registered.flatMap(serviceKeys), ...exchangeKeys, ...adam];
  appendFileSync(join(prefix, 'system.reg'), keysText(keys));
  appendFileSync(join(prefix, 'user.reg'), keysText(userKeys));
};

/** The control manager starts services that are automatic; those that do not fail to find each other come in any order. */
const serviceKeys = (service: BenchService): Key[] => [
  [
    `${services}\\${service.name}`,
    {
      DisplayName: service.displayName,
      ImagePath: `"${service.path}"`,
      ObjectName: service.account,
      Type: 0x10,
      ErrorControl: 1,
      Start: startTypes[service.start],
      ...(service.dependsOn.length > 0 ? { DependOnService: service.dependsOn } : {}),
    },
  ],
  [
    `${services}\\${service.name}\\Parameters`,
    {
      ...(service.listen === undefined ? {} : { Listen: service.listen }),
      ...(service.banner === undefined ? {} : { Banner: service.banner }),
      ...(service.tlsRelay === undefined ? {} : { TlsRelay: service.tlsRelay }),
      ...service.knobs,
    },
  ],
];

/** What setup leaves: the cumulative update here, the security update in the file version of ExSetup.exe. */
const exchangeKeys: readonly Key[] = [
  [
    `${exchange}\\Setup`,
    {
      MsiProductMajor: 15,
      MsiProductMinor: 2,
      MsiBuildMajor: 1544,
      MsiBuildMinor: 4,
      MsiInstallPath: `${exchangeFolder}\\`,
      OwaVersion: '15.2.1544.4',
      Services: `${exchangeFolder}\\`,
    },
  ],
  ...[
    'MailboxRole',
    'HubTransportRole',
    'ClientAccessRole',
    'FrontendTransportRole',
    'CafeRole',
  ].map((role): Key => [`${exchange}\\${role}`, { ConfiguredVersion: '15.2.1544.4' }]),
];

/** The bench's netsh.exe is found in the system folder by its absolute path, and is to be run instead of Wine's own. */
const userKeys: readonly Key[] = [
  ['Software\\Wine', { Version: 'win10' }],
  ['Software\\Wine\\DllOverrides', { 'netsh.exe': 'native' }],
];

const keysText = (keys: readonly Key[]): string =>
  keys
    .map(([path, values]) => {
      const lines = Object.entries(values).map(
        ([name, value]) => `${quoted(name)}=${valueText(value)}`,
      );
      return `\n[${escaped(path)}] 1700000000\n${lines.join('\n')}\n`;
    })
    .join('');

const valueText = (value: Value): string => {
  if (typeof value === 'number') return `dword:${value.toString(16).padStart(8, '0')}`;
  if (typeof value === 'string') return quoted(value);
  return `str(7):"${value.map((text) => `${escaped(text)}\\0`).join('')}"`;
};

const quoted = (text: string): string => `"${escaped(text)}"`;

/** Wine's own form: everything outside of ASCII by its number. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(
      /[^\x20-\x7e]/g,
      (character) => `\\x${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
