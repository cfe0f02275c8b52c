import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { ipv4Text, ipv6Text } from '../../electron/agent/server/windows/decode/addresses.ts';
import {
  decodeEndpoints,
  endpointTables,
  tableBytes,
  type EndpointTable,
} from '../../electron/agent/server/windows/decode/endpoint-tables.ts';
import { decodeFileTime } from '../../electron/agent/server/windows/decode/file-time.ts';
import {
  interfaceUuid,
  tcpPortOfBinding,
} from '../../electron/agent/server/windows/decode/rpc-binding.ts';
import { wideText, wideTexts } from '../../electron/agent/server/windows/decode/memory.ts';
import {
  decodeDependents,
  decodeServiceConfig,
  decodeServices,
  decodeServiceStatus,
  startTypeNumber,
} from '../../electron/agent/server/windows/decode/service-records.ts';
import { decodeTcpStatistics } from '../../electron/agent/server/windows/decode/tcp-statistics.ts';
import {
  decodeFileVersion,
  decodeOsVersion,
} from '../../electron/agent/server/windows/decode/versions.ts';

type Recorded = {
  readonly base64: string;
  readonly address?: string;
  readonly count?: number;
  readonly now?: string;
};

/** Memory as the Win32 API (of Wine 8) filled it in. */
const recorded = (name: string): Recorded & { readonly buffer: Buffer } => {
  const file = join(import.meta.dirname, '..', 'fixtures', 'windows', `${name}.json`);
  const value = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  return { ...value, buffer: Buffer.from(value.base64, 'base64') };
};

const rowsOf = (table: EndpointTable, memory: Buffer) => {
  const result = decodeEndpoints(table, memory);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('endpoint tables', () => {
  it('reads recorded IPv4 rows: ports in network order, owners, and no remote end of a listener', () => {
    const rows = rowsOf('tcp4', recorded('table-tcp4').buffer);
    expect(rows).toHaveLength(5);
    expect(rows).toContainEqual({
      protocol: 'tcp',
      family: 'ipv4',
      localAddress: '0.0.0.0',
      localPort: 9955,
      remoteAddress: null,
      remotePort: null,
      state: 'listen',
      pid: 340,
    });
    expect(rows).toContainEqual({
      protocol: 'tcp',
      family: 'ipv4',
      localAddress: '127.0.0.1',
      localPort: 9933,
      remoteAddress: '127.0.0.1',
      remotePort: 3268,
      state: 'established',
      pid: 368,
    });
  });

  it('reads recorded IPv6 rows, whose fields lie elsewhere', () => {
    const rows = rowsOf('tcp6', recorded('table-tcp6').buffer);
    expect(
      rows.map(({ localAddress, localPort, state, pid }) => [localAddress, localPort, state, pid]),
    ).toEqual([
      ['::1', 890, 'listen', 116],
      ['::', 9955, 'listen', 340],
      ['::1', 3268, 'listen', 0],
      ['::1', 9934, 'established', 384],
      ['::1', 3268, 'established', 0],
    ]);
    expect(rows[3]).toMatchObject({ remoteAddress: '::1', remotePort: 3268 });
  });

  it('reads recorded UDP rows, which have neither state nor remote end', () => {
    const udp = { protocol: 'udp', remoteAddress: null, remotePort: null, state: null, pid: 32 };
    expect(rowsOf('udp4', recorded('table-udp4').buffer)).toEqual([
      { ...udp, family: 'ipv4', localAddress: '0.0.0.0', localPort: 123 },
    ]);
    expect(rowsOf('udp6', recorded('table-udp6').buffer)).toEqual([
      { ...udp, family: 'ipv6', localAddress: '::', localPort: 5355 },
    ]);
  });

  it('ignores what Windows leaves in the upper half of a port and in the remote end of a listener', () => {
    const memory = Buffer.alloc(tableBytes('tcp4', 1));
    memory.writeUInt32LE(1, 0);
    memory.writeUInt32LE(2, 4);
    memory.writeUInt32BE(0x26e3_ffff, 12);
    memory.writeUInt32LE(0xdead_beef, 16);
    memory.writeUInt32LE(0x0000_1234, 20);
    expect(rowsOf('tcp4', memory)).toMatchObject([
      { localPort: 9955, remoteAddress: null, remotePort: null, state: 'listen' },
    ]);
  });

  it('names every state that tcpmib.h has, and no other', () => {
    const stateOf = (number: number) => {
      const memory = Buffer.alloc(tableBytes('tcp4', 1));
      memory.writeUInt32LE(1, 0);
      memory.writeUInt32LE(number, 4);
      const result = decodeEndpoints('tcp4', memory);
      return result.ok ? result.value[0]?.state : result.error.code;
    };
    expect(Array.from({ length: 14 }, (_, index) => stateOf(index))).toEqual([
      'garbled',
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
      'garbled',
    ]);
  });

  it('shows bound sockets as such, whatever their state field holds', () => {
    const memory = Buffer.alloc(tableBytes('bound6', 1));
    memory.writeUInt32LE(1, 0);
    memory.writeUInt16BE(9955, 4 + 20);
    memory.writeUInt32LE(99, 4 + 48);
    memory.writeUInt32LE(612, 4 + 52);
    expect(rowsOf('bound6', memory)).toMatchObject([
      { family: 'ipv6', localAddress: '::', localPort: 9955, state: 'bound', pid: 612 },
    ]);
  });

  it.each(Object.keys(endpointTables) as EndpointTable[])(
    'refuses a %s table that names more rows than it has',
    (table) => {
      const memory = Buffer.alloc(tableBytes(table, 2) - 1);
      memory.writeUInt32LE(2, 0);
      expect(decodeEndpoints(table, memory)).toMatchObject({
        ok: false,
        error: { code: 'garbled' },
      });
      expect(decodeEndpoints(table, Buffer.alloc(3))).toMatchObject({ ok: false });
      memory.writeUInt32LE(0xffff_ffff, 0);
      expect(decodeEndpoints(table, memory)).toMatchObject({ ok: false });
    },
  );

  it('reads a table of 100,000 rows', () => {
    const memory = Buffer.alloc(tableBytes('udp4', 100_000));
    memory.writeUInt32LE(100_000, 0);
    expect(rowsOf('udp4', memory)).toHaveLength(100_000);
  });
});

describe('addresses', () => {
  const ipv6 = (groups: readonly number[], scopeId = 0): string => {
    const bytes = Buffer.alloc(16);
    for (const [index, group] of groups.entries()) bytes.writeUInt16BE(group, index * 2);
    return ipv6Text(bytes, 0, scopeId);
  };

  it('writes IPv4 in its order of bytes', () => {
    expect(ipv4Text(Buffer.from([10, 0, 0, 21]), 0)).toBe('10.0.0.21');
  });

  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0], '::'],
    [[0, 0, 0, 0, 0, 0, 0, 1], '::1'],
    [[0x2001, 0xdb8, 0, 0, 1, 0, 0, 1], '2001:db8::1:0:0:1'],
    [[0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], '2001:db8:0:1:1:1:1:1'],
    [[1, 0, 0, 2, 0, 0, 0, 3], '1:0:0:2::3'],
    [[1, 2, 3, 4, 5, 6, 0, 0], '1:2:3:4:5:6::'],
    [[0, 0, 0, 0, 0, 0xffff, 0x0a00, 0x0015], '::ffff:10.0.0.21'],
  ])('writes IPv6 %j by RFC 5952', (groups, text) => {
    expect(ipv6(groups)).toBe(text);
  });

  it('names the interface of a link-local address only', () => {
    expect(ipv6([0xfe80, 0, 0, 0, 0, 0, 0, 1], 4)).toBe('fe80::1%4');
    expect(ipv6([0, 0, 0, 0, 0, 0, 0, 1], 4096)).toBe('::1');
  });
});

