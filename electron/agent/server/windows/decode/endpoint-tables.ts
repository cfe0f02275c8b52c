import type { Endpoint } from '../../../../../shared/evidence/schema.ts';
import type { Family, Protocol } from '../../../../../shared/ports/vocabulary.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { garbled } from '../win32/errors.ts';
import { ipv4Text, ipv6Text } from './addresses.ts';

type State = Exclude<Endpoint['state'], null>;

/** MIB_TCP_STATE (tcpmib.h) begins at 1. */
const tcpStates: readonly State[] = [
  'closed',
  'listen',
  'syn-sent',
  'syn-received',
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
  'time-wait',
  'delete-tcb',
];

/**
 * Offsets within one row, in bytes. All tables begin with the number of rows as a DWORD; all fields are DWORDs but IPv6 addresses.
 *
 * A port fills a DWORD of which only the first two bytes count, in network order.
 */
type Layout = {
  readonly protocol: Protocol;
  readonly family: Family;
  readonly size: number;
  readonly local: number;
  readonly localPort: number;
  readonly remote: number | null;
  readonly remotePort: number | null;
  readonly state: number | 'bound' | null;
  readonly pid: number;
};

/** The tables that are read: *_OWNER_PID rows of the documented calls, MIB_TCP(6)ROW2 rows of bound endpoints. Offsets from tcpmib.h and udpmib.h. */
export const endpointTables = {
  tcp4: {
    protocol: 'tcp',
    family: 'ipv4',
    size: 24,
    state: 0,
    local: 4,
    localPort: 8,
    remote: 12,
    remotePort: 16,
    pid: 20,
  },
  tcp6: {
    protocol: 'tcp',
    family: 'ipv6',
    size: 56,
    local: 0,
    localPort: 20,
    remote: 24,
    remotePort: 44,
    state: 48,
    pid: 52,
  },
  udp4: {
    protocol: 'udp',
    family: 'ipv4',
    size: 12,
    local: 0,
    localPort: 4,
    remote: null,
    remotePort: null,
    state: null,
    pid: 8,
  },
  udp6: {
    protocol: 'udp',
    family: 'ipv6',
    size: 28,
    local: 0,
    localPort: 20,
    remote: null,
    remotePort: null,
    state: null,
    pid: 24,
  },
  bound4: {
    protocol: 'tcp',
    family: 'ipv4',
    size: 28,
    state: 'bound',
    local: 4,
    localPort: 8,
    remote: null,
    remotePort: null,
    pid: 20,
  },
  bound6: {
    protocol: 'tcp',
    family: 'ipv6',
    size: 60,
    local: 0,
    localPort: 20,
    remote: null,
    remotePort: null,
    state: 'bound',
    pid: 52,
  },
} as const satisfies Readonly<Record<string, Layout>>;
export type EndpointTable = keyof typeof endpointTables;

/** Bytes that a table with this many rows takes. */
export const tableBytes = (table: EndpointTable, rows: number): number =>
  4 + rows * endpointTables[table].size;

/** Rows of a table as iphlpapi fills it in. `garbled` when it names more rows than there is memory, or a state that does not exist. */
export const decodeEndpoints = (
  table: EndpointTable,
  memory: Buffer,
): Result<readonly Endpoint[]> => {
  if (memory.length < 4) return garbled(say('garbled.no-row-count', { table }));
  const rows = memory.readUInt32LE(0);
  if (tableBytes(table, rows) > memory.length)
    return garbled(say('garbled.rows', { table, count: rows, bytes: memory.length }));
  const endpoints: Endpoint[] = [];
  for (let row = 0; row < rows; row += 1) {
    const endpoint = decodeRow(endpointTables[table], memory, tableBytes(table, row));
    if (endpoint === null) return garbled(say('garbled.row-state', { table, row }));
    endpoints.push(endpoint);
  }
  return ok(endpoints);
};

/**
 * The rows of a table whose local port is wanted (`wanted[port]` is not 0), and how many rows there are in all. The others are passed over without making anything of them: the watch looks ten times a second.
 */
export const scanEndpoints = (
  table: EndpointTable,
  memory: Buffer,
  wanted: Uint8Array,
): Result<{ readonly rows: readonly Endpoint[]; readonly total: number }> => {
  if (memory.length < 4) return garbled(say('garbled.no-row-count', { table }));
  const total = memory.readUInt32LE(0);
  if (tableBytes(table, total) > memory.length)
    return garbled(say('garbled.rows', { table, count: total, bytes: memory.length }));
  const layout: Layout = endpointTables[table];
  const rows: Endpoint[] = [];
  const end = tableBytes(table, total);
  for (let at = 4; at < end; at += layout.size) {
    const port =
      ((memory[at + layout.localPort] ?? 0) << 8) | (memory[at + layout.localPort + 1] ?? 0);
    if (wanted[port] === 0) continue;
    const endpoint = decodeRow(layout, memory, at);
    if (endpoint === null) return garbled(say('garbled.row-state-unnamed', { table }));
    rows.push(endpoint);
  }
  return ok({ rows, total });
};

const decodeRow = (layout: Layout, memory: Buffer, at: number): Endpoint | null => {
  const { protocol, family } = layout;
  const state = stateOf(layout, memory, at);
  if (state === undefined) return null;
  // The remote end of a listener is undefined by documentation, and nonsense in some releases.
  const hasRemote = state !== null && state !== 'listen' && state !== 'bound';
  return {
    protocol,
    family,
    localAddress: addressOf(family, memory, at + layout.local),
    localPort: memory.readUInt16BE(at + layout.localPort),
    remoteAddress:
      hasRemote && layout.remote !== null ? addressOf(family, memory, at + layout.remote) : null,
    remotePort:
      hasRemote && layout.remotePort !== null ? memory.readUInt16BE(at + layout.remotePort) : null,
    state,
    pid: memory.readUInt32LE(at + layout.pid),
  };
};

const stateOf = (layout: Layout, memory: Buffer, at: number): Endpoint['state'] | undefined => {
  if (layout.state === null || layout.state === 'bound') return layout.state;
  return tcpStates[memory.readUInt32LE(at + layout.state) - 1];
};

/** In every IPv6 row the interface number follows its address. */
const addressOf = (family: Family, memory: Buffer, at: number): string =>
  family === 'ipv4' ? ipv4Text(memory, at) : ipv6Text(memory, at, memory.readUInt32LE(at + 16));
