import { beforeAll, describe, expect, it } from 'vitest';

import { runEntries } from '../../renderer/app/run-entries.ts';
import { stepEntries, type StepEntry } from '../../renderer/app/stepper-model.ts';
import { formatMinutesLeft, shorten } from '../../renderer/format.ts';
import { boundsText, chanceRows } from '../../renderer/steps/before/chance/chance-model.ts';
import { linkFor } from '../../renderer/steps/before/links.ts';
import { planStepViews } from '../../renderer/steps/plan/plan-steps.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { freshnessText } from '../../renderer/steps/gate/freshness.ts';
import { errorText } from '../../renderer/store/explain-error.ts';
import { stepIds } from '../../renderer/store/ui-store.ts';
import { themeOf } from '../../renderer/theme/themes.ts';
import { docs } from '../../shared/checks/docs.ts';
import { linkIds, type Connection } from '../../shared/ipc/contract.ts';
import type { Plan } from '../../shared/remediation/plan.ts';
import { errorCodes } from '../../shared/result.ts';
import type { RunState } from '../../shared/run/state.ts';
import { recordRun, type RecordedRun } from './renderer-recorded-run.ts';

let run: RecordedRun;
let plan: Plan;
beforeAll(async () => {
  run = await recordRun('ports-at-risk', async (service) => {
    const proposed = await service.handle('plan.propose', { service: 'MSExchangePOP3BE' });
    if (!proposed.ok) throw new Error(proposed.error.message);
    plan = proposed.value as Plan;
    await service.handle('plan.apply', { planId: plan.id, hash: plan.hash, by: 'Ada' });
  });
});

const connected: Connection = {
  status: 'connected',
  target: 'sim:ports-at-risk',
  rehearsal: true,
  elevated: true,
  agentVersion: '0.1.0',
};
const entry = (
  id: StepEntry['id'],
  state: RunState | null,
  connection: Connection = connected,
  now = new Date(run.last.collectedAt ?? run.last.startedAt),
): StepEntry =>
  stepEntries({ connection, state, now, texts: textsIn('en'), runEntries }).find(
    (candidate) => candidate.id === id,
  )!;

describe('the stepper', () => {
  it('opens the steps in order', () => {
    const none: Connection = { status: 'none' };
    expect(entry('before', null, none).closed).not.toBeNull();
    expect(entry('gate', null).closed).not.toBeNull();
    expect(entry('before', null).closed).toBeNull();
    expect(entry('gate', run.last).closed).toBeNull();
    expect(entry('report', run.last).closed).toBeNull();
    expect(entry('during', null).closed).not.toBeNull();
    expect(entry('during', run.last)).toMatchObject({ closed: null, status: 'Not started' });
    expect(entry('after', null).closed).not.toBeNull();
    expect(entry('after', run.last)).toMatchObject({ closed: null, status: 'Not verified' });
    const ids = stepEntries({
      runEntries,
      connection: connected,
      state: null,
      now: new Date(),
      texts: textsIn('en'),
    });
    expect(ids.map(({ id }) => id)).toEqual(stepIds);
    expect(ids.at(-1)?.id).toBe('report');
  });

  it('names the verdict, and that a run is out of date', () => {
    expect(entry('gate', run.last)).toMatchObject({ status: 'No-go', tone: 'bad' });
    const later = new Date(Date.parse(run.last.collectedAt ?? '') + 61 * 60_000);
    expect(entry('gate', run.last, connected, later)).toMatchObject({
      status: 'Out of date',
      tone: 'unknown',
    });
  });

  it('keeps what is known of a run in reach while the agent is lost', () => {
    const lost: Connection = { status: 'lost', target: 'local', message: 'gone' };
    expect(entry('connect', run.last, lost).status).toBe('Connection lost');
    expect(entry('before', run.last, lost).closed).toBeNull();
  });

  it('says that an agent without elevation may only read', () => {
    expect(entry('connect', null, { ...connected, elevated: false }).status).toBe('Read-only');
  });

  it('says at Before what the checks found, so that a failure does not look done', async () => {
    const found = run.states.find(({ complete }) => complete) ?? null;
    expect(entry('before', found)).toMatchObject({ status: '1 of 9 checks fails', tone: 'bad' });
    const unread = await recordRun('unreadable');
    expect(entry('before', unread.last).status).toMatch(/^\d+ fail, \d+ unanswered$/);
    expect(entry('before', unread.last).tone).toBe('unknown');
    const good = await recordRun('healthy');
    expect(entry('before', good.last)).toMatchObject({ status: '9 checks', tone: 'good' });
  });

  it('never calls an unfinished run good', () => {
    for (const state of run.states.filter(({ complete }) => !complete))
      expect(entry('gate', state).tone).not.toBe('good');
  });
});

