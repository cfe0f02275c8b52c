import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createSetupLogReader } from '../../electron/agent/setup-log/setup-log-reader.ts';
import type { LogSource } from '../../electron/agent/setup-log/source.ts';
import { ok } from '../../shared/result.ts';
import { createEntryReader } from '../../shared/setup-log/entries.ts';

const log = readFileSync(
  join(import.meta.dirname, '../fixtures/setup-log/second-run-succeeds.log'),
);

/** A log that has grown to each of these sizes, one after the other. */
const readGrowing = async (bytes: Buffer, sizes: readonly number[]) => {
  let size = 0;
  const source: LogSource = {
    stat: () => Promise.resolve(ok({ size, id: 'a' })),
    read: (offset, length) => Promise.resolve(ok(bytes.subarray(offset, offset + length))),
  };
  const reader = createSetupLogReader(source);
  const notes = [];
  const at = new Date('2026-11-24T05:00:00Z');
  for (const next of sizes) {
    size = Math.max(size, next);
    notes.push(...(await reader.poll(at)).notes);
  }
  size = bytes.length;
  for (const seconds of [0, 10]) {
    const polled = await reader.poll(new Date(at.getTime() + seconds * 1_000));
    notes.push(...polled.notes);
  }
  const { progress } = await reader.poll(new Date(at.getTime() + 20_000));
  return { progress: { ...progress, grewAt: null }, notes };
};

describe('Setup’s log, in pieces of any size', () => {
  it('says the same as read at once', async () => {
    const whole = await readGrowing(log, []);
    const sizes = fc.array(fc.integer({ min: 0, max: log.length }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sizes, async (cuts) => {
        const ascending = cuts.toSorted((left, right) => left - right);
        expect(await readGrowing(log, ascending)).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('never throws, and never keeps more than a line and an entry', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constant('x'.repeat(70_000)),
      fc.constant('[11/24/2026 03:00:00.0001] [0] '),
      fc.constant('\r\n'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (pieces) => {
        const reader = createEntryReader();
        const kept = pieces.flatMap((piece) => reader.push(piece));
        for (const entry of [...kept, reader.open()])
          expect(entry?.text.length ?? 0).toBeLessThanOrEqual(8_192);
      }),
      { numRuns: 200 },
    );
  });
});
