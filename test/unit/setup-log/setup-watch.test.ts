import { describe, expect, it } from 'vitest';

import { createSetupLogReader } from '../../../electron/agent/setup-log/setup-log-reader.ts';
import type { LogSource } from '../../../electron/agent/setup-log/source.ts';
import { createSetupWatch } from '../../../electron/agent/watch/setup-watch.ts';
import { err, ok } from '../../../shared/result.ts';
import type { SetupNote, SetupProgress } from '../../../shared/setup-log/schema.ts';

const at = (seconds: number): Date =>
  new Date(Date.parse('2026-11-24T03:30:00Z') + seconds * 1_000);
const line = (text: string, minute = 0): string =>
  `[11/24/2026 03:${String(minute).padStart(2, '0')}:00.0001] [0] ${text}\r\n`;
const started = (minute: number): string =>
  line('Starting Microsoft Exchange Server 2019 Setup', minute);
const oldRun =
  started(0) +
  line('[ERROR] old') +
  line("The Exchange Server setup operation didn't complete.") +
  line('End of Setup');

/** A log in memory that can be written to and locked. */
const memoryLog = (text: string) => {
  let bytes = Buffer.from(text);
  let isLocked = false;
  const busy = err('busy', 'EBUSY: resource busy or locked');
  const source: LogSource = {
    stat: async () => (isLocked ? busy : ok({ size: bytes.length, id: '1' })),
    read: async (offset, length) => ok(bytes.subarray(offset, offset + length)),
  };
  return {
    source,
    add: (more: string): void => {
      bytes = Buffer.concat([bytes, Buffer.from(more)]);
    },
    lock: (locked: boolean): void => {
      isLocked = locked;
    },
  };
};

/** Polls so often, half a second apart, and gives the last progress that was told and all notes. */
const watchLog = (
  source: LogSource,
  known: SetupProgress | null = null,
  setupNotes: readonly SetupNote[] = [],
) => {
  const before = known === null ? null : { setup: known, setupNotes };
  const watch = createSetupWatch(createSetupLogReader(source), before);
  let seconds = 0;
  let progress: SetupProgress | null = null;
  const notes: SetupNote[] = [];
  return {
    pass: async (polls: number) => {
      for (let count = 0; count < polls; count += 1) {
        seconds += 0.5;
        const news = await watch.poll(at(seconds));
        progress = news.progress ?? progress;
        notes.push(...news.notes);
      }
      return { progress, said: notes.map(({ kind, text }) => `${kind}: ${text}`) };
    },
  };
};

const startNote = 'started: Setup of Exchange Server 2019 was started.';

describe('Setup’s log under the watch', () => {
  it('waits when the log holds a run that had ended before, and tells the next one', async () => {
    const log = memoryLog(oldRun);
    const { pass } = watchLog(log.source);
    expect(await pass(10)).toMatchObject({ progress: { status: 'waiting' }, said: [] });
    log.add(started(30) + line('[WARNING] new', 31) + line('x', 32));
    const { progress, said } = await pass(10);
    expect(progress).toMatchObject({ status: 'running', errors: 0, warnings: 1 });
    expect(said).toEqual([startNote, 'warning: new']);
  });

  it('says nothing until it has read up to the end of a long log, and takes none of it for news', async () => {
    const log = memoryLog(started(0) + line('[WARNING] old').repeat(250_000) + oldRun);
    const { pass } = watchLog(log.source);
    expect(await pass(1)).toEqual({ progress: null, said: [] });
    expect(await pass(10)).toMatchObject({ progress: { status: 'waiting' }, said: [] });
  });

  it('tells the newest lines of a run that has very many, and how many it leaves out', async () => {
    const log = memoryLog(started(0) + line('[WARNING] w').repeat(25_000) + line('x'));
    const { said } = await watchLog(log.source).pass(10);
    expect(said).toHaveLength(10_001);
    expect(said[0]).toBe(startNote);
    expect(said.at(-1)).toMatch(/^log: 15001 older lines/);
  });

  it('does not take old runs for news because the log was locked at first', async () => {
    const log = memoryLog(oldRun);
    log.lock(true);
    const { pass } = watchLog(log.source);
    expect((await pass(3)).progress?.status).toBe('unreadable');
    log.lock(false);
    const { progress, said } = await pass(10);
    expect(progress).toMatchObject({ status: 'waiting', problem: null });
    expect(said).toEqual(['log: The log cannot be read: EBUSY: resource busy or locked']);
  });

  it('does not tell again what the journal has when it goes on with a run', async () => {
    const log = memoryLog(oldRun + started(30) + line('[WARNING] told', 31) + line('x', 32));
    const before = await watchLog(log.source).pass(10);
    expect(before.said).toEqual([startNote, 'warning: told']);
    log.add(line('[WARNING] new', 33) + line('y', 34));
    const { said } = await watchLog(log.source, before.progress).pass(10);
    expect(said).toEqual(['warning: new']);
  });

  const newRun =
    started(30) +
    line('[WARNING] new', 31) +
    line('The Exchange Server setup operation completed successfully.', 32) +
    line('End of Setup', 32) +
    line('x', 33);

  it('takes a run that came and went while nobody watched for this update, not for an older one', async () => {
    const log = memoryLog(oldRun);
    const { progress: waiting } = await watchLog(log.source).pass(10);
    expect(waiting).toMatchObject({ status: 'waiting', startedLogTime: '2026-11-24T03:00:00.001' });
    log.add(newRun);
    const { progress, said } = await watchLog(log.source, waiting).pass(10);
    expect(progress).toMatchObject({ status: 'succeeded', phase: 'Ended', warnings: 1 });
    expect(said.slice(0, 2)).toEqual([startNote, 'warning: new']);
  });

  it('goes on waiting when no other run began meanwhile', async () => {
    const log = memoryLog(oldRun);
    const { progress: waiting } = await watchLog(log.source).pass(10);
    const { progress, said } = await watchLog(log.source, waiting).pass(10);
    expect(progress ?? waiting).toMatchObject({ status: 'waiting' });
    expect(said).toEqual([]);
  });

  it('takes every run for this update where the log had none when the watch began', async () => {
    const log = memoryLog('');
    const { progress: none } = await watchLog(log.source).pass(3);
    log.add(newRun);
    const { progress } = await watchLog(log.source, none).pass(10);
    expect(progress?.status).toBe('succeeded');
  });

  it('shows the second of two runs when it came and went while nobody watched', async () => {
    const log = memoryLog(started(5) + line('[WARNING] first', 6) + line('x', 7));
    const first = await watchLog(log.source).pass(10);
    expect(first.progress?.status).toBe('running');
    log.add(newRun);
    const { progress, said } = await watchLog(log.source, first.progress).pass(10);
    expect(progress?.status).toBe('succeeded');
    expect(said[0]).toBe(startNote);
  });

  it('does not tell lines again that are in the journal, though progress was not journaled after them', async () => {
    const log = memoryLog(started(30) + line('x', 30));
    const early = await watchLog(log.source).pass(6);
    log.add(line('[WARNING] one', 31) + line('[WARNING] two', 31) + line('y', 32));
    const note = (entry: number, text: string): SetupNote => ({
      kind: entry === 1 ? 'started' : 'warning',
      entry,
      logTime: entry === 1 ? (early.progress?.startedLogTime ?? null) : null,
      text,
      reference: null,
      known: null,
    });
    const told = [note(1, 'started'), note(3, 'one')];
    const { said } = await watchLog(log.source, early.progress, told).pass(10);
    expect(said).toEqual(['warning: two']);
  });
});
