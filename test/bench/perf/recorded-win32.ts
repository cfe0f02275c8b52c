import { ok } from '../../../shared/result.ts';
import {
  endpointTables,
  tableBytes,
} from '../../../electron/agent/server/windows/decode/endpoint-tables.ts';
import { win32 } from '../../../electron/agent/server/windows/win32/errors.ts';
import type { OwnedTable } from '../../../electron/agent/server/windows/read/endpoints.ts';
import type {
  Functions,
  FunctionName,
} from '../../../electron/agent/server/windows/win32/signatures.ts';
import type { Win32 } from '../../../electron/agent/server/windows/win32/win32.ts';

/** A Win32 API that answers with prepared memory, and keeps account of the time that it takes itself. */
export type RecordedWin32 = {
  readonly api: Win32;
  /** Milliseconds spent in the stand-in: what the real calls would take is no part of the measurement. */
  readonly apiMs: () => number;
  /** Sets one row of the IPv4 TCP table: a connection from this port, or from one that nobody watches. */
  readonly capture: (port: number | null) => void;
};

const address = 0x10_000n;
const insufficientBuffer = 122;
const holderPid = 7_000;
const servicePid = 4_120;
const holderImage = 'C:\\Program Files\\Contoso\\Directory Sync\\contoso-sync.exe';

/**
 * A server with so many rows in its endpoint tables, two thirds of them TCP over IPv4 and a quarter TCP over IPv6, and with `services` services, `names` among them.
 *
 * Rows and records have the layout of those that were recorded (test/fixtures/windows).
 */
export const recordedWin32 = (
  rows: number,
  names: readonly string[],
  services: number,
): RecordedWin32 => {
  const tables: Readonly<Record<OwnedTable, Buffer>> = {
    tcp4: tcpTable('tcp4', Math.round(rows * 0.66)),
    tcp6: tcpTable('tcp6', Math.round(rows * 0.25)),
    udp4: udpTable('udp4', Math.round(rows * 0.06)),
    udp6: udpTable('udp6', Math.round(rows * 0.03)),
  };
  const all = Array.from({ length: services }, (_, index) => names[index] ?? `Service${index}`);
  const enumerated = serviceRecords(all);
  const config = serviceConfig();
  let spent = 0;

  const give = (target: Buffer, source: Buffer): void => {
    source.copy(target);
  };
  const giveTable = (table: OwnedTable, memory: Buffer, needed: Buffer): number => {
    const source = tables[table];
    needed.writeUInt32LE(source.length);
    if (memory.length < source.length) return insufficientBuffer;
    give(memory, source);
    return 0;
  };
  let lastError = 0;
  const functions: Partial<Functions> = {
    GetExtendedTcpTable: (memory, needed, _order, family) =>
      giveTable(family === 2 ? 'tcp4' : 'tcp6', memory, needed),
    GetExtendedUdpTable: (memory, needed, _order, family) =>
      giveTable(family === 2 ? 'udp4' : 'udp6', memory, needed),
    GetProcessHeap: () => null,
    OpenSCManagerW: () => 1n,
    OpenServiceW: () => 2n,
    CloseServiceHandle: () => 1,
    CloseHandle: () => 1,
    EnumServicesStatusExW: (...args) => {
      lastError = 0;
      if (args[5] < enumerated.length) {
        args[6].writeUInt32LE(enumerated.length);
        args[7].writeUInt32LE(0);
        lastError = win32.moreData;
        return 0;
      }
      give(args[4], enumerated);
      args[7].writeUInt32LE(services);
      return 1;
    },
    QueryServiceConfigW: (_service, buffer) => {
      give(buffer, config);
      return 1;
    },
    QueryServiceConfig2W: () => 1,
    OpenProcess: (_access, _inherit, pid) => BigInt(pid),
    GetProcessTimes: (_process, created) => {
      created.writeBigUInt64LE(134_400_000_000_000_000n);
      return 1;
    },
    QueryFullProcessImageNameW: (_process, _flags, buffer, characters) => {
      characters.writeUInt32LE(buffer.write(holderImage, 'utf16le') / 2);
      return 1;
    },
  };
  const invoke = (name: FunctionName, args: readonly unknown[]): unknown => {
    const begun = performance.now();
    const answer = (functions[name] as ((...given: readonly unknown[]) => unknown) | undefined)?.(
      ...args,
    );
    if (answer === undefined) throw new Error(`${name} is not prepared`);
    spent += performance.now() - begun;
    return answer;
  };
  const api: Win32 = {
    system32: 'C:\\Windows\\system32',
    addressOf: () => address,
    copyOf: () => Buffer.alloc(4),
    call: (async (_limits: unknown, name: FunctionName, ...args: readonly unknown[]) =>
      ok({ value: invoke(name, args), lastError })) as Win32['call'],
    demand: (async (_limits: unknown, name: FunctionName, ...args: readonly unknown[]) =>
      ok(invoke(name, args))) as Win32['demand'],
    release: async (name, ...args) => void invoke(name, args),
    has: () => true,
  };
  return {
    api,
    apiMs: () => spent,
    capture: (port) => {
      const { localPort } = endpointTables.tcp4;
      tables.tcp4.writeUInt16BE(port ?? 1, tableBytes('tcp4', 0) + localPort);
    },
  };
};

