/** A service of the machine under test. */
export type BenchService = {
  readonly name: string;
  readonly displayName: string;
  readonly path: string;
  /** 2 automatic, 3 manual, 4 disabled. */
  readonly start: 2 | 3 | 4;
  readonly dependsOn?: readonly string[];
  /** What it listens on, as `service.c` understands it. */
  readonly listen?: string;
  readonly failWith?: number;
};

const servicesKey = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';

/** Text of a .reg file that registers services, and selects the netsh.exe that lies in the system folder over Wine's own. */
export const registryFile = (services: readonly BenchService[]): string =>
  [
    'Windows Registry Editor Version 5.00',
    '',
    '[HKEY_CURRENT_USER\\Software\\Wine]',
    '"Version"="win10"',
    '',
    '[HKEY_CURRENT_USER\\Software\\Wine\\DllOverrides]',
    '"netsh.exe"="native"',
    '',
    ...services.flatMap(serviceLines),
  ].join('\r\n');

const serviceLines = (service: BenchService): string[] => [
  `[${servicesKey}\\${service.name}]`,
  `"DisplayName"=${quoted(service.displayName)}`,
  `"ImagePath"=${quoted(`"${service.path}" -service`)}`,
  `"ObjectName"="LocalSystem"`,
  '"Type"=dword:00000010',
  '"ErrorControl"=dword:00000001',
  `"Start"=dword:${hexadecimal(service.start)}`,
  ...(service.dependsOn ? [`"DependOnService"=${multiText(service.dependsOn)}`] : []),
  '',
  `[${servicesKey}\\${service.name}\\Parameters]`,
  ...(service.listen ? [`"Listen"=${quoted(service.listen)}`] : []),
  ...(service.failWith ? [`"FailWith"=dword:${hexadecimal(service.failWith)}`] : []),
  '',
];

export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const hexadecimal = (number: number): string => number.toString(16).padStart(8, '0');

const multiText = (texts: readonly string[]): string => {
  const bytes = Buffer.from(`${texts.join('\0')}\0\0`, 'utf16le');
  return `hex(7):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
};
