import { readFileSync, statSync, writeFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { runFiles } from '../../../electron/agent/run/run-folder.ts';
import { readRun } from '../../../electron/agent/run/run-folder.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { limitFileSize, whyNoFileSizeLimit } from '../../support/file-size-limit.ts';
import { serviceNow } from '../../support/rehearsal.ts';
import {
  attempts,
  collectFully,
  confirm,
  drive,
  driveToTheEnd,
  eventsOnDisk,
  lastPlan,
  onlyRun,
  operator,
  pop3,
  propose,
  valueOf,
  type DrivenService,
} from '../../support/run.ts';
import { skipUnless } from '../../support/skip.ts';

/** Fills the disk as soon as an event has been published. */
const fillAt = async (
  driven: DrivenService,
  when: (event: RunEvent) => boolean,
): Promise<() => void> => {
  const journal = runFiles(await onlyRun(driven.folder)).journal;
  let release = (): void => undefined;
  const stop = driven.service.subscribe((event) => {
    if (!when(event)) return;
    stop();
    // Half of the next event still fits.
    release = limitFileSize(statSync(journal).size + 60);
  });
  return () => release();
};

const recordChanges = (calls: string[]) => (server: DrivenService['server']) => ({
  reserve: (...args: Parameters<typeof server.reserve>) => {
    calls.push('reserve');
    return server.reserve(...args);
  },
  stopService: (...args: Parameters<typeof server.stopService>) => {
    calls.push('stop');
    return server.stopService(...args);
  },
  startService: (...args: Parameters<typeof server.startService>) => {
    calls.push('start');
    return server.startService(...args);
  },
});

const withFullDisk = skipUnless(whyNoFileSizeLimit());

withFullDisk('a disk that is full', () => {
  it('before the first intent: nothing happens to the server', async () => {
    const calls: string[] = [];
    const driven = await driveToTheEnd({ change: recordChanges(calls) });
    const plan = await propose(driven);
    const makeRoom = await fillAt(driven, ({ body }) => body.type === 'plan-confirmed');
    const ended = await confirm(driven, plan);
    makeRoom();
    expect(calls).toEqual([]);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'rolled-back' } });
    expect(ended.ok && ended.value.detail).toMatch(/journal cannot be written/);
    expect(attempts(driven)).toEqual([]);
  });

  it('at the confirmation: the plan is not confirmed', async () => {
    const calls: string[] = [];
    const driven = await driveToTheEnd({ change: recordChanges(calls) });
    const plan = await propose(driven);
    const items = new Set<string>();
    const makeRoom = await fillAt(driven, ({ body }) => {
      if (body.type === 'item-read') items.add(body.item.id);
      return items.has('services') && items.has('port-probe');
    });
    const refused = await confirm(driven, plan);
    makeRoom();
    expect(refused.ok).toBe(false);
    expect(calls).toEqual([]);
    expect(lastPlan(driven)).toMatchObject({ confirmedBy: null, outcome: null });
    expect(JSON.stringify(await eventsOnDisk(driven.folder))).not.toContain('plan-confirmed');
  });

  it('in the middle of a plan: says what is to be done by hand, and nothing more is done', async () => {
    const calls: string[] = [];
    const driven = await driveToTheEnd({ change: recordChanges(calls) });
    const plan = await propose(driven);
    const makeRoom = await fillAt(
      driven,
      ({ body }) => body.type === 'step-finished' && body.stepId === 'step-2',
    );
    const ended = await confirm(driven, plan);
    makeRoom();
    expect(calls).toEqual(['stop', 'reserve']);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'rollback-failed' } });
    const detail = ended.ok ? ended.value.detail : '';
    expect(detail).toContain(`Start-Service ${pop3}`);
    expect(detail).toContain('netsh int ipv4 delete excludedportrange');
    expect(lastPlan(driven).outcome).toBe('rollback-failed');
    expect((await serviceNow(driven.server, pop3)).state).toBe('stopped');
  });

  it('while a step runs: its outcome is shown all the same, and what can be written is taken back', async () => {
    const driven = await driveToTheEnd();
    const plan = await propose(driven);
    const makeRoom = await fillAt(
      driven,
      ({ body }) => body.type === 'step-intended' && body.stepId === 'step-1',
    );
    driven.service.subscribe(({ body }) => {
      if (body.type === 'step-finished' && body.stepId === 'step-1') makeRoom();
    });
    const ended = await confirm(driven, plan);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'rolled-back' } });
    expect((await serviceNow(driven.server, pop3)).state).toBe('running');
  });

  it('when an interrupted plan is taken up again: says so, and takes it up when there is room', async () => {
    const real = () => ({ rehearsal: false });
    const driven = await driveToTheEnd({ change: real });
    await confirm(driven, await propose(driven));
    await driven.service.close();
    const { journal } = runFiles(await onlyRun(driven.folder));
    const lines = readFileSync(journal, 'utf8').split('\n');
    const intent = lines.findIndex((line) => line.includes('"step-intended"'));
    writeFileSync(journal, `${lines.slice(0, intent + 1).join('\n')}\n`);

    const makeRoom = limitFileSize(statSync(journal).size + 60);
    const next = await drive({ server: driven.server, folder: driven.folder });
    const refused = await next.ask('run.snapshot', {});
    expect(refused.ok ? '' : refused.error.message).toMatch(/cannot be taken up again.*EFBIG/);
    makeRoom();
    expect((await next.ask('run.snapshot', {})).ok).toBe(true);
    expect(lastPlan(next).outcome).toBe('interrupted');
  });

  it('during the checks: says so, is not complete, and goes on when there is room', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    const makeRoom = await fillAt(
      driven,
      ({ body }) => body.type === 'item-read' && body.item.id === 'processes',
    );
    await collectFully(driven);
    makeRoom();
    expect(driven.state().complete).toBe(false);
    const problems = driven.events.flatMap(({ body }) =>
      body.type === 'problem' ? [body.text] : [],
    );
    expect(problems.join('\n')).toMatch(/journal cannot be written.*EFBIG/);
    const refused = await driven.ask('gate.decide', { decision: 'proceed', by: operator });
    expect(refused.ok).toBe(false);

    await collectFully(driven);
    expect(driven.state().complete).toBe(true);
    await driven.must('gate.decide', { decision: 'proceed', by: operator });
    const folder = await onlyRun(driven.folder);
    const text = readFileSync(runFiles(folder).journal, 'utf8');
    for (const line of text.trimEnd().split('\n'))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
    const stored = valueOf(await readRun(folder));
    expect(stored.state).toMatchObject({ complete: true, gate: { decision: 'proceed' } });
    // What was held in memory was written when there was room again: no number is missing.
    expect(stored.problems).toEqual([]);
    expect(stored.state).toEqual(driven.state());
  });
});
