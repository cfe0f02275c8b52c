import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createSetupLogReader } from '../../electron/agent/setup-log/setup-log-reader.ts';
import type { LogSource } from '../../electron/agent/setup-log/source.ts';
import { ok } from '../../shared/result.ts';
import { createEntryReader } from '../../shared/setup-log/entries.ts';
import { setupProgressSchema, type SetupNote } from '../../shared/setup-log/schema.ts';

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
  const notes: SetupNote[] = [];
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

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constant('x'.repeat(70_000)),
    fc.constant('y'.repeat(5_000)),
    fc.constant('\r\n[11/24/2026 03:00:00.0001] [0] '),
    fc.constant('\r\n'),
  );
  const drain = (pieces: readonly string[]) => {
    const reader = createEntryReader();
    const entries = pieces.flatMap((text) => reader.push(text));
    return { entries, open: reader.settle(), dropped: reader.droppedCharacters() };
  };

  it('never throws, and never keeps more than a line and an entry', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { entries, open } = drain(pieces);
        for (const entry of [...entries, open])
          expect(entry?.text.length ?? 0).toBeLessThanOrEqual(8_192);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same entries, and counts the same characters as dropped, however it is cut', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), cuts, (pieces, fractions) => {
        const text = pieces.join('');
        const places = fractions
          .map((fraction) => Math.floor(fraction * text.length))
          .toSorted((left, right) => left - right);
        const parts = [...places, text.length].map((end, index) =>
          text.slice(index === 0 ? 0 : places[index - 1], end),
        );
        expect(drain(parts)).toEqual(drain([text]));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a line of 100 MB within its bounds', () => {
    const reader = createEntryReader();
    const million = 'z'.repeat(1_000_000);
    reader.push('[11/24/2026 03:00:00.0001] [0] ');
    for (let count = 0; count < 100; count += 1) reader.push(million);
    const [entry] = reader.push('\n[11/24/2026 03:00:01.0001] [0] next\n');
    expect(entry?.text).toBe('z'.repeat(8_192));
    expect(reader.droppedCharacters()).toBe(100_000_000 - 8_192);
    expect(reader.settle()?.text).toBe('next');
  });

  it('of any bytes at all is read without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        const { progress } = await readGrowing(Buffer.concat([log, bytes]), [log.length]);
        expect(setupProgressSchema.parse(progress)).toEqual(progress);
      }),
      { numRuns: 100 },
    );
  });
});