describe('services', () => {
  const services = recorded('services');
  const memory = { buffer: services.buffer, address: BigInt(services.address ?? 0) };

  it('follows the pointers of recorded records', () => {
    const result = decodeServices(memory, services.count ?? 0);
    expect(result.ok && result.value).toHaveLength(18);
    expect(result.ok && result.value).toContainEqual({
      name: 'MSExchangePOP3BE',
      displayName: 'Microsoft Exchange POP3 Backend é',
      state: 'running',
      pid: 340,
      win32ExitCode: 0,
      serviceExitCode: 0,
    });
    expect(result.ok && result.value).toContainEqual(
      expect.objectContaining({ name: 'BITS', state: 'stopped', pid: null, win32ExitCode: 1077 }),
    );
  });

  it('refuses records whose pointers leave the memory, or that do not fit', () => {
    expect(decodeServices({ ...memory, address: memory.address + 0x10_0000n }, 1)).toMatchObject({
      ok: false,
      error: { code: 'garbled' },
    });
    expect(decodeServices(memory, 10_000)).toMatchObject({ ok: false, error: { code: 'garbled' } });
  });

  it('reads a recorded configuration', () => {
    const { buffer, address } = recorded('service-config');
    expect(decodeServiceConfig({ buffer, address: BigInt(address ?? 0) })).toEqual({
      ok: true,
      value: {
        startType: 'manual',
        commandLine:
          '"C:\\Program Files\\Microsoft\\Exchange Server\\V15\\ClientAccess\\PopImap\\Microsoft.Exchange.Pop3service.exe" -x',
        dependsOn: [],
      },
    });
  });

  it('takes services, not groups of services, from the list of dependencies', () => {
    const list = Buffer.from('MSExchangeADTopology\0+NetworkProvider\0RPCSS\0\0', 'utf16le');
    const buffer = Buffer.concat([Buffer.alloc(64), list]);
    buffer.writeUInt32LE(2, 4);
    buffer.writeBigUInt64LE(0x1000n + 64n, 40);
    expect(decodeServiceConfig({ buffer, address: 0x1000n })).toEqual({
      ok: true,
      value: {
        startType: 'automatic',
        commandLine: '',
        dependsOn: ['MSExchangeADTopology', 'RPCSS'],
      },
    });
  });

  it('refuses a configuration with a start type that does not exist, or a list without an end', () => {
    const buffer = Buffer.alloc(80, 0x41);
    buffer.fill(0, 0, 64);
    buffer.writeUInt32LE(5, 4);
    expect(decodeServiceConfig({ buffer, address: 0n })).toMatchObject({ ok: false });
    buffer.writeUInt32LE(2, 4);
    buffer.writeBigUInt64LE(0x1000n + 64n, 40);
    expect(decodeServiceConfig({ buffer, address: 0x1000n })).toMatchObject({ ok: false });
  });

  it('reads a recorded status, and no status with a state that does not exist', () => {
    const { buffer } = recorded('service-status');
    expect(decodeServiceStatus(buffer)).toEqual({
      state: 'running',
      pid: 340,
      win32ExitCode: 0,
      serviceExitCode: 0,
    });
    buffer.writeUInt32LE(8, 4);
    expect(decodeServiceStatus(buffer)).toBeNull();
  });

  it('reads the names of dependent services in the order in which they have to stop', () => {
    const names = Buffer.from('POP\0TRANSPORT\0', 'utf16le');
    const buffer = Buffer.concat([Buffer.alloc(96), names]);
    buffer.writeBigUInt64LE(0x1000n + 96n, 0);
    buffer.writeBigUInt64LE(0x1000n + 96n + 8n, 48);
    expect(decodeDependents({ buffer, address: 0x1000n }, 2)).toEqual({
      ok: true,
      value: ['POP', 'TRANSPORT'],
    });
    expect(decodeDependents({ buffer, address: 0x1000n }, 9)).toMatchObject({ ok: false });
  });

  it('has the numbers of winsvc.h for start types', () => {
    expect(
      (['boot', 'system', 'automatic', 'automatic-delayed', 'manual', 'disabled'] as const).map(
        startTypeNumber,
      ),
    ).toEqual([0, 1, 2, 2, 3, 4]);
  });
});

