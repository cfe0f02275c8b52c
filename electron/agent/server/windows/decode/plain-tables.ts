import type { Family } from '../../../../../shared/ports/vocabulary.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { PortInUse } from '../../watch-reader.ts';
import { garbled } from '../win32/errors.ts';

/** MIB_TCPROW and MIB_TCP6ROW (tcpmib.h): bytes of a row, and where in it the local port stands, of whose DWORD only the first two bytes count, in network order. */
const layouts = {
  tcp4: { family: 'ipv4', size: 20, localPort: 8 },
  tcp6: { family: 'ipv6', size: 52, localPort: 24 },
} as const satisfies Readonly<
  Record<string, { readonly family: Family; readonly size: number; readonly localPort: number }>
>;
/** The TCP tables without owners. */
export type PlainTable = keyof typeof layouts;

/** Which of the ports any row of the table has, whatever its state: each once. */
export const portsInUse = (
  table: PlainTable,
  memory: Buffer,
  ports: ReadonlySet<number>,
): Result<readonly PortInUse[]> => {
  const { family, size, localPort } = layouts[table];
  if (memory.length < 4) return garbled(say('garbled.no-row-count', { table }));
  const rows = memory.readUInt32LE(0);
  if (4 + rows * size > memory.length)
    return garbled(say('garbled.rows', { table, count: rows, bytes: memory.length }));
  const found = new Set<number>();
  for (let at = 4 + localPort; at < 4 + rows * size; at += size) {
    const port = memory.readUInt16BE(at);
    if (ports.has(port)) found.add(port);
  }
  return ok([...found].map((port) => ({ protocol: 'tcp', family, port })));
};
