import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, it } from 'vitest';

import { createSetupLogReader } from '../../../electron/agent/setup-log/setup-log-reader.ts';
import { ok } from '../../../shared/result.ts';
import type { SetupNote } from '../../../shared/setup-log/schema.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const start = '[11/24/2026 03:00:00.0001] [0] Starting Microsoft Exchange Server 2019 Setup\r\n';
const filler = `[11/24/2026 03:00:00.0001] [2] ${'x'.repeat(100)}\r\n`.repeat(4_000);
const warning =
  '[11/24/2026 03:00:00.0001] [1] [WARNING] something that is worth a line of the timeline\r\n';

it('keeps of a long log what it tells, and not the text around it', async () => {
  const pieces = 60;
  const piece = Buffer.from(filler + warning);
  let size = start.length;
  const bytes = Buffer.concat([Buffer.from(start), ...Array<Buffer>(pieces).fill(piece)]);
  const reader = createSetupLogReader({
    stat: async () => ok({ size, id: '1' }),
    read: async (offset, length) => ok(bytes.subarray(offset, offset + length)),
  });
  const kept: SetupNote[] = [];
  const heap = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  for (let read = 0; read <= pieces; read += 1) {
    kept.push(...(await reader.poll(new Date('2026-11-24T03:30:00Z'))).notes);
    size = start.length + read * piece.length;
  }
  const grownMiB = (heap() - before) / 2 ** 20;
  expect(kept.filter(({ kind }) => kind === 'warning').length).toBeGreaterThan(50);
  // All that was read has some 30 MiB.
  expect(grownMiB).toBeLessThan(8);
});
