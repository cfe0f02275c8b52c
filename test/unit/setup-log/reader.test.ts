import { appendFile, mkdtemp, open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSetupLogReader } from '../../../electron/agent/setup-log/setup-log-reader.ts';
import {
  fileSource,
  setupLogPath,
  type LogSource,
} from '../../../electron/agent/setup-log/source.ts';
import { err } from '../../../shared/result.ts';
import type { SetupNote } from '../../../shared/setup-log/schema.ts';
import { quietOf } from '../../../shared/setup-log/stuck.ts';

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

describe('Setup’s log', () => {
  it('tells the newest run only, with its steps, errors and the line that proves success', async () => {
    await writeFile(path, fixture('second-run-succeeds'));
    const { progress, notes } = await readAll();
    expect(progress).toMatchObject({
      status: 'succeeded',
      version: '15.2.1748.10',
      mode: 'BuildToBuildUpgrade',
      component: 'Configuring the Mailbox role: Transport service.',
      phase: 'Ended',
      errors: 1,
      ignoredErrors: 1,
      warnings: 2,
      longestPauseSeconds: 599.2,
      oddStamps: 0,
      problem: null,
    });
    expect(texts(notes, 'started')).toHaveLength(2);
    expect(texts(notes, 'warning')[0]).toContain('with a second line');
    const lost = notes.find(({ text }) => text.startsWith('Unable to restore'));
    expect(lost).toMatchObject({ kind: 'warning', known: 'service-not-restored' });
    expect(notes.find(({ reference }) => reference !== null)?.reference).toBe(
      'BridgeheadComponent___1234',
    );
  });

  it('does not take the absence of an error line for success', async () => {
    await writeFile(path, fixture('ends-without-proof'));
    const { progress, notes } = await readAll();
    expect(progress.status).toBe('ended-unproved');
    expect(notes.find(({ kind }) => kind === 'error')?.known).toBe('nothing-to-reverse');
    expect(texts(notes, 'ended')[0]).toContain('neither');
  });

  it.each(['utf8', 'utf16le'] as const)('reads %s with a byte order mark', async (encoding) => {
    const text = `\ufeff${fixture('ends-without-proof')}`;
    await writeFile(path, Buffer.from(text, encoding));
    expect((await readAll()).progress).toMatchObject({ version: '15.2.2562.17', errors: 1 });
  });

  it('reads what is appended, also when a character and a line are cut in two', async () => {
    await writeFile(path, start);
    const reader = createSetupLogReader(fileSource(path));
    await reader.poll(at(0));
    const line = Buffer.from('[11/24/2026 03:00:05.0001] [1] [WARNING] Größe\r\n');
    const cut = line.indexOf(0xc3) + 1;
    await appendFile(path, line.subarray(0, cut));
    await reader.poll(at(1));
    await appendFile(path, line.subarray(cut));
    await reader.poll(at(2));
    await appendFile(path, '[11/24/2026 03:00:06.0001] [1] next\r\n');
    expect(texts((await reader.poll(at(3))).notes, 'warning')).toEqual(['Größe']);
  });

  it('begins anew when the log is emptied, and when it is replaced', async () => {
    await writeFile(path, start + '[11/24/2026 03:00:05.0001] [1] [ERROR] old\r\n');
    const reader = createSetupLogReader(fileSource(path));
    await reader.poll(at(0));
    await truncate(path, 0);
    expect(texts((await reader.poll(at(1))).notes, 'log')).toHaveLength(1);
    await writeFile(path, start);
    await reader.poll(at(2));
    const other = join(folder, 'other');
    await writeFile(
      other,
      `${start}[11/24/2026 03:01:00.0001] [1] Setup version: 1.2.3.4.\r\n\r\n`,
    );
    await rename(other, path);
    await reader.poll(at(3));
    expect((await reader.poll(at(9))).progress).toMatchObject({ version: '1.2.3.4', errors: 0 });
  });

  it('says that there is no log, and finds it when it comes', async () => {
    const reader = createSetupLogReader(fileSource(path));
    expect((await reader.poll(at(0))).progress).toMatchObject({ status: 'no-log', problem: null });
    await writeFile(path, start);
    await reader.poll(at(1));
    expect((await reader.poll(at(9))).progress.status).toBe('running');
  });

  it('says once that the log is locked, keeps what it knew, and goes on', async () => {
    await writeFile(path, `${start}[11/24/2026 03:00:05.0001] [1] Setup version: 1.2.3.4.\r\n`);
    const real = fileSource(path);
    let locked = false;
    const source: LogSource = {
      stat: real.stat,
      read: (...args) =>
        locked ? Promise.resolve(err('failed', 'EBUSY: resource busy')) : real.read(...args),
    };
    const reader = createSetupLogReader(source);
    await reader.poll(at(0));
    await reader.poll(at(5));
    locked = true;
    const first = await reader.poll(at(6));
    const second = await reader.poll(at(7));
    expect(texts(first.notes, 'log')[0]).toContain('EBUSY');
    expect(second.notes).toEqual([]);
    expect(second.progress).toMatchObject({ status: 'running', version: '1.2.3.4' });
    expect(second.progress.problem).toContain('EBUSY');
    locked = false;
    expect((await reader.poll(at(8))).progress.problem).toBeNull();
  });

  it('finds the last start in a log of a gigabyte', async () => {
    const file = await open(path, 'w');
    await file.write(start.replace('2019', '2016'), 0);
    await file.write(`\r\n${fixture('ends-without-proof')}`, 1_000_000_000);
    await file.close();
    const { progress } = await readAll();
    expect(progress).toMatchObject({ version: '15.2.2562.17', status: 'ended-unproved' });
  });

  it('survives what is no log, and says how much it left out', async () => {
    const binary = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 256));
    await writeFile(path, Buffer.concat([Buffer.from(start), binary, Buffer.from('\r\n')]));
    const { progress } = await readAll();
    expect(progress.status).toBe('running');
    expect(progress.droppedBytes).toBeGreaterThan(100_000);
  });

  it('notices stamps that run backwards or lie in the future', async () => {
    await writeFile(
      path,
      `${start}[11/24/2026 02:00:00.0001] [1] back\r\n[11/24/2027 03:00:00.0001] [1] far\r\nx\r\n`,
    );
    expect((await readAll()).progress.oddStamps).toBeGreaterThanOrEqual(2);
  });

  it('lies on the system drive', () => {
    expect(setupLogPath('D:')).toBe('D:\\ExchangeSetupLogs\\ExchangeSetup.log');
  });
});

describe('is it stuck?', () => {
  const running = (longestPauseSeconds: number) => ({
    status: 'running' as const,
    grewAt: at(0).toISOString(),
    longestPauseSeconds,
  });
  const verdictAfter = async (seconds: number, longest: number) => {
    const { emptyProgress } = await import('../../../shared/setup-log/schema.ts');
    return quietOf({ ...emptyProgress, ...running(longest) }, at(seconds))?.verdict;
  };
  it.each([
    [60, 0, 'working'],
    [400, 0, 'quiet'],
    [400, 600, 'working'],
    [1_300, 0, 'stuck'],
    [1_300, 600, 'quiet'],
    [1_900, 600, 'stuck'],
    [-60, 0, 'quiet'],
  ])('after %i s of silence with a longest pause of %i s: %s', async (silent, longest, verdict) => {
    expect(await verdictAfter(silent, longest)).toBe(verdict);
  });
});