describe('the steps of a plan', () => {
  it('are planned, then run one after the other, then done', () => {
    const seen = run.states.map((state) =>
      planStepViews(
        plan,
        state.plans.find((record) => record.plan.id === plan.id),
      ).map(({ status }) => status),
    );
    expect(new Set(seen[0])).toEqual(new Set(['planned']));
    for (const statuses of seen)
      expect(statuses.filter((status) => status === 'running').length).toBeLessThanOrEqual(1);
    expect(seen.some((statuses) => statuses.includes('running'))).toBe(true);
    expect(new Set(seen.at(-1))).toEqual(new Set(['done']));
  });

  it('are shown as taken back or not reached when the plan failed', () => {
    const record = run.last.plans.find((candidate) => candidate.plan.id === plan.id)!;
    const [first, second] = record.steps;
    const failed = {
      ...record,
      outcome: 'rolled-back' as const,
      steps: [first!, { ...second!, outcome: 'failed' as const }, { ...first!, rollback: true }],
    };
    const views = planStepViews(plan, failed);
    expect(views.map(({ status }) => status).slice(0, 3)).toEqual([
      'done',
      'failed',
      'not-reached',
    ]);
    expect(views[0]?.rollback).not.toBeNull();
  });
});

describe('texts', () => {
  it('give both bounds of a chance, and never zero for what is not zero', () => {
    const capture = run.states.findLast((state) => (state.capture?.ports.length ?? 0) > 1)?.capture;
    const rows = chanceRows(capture!);
    expect(rows.at(-1)?.port).toBeNull();
    for (const { ever, heldAtRestart } of rows) {
      expect(ever!.low).toBeLessThanOrEqual(ever!.high);
      expect(heldAtRestart!.low).toBeLessThanOrEqual(heldAtRestart!.high);
    }
    expect(boundsText({ low: 0.000_01, high: 0.000_02 }, textsIn('en'))).toBe('less than 0.1 %');
    expect(boundsText(null, textsIn('en'))).toBe('not known');
    expect(boundsText({ low: 0.000_01, high: 0.125 }, textsIn('fr'))).toBe(
      'moins de 0,1\u00a0% à 12,5\u00a0%',
    );
  });

  it('never show more time than is left', () => {
    expect(formatMinutesLeft(119_000, textsIn('en'))).toBe('1 min');
    expect(formatMinutesLeft(59_000, textsIn('en'))).toBe('less than a minute');
    const staleAt = '2026-11-24T04:00:00.000Z';
    expect(freshnessText(staleAt, new Date('2026-11-24T03:30:30.000Z'), textsIn('en'))).toContain(
      '29 min left',
    );
    expect(freshnessText(staleAt, new Date(staleAt), textsIn('en'))).toContain('no longer count');
    expect(freshnessText(null, new Date(), textsIn('en'))).toBe('Nothing has been read yet.');
  });

  it('explain every error in full', () => {
    for (const code of errorCodes) {
      const text = errorText({ code, message: 'What happened.' }, textsIn('en'));
      expect(text.startsWith('What happened.')).toBe(true);
    }
  });

  it('cut long text and say how long it was', () => {
    expect(shorten('short', 10, textsIn('en'))).toBe('short');
    expect(shorten('x'.repeat(4_096), 10, textsIn('en'))).toBe(
      `${'x'.repeat(10)}… (4096 characters)`,
    );
  });
});

it('links only to pages that the shell knows', () => {
  const ids = Object.values(docs).flatMap((url) => linkFor(url) ?? []);
  expect(new Set(ids)).toEqual(new Set(linkIds));
  expect(linkFor('https://example.invalid/')).toBeNull();
});

it('follows the system’s theme until another is chosen', () => {
  expect(themeOf('system', true)).toBe('dark');
  expect(themeOf('system', false)).toBe('light');
  expect(themeOf('light', true)).toBe('light');
});
