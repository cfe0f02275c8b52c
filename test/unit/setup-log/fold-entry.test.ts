import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createEntryReader } from '../../../shared/setup-log/entries.ts';
import { foldEntry } from '../../../shared/setup-log/fold-entry.ts';
import { findKnownFailure, knownFailures } from '../../../shared/setup-log/known-failures.ts';
import {
  emptyProgress,
  setupNoteSchema,
  setupProgressSchema,
  type SetupNote,
} from '../../../shared/setup-log/schema.ts';

const now = new Date('2026-11-24T03:30:00Z');
const start = 'Starting Microsoft Exchange Server 2019 Setup';
const success = 'The Exchange Server setup operation completed successfully.';
const component = "Processing component 'Bridgehead Role Setter' (Configuring the Mailbox role).";

/** A log of these lines, a second apart; those that bring their own stamp keep it. */
const foldLog = (lines: readonly string[], at: Date = now) => {
  const entries = createEntryReader();
  const stamp = (index: number): string =>
    `[11/24/2026 03:00:${String(index).padStart(2, '0')}.0001] [1] `;
  const text = lines.map((line, index) => (line.startsWith('[1') ? line : stamp(index) + line));
  const read = entries.push(`${text.join('\r\n')}\r\n`);
  const last = entries.settle();
  let progress = emptyProgress;
  const notes: SetupNote[] = [];
  for (const entry of last === null ? read : [...read, last]) {
    const folded = foldEntry(progress, entry, at);
    ({ progress } = folded);
    notes.push(...folded.notes);
  }
  return { progress, notes, said: (kind: string) => notes.filter((note) => note.kind === kind) };
};

describe('what an entry of Setup’s log means', () => {
  it('nothing before the first start of Setup', () => {
    const { progress, notes } = foldLog(['[ERROR] old', success]);
    expect(progress).toEqual(emptyProgress);
    expect(notes).toEqual([]);
  });

  it('counts a new start as a new run, and forgets the errors of the one before', () => {
    const { progress } = foldLog([start, '[ERROR] old', success, start, '[WARNING] new']);
    expect(progress).toMatchObject({ status: 'running', errors: 0, warnings: 1, entries: 2 });
  });

  it('takes the line of success for it only as a line of its own', () => {
    expect(foldLog([start, success]).progress.status).toBe('succeeded');
    expect(foldLog([start, `${success}\r\nmore`]).progress.status).toBe('succeeded');
    expect(foldLog([start, `It was said: ${success}`]).progress.status).toBe('running');
    expect(foldLog([start, `[WARNING] x\r\n${success}`]).progress.status).toBe('running');
  });

  it('believes neither line when success follows a failure and nothing was done between them', () => {
    const stopping = 'Setup is stopping now because of one or more critical errors.';
    const { progress, said } = foldLog([start, stopping, success, 'End of Setup']);
    expect(progress.status).toBe('failed');
    expect(said('succeeded')).toEqual([]);
    expect(said('failed').at(-1)?.text).toContain('contradicts itself');
  });

  it('goes on after prerequisites that failed and were checked again', () => {
    const failed = 'Exchange Server installation failed during prereq check. Trying to restore.';
    expect(foldLog([start, failed]).progress.status).toBe('failed');
    expect(foldLog([start, failed, component]).progress.status).toBe('running');
    expect(foldLog([start, failed, component, success]).progress.status).toBe('succeeded');
  });

  it('names a component once, and by its own name where its description is that of many', () => {
    const shared = (name: string) => `Processing component '${name}' (Configuring the server.).`;
    const { said } = foldLog([start, shared('A'), shared('A'), shared('B'), component, component]);
    expect(said('component').map(({ text }) => text)).toEqual([
      'Configuring the server. (A)',
      'Configuring the server. (B)',
      'Configuring the Mailbox role',
    ]);
  });

  it('counts a prerequisite rule that failed as an error', () => {
    const { progress, said } = foldLog([start, 'Failed [Rule:SomeRule] [Message:No.]']);
    expect(progress.errors).toBe(1);
    expect(said('error')[0]).toMatchObject({ known: 'prerequisite' });
  });

  it('warns when the script of services says that it did not work throughout', () => {
    const { progress } = foldLog([
      start,
      '[ServiceControl.ps1] Script completed succesfully.',
      '[ServiceControl.ps1] Script completed with one or more errors.',
    ]);
    expect(progress.warnings).toBe(1);
  });

  it('makes notes and progress that can be journaled', () => {
    const { progress, notes } = foldLog([start, component, '[ERROR] x', success, 'End of Setup']);
    expect(setupProgressSchema.parse(progress)).toEqual(progress);
    for (const note of notes) expect(setupNoteSchema.parse(note)).toEqual(note);
  });
});

