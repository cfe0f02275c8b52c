import { appendFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSetupLogReader } from '../../../electron/agent/setup-log/setup-log-reader.ts';
import { fileSource, type LogSource } from '../../../electron/agent/setup-log/source.ts';
import type { SetupNote } from '../../../shared/setup-log/schema.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../fixtures/setup-log/${name}.log`), 'utf8');
const start = '[11/24/2026 03:00:00.0001] [0] Starting Microsoft Exchange Server 2019 Setup\r\n';
const at = (seconds: number): Date =>
  new Date(Date.parse('2026-11-24T03:30:00Z') + seconds * 1_000);

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cu-preflight-setup-log-'));
  path = join(folder, 'ExchangeSetup.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Polls at the beginning and again when the log has been silent for a while. */
const readAll = async (source: LogSource = fileSource(path)) => {
  const reader = createSetupLogReader(source);
  const notes: SetupNote[] = [];
  for (const seconds of [0, 1, 10]) notes.push(...(await reader.poll(at(seconds))).notes);
  return { ...(await reader.poll(at(20))), notes, reader };
};
const texts = (notes: readonly SetupNote[], kind: SetupNote['kind']): readonly string[] =>
  notes.filter((note) => note.kind === kind).map(({ text }) => text);

describe('a long log of Setup', () => {
  it('finds the last start in a log of a gigabyte', async () => {
    const file = await open(path, 'w');
    await file.write(start.replace('2019', '2016'), 0);
    await file.write(`\r\n${fixture('ends-without-proof')}`, 1_000_000_000);
    await file.close();
    const { progress } = await readAll();
    expect(progress).toMatchObject({ version: '15.2.2562.17', status: 'ended-unproved' });
  });

  it.each(['utf8', 'utf16le'] as const)(
    'looks for the last start in %s a part at a time, on the borders of parts too, and is not taken in by a quotation',
    async (encoding) => {
      const text = (value: string): Buffer => Buffer.from(value, encoding);
      const size = 100_000_000;
      const border = size - 4 * 1_024 * 1_024 * 12;
      const file = await open(path, 'w');
      const write = (bytes: Buffer, position: number) =>
        file.write(bytes, 0, bytes.length, position);
      await write(text('\ufeff'), 0);
      await write(text(`\n${start}`), border - text(`\n${start}`.slice(0, 50)).length);
      await write(text(`\n[WARNING] ${start}`), border + 1_000_000);
      await write(text('\n[11/24/2026 03:00:06.0001] [1] Setup version: 1.2.3.4.\n'), size - 200);
      await file.truncate(size);
      await file.close();
      const reader = createSetupLogReader(fileSource(path));
      let polled = await reader.poll(at(0));
      expect(polled).toMatchObject({ isBehind: true, progress: { status: 'waiting' } });
      for (let polls = 0; polled.isBehind && polls < 100; polls += 1)
        polled = await reader.poll(at(0));
      const { progress } = await reader.poll(at(9));
      expect(progress).toMatchObject({
        status: 'running',
        startedLogTime: '2026-11-24T03:00:00.001',
        version: '1.2.3.4',
      });
    },
  );

  it('says that a start is out of reach, and follows what comes', async () => {
    const file = await open(path, 'w');
    await file.write(start, 0);
    await file.truncate(1_000_000_000);
    await file.close();
    const reader = createSetupLogReader(fileSource(path));
    const notes: SetupNote[] = [];
    let polled = await reader.poll(at(0));
    for (let polls = 0; polls < 100; polls += 1) {
      notes.push(...polled.notes);
      if (!polled.isBehind) break;
      polled = await reader.poll(at(0));
    }
    expect(texts(notes, 'log')[0]).toContain('No start of Setup');
    expect(polled.progress.status).toBe('waiting');
    await appendFile(path, `\r\n${start}`);
    await reader.poll(at(1));
    expect((await reader.poll(at(9))).progress.status).toBe('running');
  });

  it('takes no more than a part of a long log at once', async () => {
    const line = '[11/24/2026 03:00:05.0001] [1] x\r\n';
    await writeFile(path, start + line.repeat(70_000));
    const reader = createSetupLogReader(fileSource(path));
    const first = await reader.poll(at(0));
    expect(first.isBehind).toBe(true);
    expect(first.progress.entries).toBeLessThan(40_000);
    await reader.poll(at(0));
    expect((await reader.poll(at(0))).isBehind).toBe(false);
    expect((await reader.poll(at(9))).progress.entries).toBe(70_001);
  });
});
