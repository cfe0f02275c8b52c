import { commandItems, type CommandItemId, type ItemId } from '../../shared/evidence/items.ts';
import type {
  Endpoint,
  Evidence,
  EvidenceItem,
  PortProbe,
  ProcessRow,
  RpcEndpoint,
  Service,
} from '../../shared/evidence/schema.ts';
import { families, stores, type Exclusion, type PortRange } from '../../shared/ports/vocabulary.ts';
import { base64FromBytes } from '../../shared/text/base64.ts';

/** When the evidence of a test was read. */
export const readAt = '2026-11-24T03:00:00.000Z';

export const installPath = 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\';
const backEndFolder = `${installPath}ClientAccess\\PopImap\\`;

/** A service with everything that a test does not care about filled in. */
export const service = (name: string, given: Partial<Service> = {}): Service => ({
  name,
  displayName: name,
  state: 'running',
  startType: 'automatic',
  pid: given.state === 'stopped' ? null : 4000,
  win32ExitCode: 0,
  serviceExitCode: 0,
  imagePath: `${installPath}Bin\\${name}.exe`,
  dependsOn: [],
  ...given,
});

export const pop3be = (given: Partial<Service> = {}): Service =>
  service('MSExchangePOP3BE', {
    pid: given.state === 'stopped' ? null : 4120,
    imagePath: `${backEndFolder}Microsoft.Exchange.Pop3service.exe`,
    ...given,
  });

/** Listeners of one process on one port, in both families. */
export const listeners = (port: number, pid: number): Endpoint[] =>
  families.map((family) => ({
    protocol: 'tcp',
    family,
    localAddress: family === 'ipv4' ? '0.0.0.0' : '::',
    localPort: port,
    remoteAddress: null,
    remotePort: null,
    state: 'listen',
    pid,
  }));

/** An outgoing connection that got `port` as its source port. */
export const connection = (port: number, pid: number, given: Partial<Endpoint> = {}): Endpoint => ({
  protocol: 'tcp',
  family: 'ipv4',
  localAddress: '10.0.0.21',
  localPort: port,
  remoteAddress: '10.0.0.5',
  remotePort: 3268,
  state: 'established',
  pid,
  ...given,
});

/** What `netsh … show dynamicport` prints for a range, in English. */
export const rangeText = ({ first, last }: PortRange): string =>
  [
    '',
    'Protocol tcp Dynamic Port Range',
    '---------------------------------',
    `Start Port      : ${first}`,
    `Number of Ports : ${last - first + 1}`,
    '',
    '',
  ].join('\r\n');

/** What `netsh … show excludedportrange` prints for a table, in English. */
export const exclusionText = (rows: readonly Exclusion[]): string =>
  [
    '',
    'Protocol tcp Port Exclusion Ranges',
    '',
    'Start Port    End Port      ',
    '----------    --------      ',
    ...rows.map(
      ({ first, last, kind }) =>
        `${String(first).padStart(10)}  ${String(last).padStart(10)}     ${kind === 'administered' ? '*' : ''}`,
    ),
    '',
    '* - Administered port exclusions.',
    '',
    '',
  ].join('\r\n');

export const commandItem = (id: CommandItemId, stdout: string, exitCode = 0): EvidenceItem => ({
  id,
  kind: 'command',
  argv: [...(commandItems.get(id) ?? [])],
  exitCode,
  stdoutBase64: base64FromBytes(new TextEncoder().encode(stdout)),
  stderrBase64: '',
  startedAt: readAt,
  durationMs: 20,
});

export const nativeItem = (id: ItemId, value: unknown, startedAt = readAt): EvidenceItem => ({
  id,
  kind: 'native',
  value,
  startedAt,
  durationMs: 2,
});

export const errorItem = (id: ItemId, code = 'timed-out'): EvidenceItem => ({
  id,
  kind: 'error',
  error: { code, message: 'no answer in time' },
  startedAt: readAt,
  durationMs: 10_000,
});

