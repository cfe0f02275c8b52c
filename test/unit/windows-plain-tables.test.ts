import { describe, expect, it } from 'vitest';

import {
  portsInUse,
  type PlainTable,
} from '../../electron/agent/server/windows/decode/plain-tables.ts';

/** Where MIB_TCPROW and MIB_TCP6ROW (tcpmib.h) have the local port. */
const rows = { tcp4: { size: 20, localPort: 8 }, tcp6: { size: 52, localPort: 24 } } as const;

/** A table as GetTcpTable and GetTcp6Table fill it in, with more room than it needs. */
const tableOf = (table: PlainTable, ports: readonly number[]): Buffer => {
  const { size, localPort } = rows[table];
  const memory = Buffer.alloc(4 + (ports.length + 2) * size, 0xff);
  memory.writeUInt32LE(ports.length);
  for (const [index, port] of ports.entries())
    // Of the DWORD only the first two bytes count; what stands behind them is not cleared.
    memory.writeUInt16BE(port, 4 + index * size + localPort);
  return memory;
};

const wanted = new Set([9_955, 9_933]);

describe.each([
  ['tcp4', 'ipv4'],
  ['tcp6', 'ipv6'],
] as const)('the table %s without owners', (table, family) => {
  it('tells which of the ports it has, each once', () => {
    const memory = tableOf(table, [25, 9_955, 444, 9_955, 65_535]);
    expect(portsInUse(table, memory, wanted)).toEqual({
      ok: true,
      value: [{ protocol: 'tcp', family, port: 9_955 }],
    });
    expect(portsInUse(table, tableOf(table, [25]), wanted)).toEqual({ ok: true, value: [] });
    expect(portsInUse(table, tableOf(table, []), wanted)).toEqual({ ok: true, value: [] });
  });

  it('is not believed when it names more rows than there is memory, or has no count', () => {
    const memory = tableOf(table, [9_955]);
    memory.writeUInt32LE(4_000_000_000);
    for (const bad of [memory, Buffer.alloc(3)])
      expect(portsInUse(table, bad, wanted)).toMatchObject({
        ok: false,
        error: { code: 'garbled' },
      });
  });
});
