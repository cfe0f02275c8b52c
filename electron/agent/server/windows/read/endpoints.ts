import type { Endpoint } from '../../../../../shared/evidence/schema.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import {
  decodeEndpoints,
  endpointTables,
  tableBytes,
  type EndpointTable,
} from '../decode/endpoint-tables.ts';
import { win32, win32Failure } from '../win32/errors.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';

/** TCP_TABLE_OWNER_PID_ALL and UDP_TABLE_OWNER_PID. */
const tableClass = { tcp: 5, udp: 1 };
/** AF_INET and AF_INET6 of Winsock. */
export const addressFamily = { ipv4: 2, ipv6: 23 } as const;

/** Sizes asked for before giving up: a table that grows faster than that cannot be read. */
const mostTries = 8;
const firstBytes = 64 * 1_024;
/** A table beyond this (some 2.7 million rows) is a sign of nonsense. */
const mostBytes = 64 * 1_024 * 1_024;

/**
 * Every TCP and UDP endpoint with the process that owns it: IPv4 and IPv6, and where this Windows can tell them, sockets that are bound but neither listen nor are connected.
 *
 * The table may grow between two calls, so each is asked for again with more room.
 */
export const readEndpoints = async (
  api: Win32,
  limits: Limits,
): Promise<Result<readonly Endpoint[]>> => {
  const all: Endpoint[] = [];
  for (const table of ownedTables) {
    const memory = await readTable(api, limits, table);
    if (!memory.ok) return memory;
    const rows = decodeEndpoints(table, memory.value);
    if (!rows.ok) return rows;
    all.push(...rows.value);
  }
  const bound = await readBound(api, limits);
  if (!bound.ok) return bound;
  return ok([...all, ...bound.value.filter((row) => !isListed(all, row))]);
};

/** Memory that is used again for the next read of the same table. */
export type TableRoom = { memory: Buffer };

/** The tables of the documented calls. */
export const ownedTables = ['tcp4', 'tcp6', 'udp4', 'udp6'] as const;
export type OwnedTable = (typeof ownedTables)[number];

/** One table as Windows fills it in. With a `room` the answer is valid until its next use. */
export const readTable = async (
  api: Win32,
  limits: Limits,
  table: OwnedTable,
  room: TableRoom = { memory: Buffer.alloc(firstBytes) },
): Promise<Result<Buffer>> => {
  const { protocol, family } = endpointTables[table];
  const name = protocol === 'tcp' ? 'GetExtendedTcpTable' : 'GetExtendedUdpTable';
  const call = [name, family].join(' ');
  const needed = Buffer.alloc(4);
  if (room.memory.length === 0) room.memory = Buffer.alloc(firstBytes);
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const { memory } = room;
    needed.writeUInt32LE(memory.length);
    const answer = await api.call(
      limits,
      name,
      memory,
      needed,
      0,
      addressFamily[family],
      tableClass[protocol],
      0,
    );
    if (!answer.ok) return answer;
    if (answer.value.value === win32.success) return ok(memory);
    if (answer.value.value !== win32.insufficientBuffer)
      return win32Failure(call, answer.value.value);
    // A quarter more than asked for, because the table goes on growing.
    const bytes = Math.ceil(Math.max(needed.readUInt32LE(), memory.length) * 1.25);
    if (bytes > mostBytes) return err('garbled', say('read.asks-too-much', { call, bytes }));
    room.memory = Buffer.alloc(bytes);
  }
  return err('failed', say('read.table-grew', { call, times: mostTries }));
};

const boundTables = [
  ['bound4', 'InternalGetBoundTcpEndpointTable'],
  ['bound6', 'InternalGetBoundTcp6EndpointTable'],
] as const;

/** Bound endpoints come through an undocumented call, so that it is missing or refuses is no error. */
export const readBound = async (
  api: Win32,
  limits: Limits,
): Promise<Result<readonly Endpoint[]>> => {
  const heap = await api.call(limits, 'GetProcessHeap');
  if (!heap.ok) return heap;
  const rows: Endpoint[] = [];
  for (const [table, name] of boundTables) {
    if (!api.has(name) || heap.value.value === null) continue;
    const pointer = Buffer.alloc(8);
    const answer = await api.call(limits, name, pointer, heap.value.value, 0);
    if (!answer.ok) return answer;
    const address = pointer.readBigUInt64LE();
    if (answer.value.value !== win32.success || address === 0n) continue;
    const decoded = decodeEndpoints(table, copyTable(api, table, address));
    await api.release('HeapFree', heap.value.value, 0, address);
    if (decoded.ok) rows.push(...decoded.value);
  }
  return ok(rows);
};

const copyTable = (api: Win32, table: EndpointTable, address: bigint): Buffer => {
  const rows = api.copyOf(address, 4).readUInt32LE();
  const bytes = tableBytes(table, rows);
  return api.copyOf(address, bytes > mostBytes ? 4 : bytes);
};

/** A bound row of a socket that the documented table shows with its state says nothing new. */
const isListed = (rows: readonly Endpoint[], bound: Endpoint): boolean =>
  rows.some(
    (row) =>
      row.protocol === bound.protocol &&
      row.family === bound.family &&
      row.localPort === bound.localPort &&
      row.pid === bound.pid,
  );