describe('the stamps of Setup’s log', () => {
  const line = (time: string): string => `[11/24/2026 ${time}.0001] [1] x`;

  it('may run back a little, because Setup writes from several threads', () => {
    const { progress } = foldLog([line('03:00:20') + start, start, line('03:00:50')]);
    expect(progress).toMatchObject({ oddStamps: 0, longestPauseSeconds: 49 });
  });

  it.each([
    ['go back', [start, '[11/24/2026 03:20:00.0001] [1] x', '[11/24/2026 03:10:00.0001] [1] x']],
    ['go forward', [start, '[11/25/2026 01:00:00.0001] [1] x']],
    [
      'are no date',
      [start, '[13/99/2026 03:00:00.0001] [1] x', '[11/24/2026 03:00:30.0001] [1] x'],
    ],
    ['lie in the future', [`[11/26/2026 03:00:00.0001] [1] ${start}`]],
  ])('that %s are said once and are no pause', (_what, lines) => {
    const { progress, said } = foldLog(lines);
    expect(progress.oddStamps).toBeGreaterThan(0);
    expect(said('log')).toHaveLength(1);
    expect(progress.longestPauseSeconds).toBeLessThan(1_201);
  });

  it('in the future throughout still measure pauses', () => {
    const { progress, said } = foldLog(
      [start, line('03:05:00'), line('03:05:10')],
      new Date('2026-11-20T00:00:00Z'),
    );
    expect(progress).toMatchObject({ oddStamps: 3, longestPauseSeconds: 300 });
    expect(said('log')).toHaveLength(1);
  });
});

describe('known failures', () => {
  const failures = readFileSync(
    join(import.meta.dirname, '../../fixtures/setup-log/known-failures.log'),
    'utf8',
  )
    .split('\n')
    .filter((line) => line !== '')
    .map((line): [string, string] => {
      const [id = '', text = ''] = line.split(' :: ');
      return [id, text.replaceAll('⏎', '\r\n')];
    });

  it.each(failures)('%s is recognised in: %s', (id, text) => {
    const { notes } = foldLog([start, text]);
    expect(notes.flatMap(({ known }) => known ?? [])).toContain(id);
  });

  it('have a line that is recognised for each of them', () => {
    const tried = new Set(failures.map(([id]) => id));
    expect(knownFailures.filter(({ id }) => !tried.has(id))).toEqual([]);
  });

  it('are told apart by their ids, and say what to do', () => {
    expect(new Set(knownFailures.map(({ id }) => id)).size).toBe(knownFailures.length);
    for (const { id, remedy, docs } of knownFailures) {
      expect(findKnownFailure(id)?.remedy).toBe(remedy);
      expect(new URL(docs).protocol).toBe('https:');
    }
  });

  it.each([
    'Evaluated [Rule:RebootPending] [HasException:False] [Value:"False"]',
    '[ServiceControl.ps1] Stopping service MSExchangePOP3BE 1603.',
    '[WARNING] Port 1612 is not used.',
  ])('are not seen in: %s', (text) => {
    const { notes } = foldLog([start, text]);
    expect(notes.flatMap(({ known }) => known ?? [])).toEqual([]);
  });
});