/** Port 9955 has its listener in each family; everything else are connections of others. */
const tcpTable = (table: 'tcp4' | 'tcp6', rows: number): Buffer => {
  const layout = endpointTables[table];
  const memory = Buffer.alloc(tableBytes(table, rows));
  memory.writeUInt32LE(rows);
  for (let row = 0; row < rows; row += 1) {
    const at = tableBytes(table, row);
    const listens = row === rows - 1;
    memory.writeUInt32LE(listens ? 2 : 5, at + layout.state);
    memory.writeUInt16BE(listens ? 9_955 : 20_000 + (row % 40_000), at + layout.localPort);
    memory.writeUInt32LE(0x0500_000a, at + layout.remote);
    memory.writeUInt16BE(3_268, at + layout.remotePort);
    memory.writeUInt32LE(listens ? servicePid : holderPid, at + layout.pid);
  }
  return memory;
};

const udpTable = (table: 'udp4' | 'udp6', rows: number): Buffer => {
  const layout = endpointTables[table];
  const memory = Buffer.alloc(tableBytes(table, rows));
  memory.writeUInt32LE(rows);
  for (let row = 0; row < rows; row += 1) {
    const at = tableBytes(table, row);
    memory.writeUInt16BE(50_000 + (row % 15_000), at + layout.localPort);
    memory.writeUInt32LE(holderPid, at + layout.pid);
  }
  return memory;
};

/** ENUM_SERVICE_STATUS_PROCESSW records and, behind them, their texts. */
const serviceRecords = (names: readonly string[]): Buffer => {
  const size = 56;
  const texts: Buffer[] = [];
  let end = names.length * size;
  const records = Buffer.alloc(end);
  const pointTo = (at: number, text: string): void => {
    const bytes = Buffer.from(`${text}\0`, 'utf16le');
    records.writeBigUInt64LE(address + BigInt(end), at);
    texts.push(bytes);
    end += bytes.length;
  };
  names.forEach((name, index) => {
    const at = index * size;
    pointTo(at, name);
    pointTo(at + 8, `Display name of the service ${name}`);
    records.writeUInt32LE(0x10, at + 16);
    records.writeUInt32LE(4, at + 20);
    records.writeUInt32LE(index === 0 ? servicePid : 10_000 + index, at + 44);
  });
  return Buffer.concat([records, ...texts]);
};

/** A QUERY_SERVICE_CONFIGW of an automatic service that depends on another. */
const serviceConfig = (): Buffer => {
  const record = Buffer.alloc(64);
  const path = Buffer.from('"C:\\Program Files\\Microsoft\\Service.exe"\0', 'utf16le');
  const depends = Buffer.from('MSExchangeADTopology\0\0', 'utf16le');
  record.writeUInt32LE(0x10);
  record.writeUInt32LE(2, 4);
  record.writeBigUInt64LE(address + 64n, 16);
  record.writeBigUInt64LE(address + 64n + BigInt(path.length), 40);
  return Buffer.concat([record, path, depends]);
};
