import { appendFile, mkdtemp, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
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
      warnings: 3,
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
    const emptied = await reader.poll(at(1));
    expect(texts(emptied.notes, 'log')).toHaveLength(1);
    // What was the last entry has not been lost with the file.
    expect(texts(emptied.notes, 'error')).toEqual(['old']);
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

  it('loses no line that is written in two parts with a long pause between them', async () => {
    await writeFile(path, start);
    const reader = createSetupLogReader(fileSource(path));
    await reader.poll(at(0));
    await appendFile(path, '[11/24/2026 03:00:05.0001] [0] The Exchange Server setup operation ');
    await reader.poll(at(1));
    await reader.poll(at(60));
    expect((await reader.poll(at(61))).progress.status).toBe('running');
    await appendFile(path, 'completed successfully.\r\n');
    await reader.poll(at(62));
    expect((await reader.poll(at(70))).progress.status).toBe('succeeded');
  });

  it('waits for the byte order mark of a log that has only been created', async () => {
    const text = Buffer.from(`\ufeff${fixture('ends-without-proof')}`, 'utf16le');
    const reader = createSetupLogReader(fileSource(path));
    for (const [seconds, size] of [0, 1, 2, 3, 100].entries()) {
      await writeFile(path, text.subarray(0, size));
      expect((await reader.poll(at(seconds))).progress.status).toBe('waiting');
    }
    await appendFile(path, text.subarray(100));
    await reader.poll(at(6));
    expect((await reader.poll(at(20))).progress.version).toBe('15.2.2562.17');
  });

  it('notices another log of the same number that is larger', async () => {
    await writeFile(path, `${start}[11/24/2026 03:00:05.0001] [1] [ERROR] old\r\n`);
    const reader = createSetupLogReader(fileSource(path));
    await reader.poll(at(0));
    // The same file, written anew from its beginning.
    await writeFile(path, `${'-'.repeat(200)}\r\n${start}[11/24/2026 03:01:00.0001] [1] x\r\n`);
    const { notes, isBehind } = await reader.poll(at(1));
    expect(texts(notes, 'log')).toEqual(['The log begins anew: it was replaced or emptied.']);
    expect(isBehind).toBe(true);
    await reader.poll(at(2));
    expect((await reader.poll(at(9))).progress).toMatchObject({ status: 'running', errors: 0 });
  });

  it('does not take growth for another log', async () => {
    await writeFile(path, start);
    const reader = createSetupLogReader(fileSource(path));
    const notes = [...(await reader.poll(at(0))).notes];
    for (const seconds of [1, 2, 3]) {
      await appendFile(path, `[11/24/2026 03:00:0${seconds}.0001] [1] x\r\n`);
      notes.push(...(await reader.poll(at(seconds))).notes);
    }
    expect(texts(notes, 'log')).toEqual([]);
  });

  it('says that a log that it has read is gone, and is not silent about it', async () => {
    await writeFile(path, `${start}[11/24/2026 03:00:05.0001] [1] x\r\n`);
    const reader = createSetupLogReader(fileSource(path));
    await reader.poll(at(0));
    await rename(path, join(folder, 'kept'));
    const gone = await reader.poll(at(1));
    expect(gone.progress).toMatchObject({ status: 'running' });
    expect(gone.progress.problem).toContain('renamed or deleted');
    expect(texts(gone.notes, 'log')).toHaveLength(1);
    expect((await reader.poll(at(2))).notes).toEqual([]);
    await rename(join(folder, 'kept'), path);
    const back = await reader.poll(at(3));
    expect(back.progress.problem).toBeNull();
    expect(texts(back.notes, 'log')).toEqual(['The log can be read again.']);
  });

  it('tells a log without a run from none at all, also after it could not be read', async () => {
    let isLocked = true;
    await writeFile(path, 'nothing of Setup\r\n');
    const real = fileSource(path);
    const reader = createSetupLogReader({
      stat: async () => (isLocked ? err('access-denied', 'EPERM: not permitted') : real.stat()),
      read: real.read,
    });
    const locked = await reader.poll(at(0));
    expect(locked.progress).toMatchObject({
      status: 'unreadable',
      problem: 'EPERM: not permitted',
    });
    isLocked = false;
    expect((await reader.poll(at(1))).progress).toMatchObject({ status: 'waiting', problem: null });
  });

  it('gives the code of the system for what is no file', async () => {
    const { progress } = await createSetupLogReader(fileSource(folder)).poll(at(0));
    expect(progress.status).toBe('unreadable');
    expect(progress.problem).toMatch(/^EISDIR/);
    const missing = await fileSource(join(folder, 'none')).read(0, 1);
    expect(missing).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('is as old as its file when it is first read, and as its growth afterwards', async () => {
    await writeFile(path, `${start}[11/24/2026 03:00:05.0001] [1] x\r\n`);
    const long = at(-3_600);
    await utimes(path, long, long);
    const reader = createSetupLogReader(fileSource(path));
    const first = await reader.poll(at(0));
    expect(first.progress.grewAt).toBe(long.toISOString());
    expect(quietOf(first.progress, at(0))?.verdict).toBe('stuck');
    await appendFile(path, '[11/24/2026 03:00:06.0001] [1] x\r\n');
    await utimes(path, long, long);
    expect((await reader.poll(at(5))).progress.grewAt).toBe(at(5).toISOString());
  });

  it('is not silent for longer because the clock was set', async () => {
    let elapsed = 0;
    await writeFile(path, `${start}[11/24/2026 03:00:05.0001] [1] x\r\n`);
    const reader = createSetupLogReader(fileSource(path), () => elapsed);
    await reader.poll(at(0));
    for (const jump of [7_200, -7_200]) {
      elapsed += 30_000;
      const now = at(elapsed / 1_000 + Math.max(0, jump));
      const { progress } = await reader.poll(now);
      expect(quietOf(progress, now)).toMatchObject({
        verdict: 'working',
        silentSeconds: elapsed / 1_000,
      });
    }
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
