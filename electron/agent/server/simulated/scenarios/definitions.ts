import type { StartType } from '../../../../../shared/evidence/schema.ts';
import type {
  Exclusion,
  Family,
  PortRange,
  Protocol,
} from '../../../../../shared/ports/vocabulary.ts';
import type { ExclusionTables, Listening, Scenario, ServiceDefinition } from './scenario.ts';

/** Where Exchange is installed. */
export const installPath = 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\';
export const system32 = 'C:\\Windows\\System32\\';

/** TCP ports on all addresses of both families. */
export const tcp = (...ports: readonly number[]): readonly Listening[] =>
  ports.map((port) => ({ protocol: 'tcp', port, on: 'any' }));

/** TCP ports that only the computer itself reaches. */
export const tcpLoopback = (...ports: readonly number[]): readonly Listening[] =>
  ports.map((port) => ({ protocol: 'tcp', port, on: 'loopback' }));

/** A dynamic RPC endpoint, registered under an interface; the port is where it finds one first. */
export const dynamicRpc = (port: number, rpc: string): readonly Listening[] => [
  { protocol: 'tcp', port, on: 'any', rpc },
];

export const udp = (...ports: readonly number[]): readonly Listening[] =>
  ports.map((port) => ({ protocol: 'udp', port, on: 'any' }));

/** A service that runs, and starts by itself, unless told otherwise. */
export const service = (
  name: string,
  displayName: string,
  imagePath: string,
  given: Partial<ServiceDefinition> = {},
): ServiceDefinition => ({
  name,
  displayName,
  imagePath,
  startType: 'automatic',
  running: true,
  dependsOn: [],
  ...given,
});

/** A service as it stands while nobody uses it. */
export const unused = (startType: StartType = 'manual'): Partial<ServiceDefinition> => ({
  startType,
  running: false,
});

/** The range that Exchange sets for TCP (start 6005, 59,530 ports). */
export const exchangeRange: PortRange = { first: 6005, last: 65_534 };
/** The range of Windows since Vista. */
export const windowsRange: PortRange = { first: 49_152, last: 65_535 };

/** One range for TCP; UDP keeps that of Windows. */
export const rangesWith = (range: PortRange): Scenario['ranges'] => ({
  ipv4: { tcp: range, udp: windowsRange },
  ipv6: { tcp: range, udp: windowsRange },
});

/** A row of the tables of both families. */
type Row = Exclusion & { readonly protocol?: Protocol };

/** Exclusion tables with the same rows in both families. An administered row stands in both stores, a system row in the active one only. */
export const exclusionsWith = (rows: readonly Row[] = []): ExclusionTables => {
  const tables = (protocol: Protocol) => {
    const own = rows
      .filter((row) => (row.protocol ?? 'tcp') === protocol)
      .map(({ first, last, kind }) => ({ first, last, kind }))
      .toSorted((left, right) => left.first - right.first);
    return { active: own, persistent: own.filter(({ kind }) => kind === 'administered') };
  };
  const family = { tcp: tables('tcp'), udp: tables('udp') };
  return { ipv4: family, ipv6: family };
};

/** Setup reserves the front-end ports of POP, IMAP and Unified Messaging itself. */
export const setupExclusions: readonly Row[] = [110, 143, 993, 995].map((port) => ({
  first: port,
  last: port,
  kind: 'administered',
}));

export const administered = (port: number): Row => ({
  first: port,
  last: port,
  kind: 'administered',
});

export const addressesOf = (host: number): Readonly<Record<Family, string>> => ({
  ipv4: `10.0.0.${host}`,
  ipv6: `fd00:10::${host}`,
});
