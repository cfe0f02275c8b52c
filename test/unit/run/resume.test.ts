import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, it, onTestFinished } from 'vitest';

import { resumeRun, type OpenRun } from '../../../electron/agent/run/open-run.ts';
import { listRuns, readRun, runFiles } from '../../../electron/agent/run/run-folder.ts';
import { createRunService } from '../../../electron/agent/run/run-service.ts';
import type { Server } from '../../../electron/agent/server/server.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { gateOf } from '../../../shared/run/gate.ts';
import { reduceAll } from '../../../shared/run/reduce.ts';
import { crashAt, real } from '../../support/crash.ts';
import { rehearse, serviceNow } from '../../support/rehearsal.ts';
import {
  codeOf,
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
  temporaryFolder,
  valueOf,
  type DrivenService,
} from '../../support/run.ts';

/** Id of the run that a service has driven. */
const runIdOf = ({ events }: DrivenService): string => {
  const body = events[0]?.body;
  return body?.type === 'run-started' ? body.runId : 'none';
};

const isIntent =
  (step: string) =>
  ({ body }: RunEvent): boolean =>
    body.type === 'step-intended' && body.stepId === step;

describe('a run that is taken up again', () => {
  it('is the same as before', async () => {
    const driven = await driveToTheEnd({ change: real });
    await driven.must('gate.decide', { decision: 'stop', by: operator });
    const before = driven.state();
    const report = await driven.must('report.get', {});
    await driven.service.close();
    const again = await drive({ server: driven.server, folder: driven.folder });
    expect(again.state()).toEqual(before);
    const printed = await again.must('report.get', {});
    expect({ ...printed, run: null }).toEqual({ ...report, run: null });
  });

  it('says that an unfinished collection was interrupted, and is not complete', async () => {
    const driven = await driveToTheEnd({ change: real, scenario: 'healthy' });
    const again = await crashAt(
      driven,
      ({ body }) => body.type === 'item-read' && body.item.id === 'endpoints',
    );
    expect(again.state()).toMatchObject({ collecting: false, complete: false });
    expect(again.state().items.filter(({ status }) => status === 'reading')).toEqual([]);
    expect(codeOf(await again.ask('gate.decide', { decision: 'proceed', by: operator }))).toBe(
      'conflict',
    );
    await collectFully(again);
    expect(again.state().complete).toBe(true);
  });

  it.each(['step-1', 'step-3', 'step-5'])(
    'marks %s as interrupted when its outcome was never written, and repeats nothing',
    async (step) => {
      const driven = await driveToTheEnd({ change: real });
      const plan = await propose(driven);
      await confirm(driven, plan);
      const calls: string[] = [];
      const watched: Server = {
        ...driven.server,
        reserve: (...args) => (calls.push('reserve'), driven.server.reserve(...args)),
        release: (...args) => (calls.push('release'), driven.server.release(...args)),
        startService: (...args) => (calls.push('start'), driven.server.startService(...args)),
        stopService: (...args) => (calls.push('stop'), driven.server.stopService(...args)),
      };
      const again = await crashAt({ ...driven, server: watched }, isIntent(step));
      const record = lastPlan(again);
      expect(record.outcome).toBe('interrupted');
      expect(record.steps.at(-1)).toMatchObject({ stepId: step, outcome: 'interrupted' });
      expect(record.steps.filter(({ outcome }) => outcome === null)).toEqual([]);
      await again.must('run.snapshot', {});
      expect(codeOf(await confirm(again, plan))).toBe('conflict');
      expect(calls).toEqual([]);

      // Written down as well, so that a third agent does not find it open again.
      await again.service.close();
      const third = await drive({ server: watched, folder: driven.folder });
      expect(reduceAll(await eventsOnDisk(driven.folder))).toEqual(third.state());
      expect(lastPlan(third).outcome).toBe('interrupted');
      expect(calls).toEqual([]);
    },
  );

  it('keeps the gate closed after an interrupted plan until everything was checked again', async () => {
    const driven = await driveToTheEnd({ change: real });
    const findings = driven.state().checks.flatMap((check) => check.findings);
    for (const { id, subject } of findings.filter(({ outcome }) => outcome === 'fail'))
      await driven.ask('waiver.add', {
        findingId: id,
        subject,
        reason: 'accepted',
        by: operator,
        until: new Date(driven.server.now().getTime() + 7_200_000).toISOString(),
      });
    expect(gateOf(driven.state(), driven.server.now()).open).toBe(true);
    await confirm(driven, await propose(driven));
    const again = await crashAt(driven, isIntent('step-2'));
    const now = again.server.now();
    expect(gateOf(again.state(), now)).toMatchObject({ open: false, verdict: 'incomplete' });
    await again.must('run.recheck', { checkId: 'HOST-001' });
    await again.service.idle();
    expect(gateOf(again.state(), again.server.now()).open).toBe(false);
    await collectFully(again);
    expect(again.state().complete).toBe(true);
  });

  it('also when the plan had ended and only the checks after it were missing', async () => {
    const driven = await driveToTheEnd({ change: real });
    await confirm(driven, await propose(driven));
    const again = await crashAt(driven, ({ body }) => body.type === 'plan-finished');
    expect(lastPlan(again).outcome).toBe('applied');
    expect(again.state().complete).toBe(false);
  });

  it('reports a torn last line and a damaged one, and writes on after them', async () => {
    const driven = await driveToTheEnd({ change: real });
    const again = await crashAt(
      driven,
      ({ body }) => body.type === 'collection-finished',
      '{"seq":99,"at":"2026-',
    );
    const problems = again.state().timeline.filter(({ kind }) => kind === 'problem');
    expect(problems.map(({ text }) => text).join()).toMatch(/cut off \(21 bytes\)/);
    await again.service.close();
    const folder = await onlyRun(driven.folder);
    const { journal } = runFiles(folder);
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    lines[4] = lines[4]?.replace('"seq"', '"sq"') ?? '';
    writeFileSync(journal, `${lines.join('\n')}\n`);
    const stored = valueOf(await readRun(folder));
    expect(stored.problems.join(' ')).toMatch(/1 damaged line\(s\) of the journal.*: 5\./);
    expect(stored.problems.join(' ')).toMatch(/missing from the journal: 5\./);
    expect(stored.state.complete).toBe(true);

    // What the lost line said is not known, so what stands is not enough to go.
    const third = await drive({ server: driven.server, folder: driven.folder });
    expect(gateOf(third.state(), third.server.now())).toMatchObject({
      open: false,
      verdict: 'incomplete',
    });
    await collectFully(third);
    expect(third.state().complete).toBe(true);
  });

  it('is left alone when it is old, of another server, or a rehearsal', async () => {
    const driven = await driveToTheEnd({ change: real });
    await driven.service.close();
    const { server, folder } = driven;
    const stateWith = async (change: Partial<Server>) => {
      const other = await drive({ server, folder, change: () => change });
      const found = other.service.state();
      await other.service.close();
      return found;
    };
    const late = new Date(server.now().getTime() + 13 * 3_600_000);
    expect(await stateWith({ now: () => late })).toBeNull();
    expect(await stateWith({ target: 'local' })).toBeNull();
    expect(await stateWith({ rehearsal: true })).toBeNull();
    expect(await stateWith({})).not.toBeNull();
    const fresh = await createRunService({ server, dataFolder: folder, resume: false });
    expect(fresh.state()).toBeNull();
    await fresh.close();
  });
});