describe('versions, times, counters and texts', () => {
  it('reads the recorded version of Windows and of a program file', () => {
    expect(decodeOsVersion(recorded('os-version').buffer)).toBe('10.0.18362');
    expect(decodeFileVersion(recorded('file-version').buffer)).toBe('15.2.1544.9');
  });

  it('finds no version where the resource is cut off or something else', () => {
    const { buffer } = recorded('file-version');
    expect(decodeFileVersion(buffer.subarray(0, 48))).toBeNull();
    expect(decodeFileVersion(Buffer.alloc(400))).toBeNull();
  });

  it('reads a recorded FILETIME', () => {
    const { buffer, now = '' } = recorded('file-time');
    const started = decodeFileTime(buffer);
    expect(started).toBe('2026-11-24T09:11:40.309Z');
    expect(Date.parse(now) - Date.parse(started ?? '')).toBeLessThan(60_000);
  });

  it('has no time for 0 and for the end of all calendars', () => {
    expect(decodeFileTime(Buffer.alloc(8))).toBeNull();
    expect(decodeFileTime(Buffer.alloc(8, 0xff))).toBeNull();
  });

  it('takes active and passive opens from a MIB_TCPSTATS', () => {
    const memory = Buffer.alloc(60);
    for (let field = 0; field < 15; field += 1) memory.writeUInt32LE(field + 100, field * 4);
    expect(decodeTcpStatistics(memory)).toEqual({ activeOpens: 104, passiveOpens: 105 });
    expect(decodeTcpStatistics(recorded('tcp-statistics').buffer).passiveOpens).toBeGreaterThan(0);
  });

  it('reads texts up to their end, never beyond the memory', () => {
    const memory = Buffer.from('ab\0cd\0\0x', 'utf16le');
    expect(wideText(memory, 0)).toBe('ab');
    expect(wideTexts(memory, 0)).toEqual(['ab', 'cd']);
    expect(wideText(memory, 14)).toBeNull();
    expect(wideText(memory, -1)).toBeNull();
    expect(wideTexts(memory, 14)).toBeNull();
  });
});

describe('the RPC endpoint mapper', () => {
  it.each([
    ['ncacn_ip_tcp:10.0.0.5[6094]', 6094],
    ['ncacn_ip_tcp:[6094]', 6094],
    ['12345678-1234-abcd-ef00-0123456789ab@ncacn_ip_tcp:EX01[65535]', 65_535],
    ['ncacn_ip_tcp:EX01[6094,Security=none]', 6094],
    ['ncacn_http:EX01[6001]', null],
    ['ncalrpc:[LRPC-7f2a]', null],
    ['ncacn_ip_tcp:EX01[0]', null],
    ['ncacn_ip_tcp:EX01[65536]', null],
    ['ncacn_ip_tcp:EX01', null],
    ['', null],
  ])('binding %j has the TCP port %j', (binding, port) => {
    expect(tcpPortOfBinding(binding)).toBe(port);
  });

  it('writes the UUID of an interface as people do', () => {
    const id = Buffer.from('785634123412cdabef000123456789ab01000000', 'hex');
    expect(interfaceUuid(id)).toBe('12345678-1234-abcd-ef00-0123456789ab');
  });
});