/** A server as a test describes it. Everything left out is as on a server where nothing is wrong and POP3 runs on 9955. */
export type ServerUnderTest = {
  readonly range?: PortRange;
  readonly rangeIpv6?: PortRange;
  readonly services?: readonly Service[];
  readonly endpoints?: readonly Endpoint[];
  readonly processes?: readonly ProcessRow[];
  /** Rows by `family.store`; a table left out is empty. */
  readonly exclusions?: Readonly<Record<string, readonly Exclusion[]>>;
  readonly probes?: readonly PortProbe[];
  readonly adamPorts?: { readonly ldap: number | null; readonly ssl: number | null };
  readonly rpcEndpoints?: readonly RpcEndpoint[];
  readonly elevated?: boolean | null;
  /** TCP active opens per second. */
  readonly rate?: number;
  /** Items that replace those of the same id. */
  readonly replace?: readonly EvidenceItem[];
  /** Items that were never read. */
  readonly without?: readonly string[];
};

/** The exclusion of one port in both stores of both families. */
export const excludedEverywhere = (port: number): Record<string, Exclusion[]> =>
  Object.fromEntries(
    families.flatMap((family) =>
      stores.map((store) => [
        `${family}.${store}`,
        [{ first: port, last: port, kind: 'administered' as const }],
      ]),
    ),
  );

const exchangeRange = { first: 6005, last: 65_534 };
const windowsRange = { first: 49_152, last: 65_535 };

/** The evidence file of a server under test. */
export const evidenceOf = (given: ServerUnderTest = {}): Evidence => {
  const services = given.services ?? [pop3be()];
  const commands = [...commandItems.keys()].map((id) => commandItem(id, textOf(id, given)));
  const processes =
    given.processes ??
    services.flatMap(({ pid, imagePath }) =>
      pid ? [{ pid, startedAt: '2026-11-20T01:00:00.000Z', imagePath }] : [],
    );
  const items: EvidenceItem[] = [
    nativeItem('tcp-statistics', statistics(0)),
    ...commands,
    nativeItem('registry.adam-ports', given.adamPorts ?? { ldap: null, ssl: null }),
    nativeItem('rpc-endpoints', given.rpcEndpoints ?? []),
    nativeItem('processes', processes),
    nativeItem('endpoints', given.endpoints ?? listeners(9955, 4120)),
    nativeItem('services', services),
    nativeItem('port-probe', given.probes ?? []),
    nativeItem('tcp-statistics', statistics(10 * (given.rate ?? 3)), '2026-11-24T03:00:10.000Z'),
  ];
  const requested = [...new Set(items.map(({ id }) => id))];
  const replaced = items.map((item) => given.replace?.find(({ id }) => id === item.id) ?? item);
  return {
    schema: 'cu-preflight/evidence@1',
    collectedAt: '2026-11-24T03:00:11.000Z',
    collector: { name: 'cu-preflight', version: '0.1.0' },
    server: {
      hostName: 'EX01',
      osVersion: '10.0.17763',
      elevated: given.elevated === undefined ? true : given.elevated,
      oemCodePage: 437,
      exchange: { version: '15.2.1544.4', roles: ['Mailbox'], installPath },
    },
    items: replaced.filter(({ id }) => !given.without?.includes(id)),
    requested,
  };
};

const statistics = (opens: number) => ({
  ipv4: { activeOpens: 1_000 + opens, passiveOpens: 500 },
  ipv6: { activeOpens: 100, passiveOpens: 50 },
});

const textOf = (id: CommandItemId, given: ServerUnderTest): string => {
  const [, table, family, protocol, store] = id.split('.');
  if (table === 'dynamicport') {
    if (protocol === 'udp') return rangeText(windowsRange);
    const range = given.range ?? exchangeRange;
    return rangeText(family === 'ipv6' ? (given.rangeIpv6 ?? range) : range);
  }
  return exclusionText(
    protocol === 'tcp' ? (given.exclusions?.[[family, store].join('.')] ?? []) : [],
  );
};