describe('a second agent on the same run', () => {
  it('is refused by name of the other, and can go on when that one has closed', async () => {
    const first = await driveToTheEnd({ change: real });
    const second = await drive({ server: first.server, folder: first.folder });
    const refused = await second.ask('run.start', {});
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(refused.ok ? '' : refused.error.message).toContain(`id ${process.pid}`);
    expect(await eventsOnDisk(first.folder)).toEqual(first.events);

    await first.service.close();
    const asked = await Promise.all([second.ask('run.snapshot', {}), second.ask('report.get', {})]);
    expect(asked.map(codeOf)).toEqual([null, null]);
    expect(second.state().runId).toBe(runIdOf(first));
    expect(await listRuns(first.folder)).toHaveLength(1);
  });

  it('does not cut off what the first wrote while the second was looking', async () => {
    const first = await driveToTheEnd({ change: real });
    await first.service.close();
    const { journal } = runFiles(await onlyRun(first.folder));
    const seq = (first.events.at(-1)?.seq ?? 0) + 1;
    const at = first.server.now().toISOString();
    const late: RunEvent = {
      seq,
      at,
      body: { type: 'problem', text: 'written at the last moment' },
    };
    let looked = 0;
    const opened = valueOf(
      await resumeRun(
        {
          dataFolder: first.folder,
          publish: () => undefined,
          now: () => {
            looked += 1;
            // The age of the run is looked at after it was read, and before it is locked.
            if (looked === 1) appendFileSync(journal, `${JSON.stringify(late)}\n`);
            return first.server.now();
          },
        },
        first.server.target,
        3_600_000,
      ),
    ) as OpenRun;
    onTestFinished(() => opened.close());
    expect(opened.state().seq).toBe(seq);
    expect((await eventsOnDisk(first.folder)).at(-1)).toEqual(late);
  });
});

it('a run folder without a readable start is passed over', async () => {
  const folder = temporaryFolder();
  const driven = await driveToTheEnd({ change: real, folder });
  await driven.service.close();
  const server = rehearse({ scenario: 'ports-at-risk' });
  const newer = `${folder}/runs/99991231T000000Z-000000`;
  mkdirSync(newer);
  writeFileSync(runFiles(newer).journal, '');
  writeFileSync(runFiles(newer).evidence, '');
  expect(codeOf(await readRun(newer))).toBe('bad-file');
  const again = await drive({ server, folder, change: real });
  expect(again.state().runId).toBe(runIdOf(driven));
  expect((await serviceNow(server, pop3)).state).toBe('running');
});
