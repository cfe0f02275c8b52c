import { describe, expect, it } from 'vitest';

import type { Plan } from '../../../shared/remediation/plan.ts';
import type { Waiver } from '../../../shared/report/schema.ts';
import { freshMinutes, gateOf, stateVerdict } from '../../../shared/run/gate.ts';
import { reduce } from '../../../shared/run/reduce.ts';
import type { CheckProgress, PlanRecord, RunState } from '../../../shared/run/state.ts';
import { canBlock, verdictOf } from '../../../shared/run/verdict.ts';
import { finding } from '../../support/findings.ts';

const collectedAt = '2026-11-24T03:00:00.000Z';
const after = (milliseconds: number): Date => new Date(Date.parse(collectedAt) + milliseconds);
const now = after(60_000);
const limitMs = freshMinutes * 60_000;

const well = finding({ id: 'PORT-001', outcome: 'pass', impact: 'outage' });
const blocker = finding({ id: 'PORT-003', outcome: 'fail', impact: 'outage' });
const other = finding({ id: 'HOST-001', outcome: 'fail', impact: 'update-fails' });
const waiver: Waiver = {
  findingId: blocker.id,
  subject: blocker.subject,
  reason: 'known',
  by: 'A. Operator',
  at: collectedAt,
  until: after(limitMs).toISOString(),
};

const check = (given: Partial<CheckProgress> = {}): CheckProgress => ({
  id: 'PORT-001',
  status: 'finished',
  findings: [well],
  finishedAt: collectedAt,
  ...given,
});

const item = {
  id: 'services',
  status: 'read' as const,
} as unknown as RunState['items'][number];

/** A run whose checks have come to their end and found nothing, unless the test says otherwise. */
const stateOf = (given: Partial<RunState> = {}): RunState => {
  const begun = reduce(null, {
    seq: 1,
    at: collectedAt,
    body: {
      type: 'run-started',
      runId: 'gate',
      phase: 'before',
      target: 'local',
      rehearsal: false,
      tool: { name: 'cu-preflight', version: '0.1.0' },
      windowMinutes: 60,
    },
  });
  if (begun === null) throw new Error('The run has not begun.');
  return {
    ...begun,
    collectedAt,
    collecting: false,
    complete: true,
    items: [item],
    checks: [check()],
    ...given,
  };
};

const reasons = (given: Partial<RunState>, at = now): readonly string[] =>
  gateOf(stateOf(given), at).reasons.map(({ code, text }) => `${code}: ${text}`);

const plan = (kind: Plan['kind'], given: Partial<PlanRecord> = {}): PlanRecord => ({
  plan: { kind } as Plan,
  confirmedBy: 'A. Operator',
  steps: [],
  outcome: null,
  detail: '',
  finishedAt: null,
  ...given,
});

const running = 'running: Checks are still running.';
const underWay = 'running: A remediation plan is under way, or was interrupted and not settled.';
const noRun = 'incomplete: There is no complete run: start the checks and let them end.';
const unanswered =
  'incomplete: A question that could block the update was not answered. What cannot be read is never a pass.';

describe('why the gate is closed', () => {
  it('it is open where nothing closes it', () => {
    const gate = gateOf(stateOf(), now);
    expect(gate).toEqual({
      open: true,
      verdict: 'go',
      reasons: [],
      blockers: [],
      waived: [],
      staleAt: after(limitMs).toISOString(),
    });
  });

  it.each([
    ['checks run', { collecting: true }, [running, unanswered]],
    ['the run was broken off', { complete: false }, [noRun]],
    [
      'an item was begun and not read',
      { items: [{ ...item, status: 'reading' }] as unknown as RunState['items'] },
      [noRun],
    ],
    ['nothing was read', { collectedAt: null }, [noRun]],
    [
      'a check is not finished',
      { checks: [check(), check({ status: 'in-progress' })] },
      [unanswered],
    ],
    [
      'a question has no answer',
      { checks: [check({ findings: [well, { ...well, outcome: 'error' as const }] })] },
      [unanswered],
    ],
    [
      'there is a blocker',
      { checks: [check({ findings: [blocker] })] },
      ['blocker: 1 blocker is neither fixed nor waived.'],
    ],
    [
      'there are two',
      { checks: [check({ findings: [blocker] }), check({ findings: [other] })] },
      ['blocker: 2 blockers are neither fixed nor waived.'],
    ],
    ['a plan is under way', { plans: [plan('protect-ports')] }, [underWay]],
  ])('%s', (_name, given, expected) => {
    expect(reasons(given)).toEqual(expected);
    expect(gateOf(stateOf(given), now).open).toBe(false);
  });

  it.each([
    ['is only shown', plan('protect-ports', { confirmedBy: null })],
    ['has ended', plan('protect-ports', { outcome: 'applied' })],
    ['waits for the watch', plan('defer-protection')],
  ])('a plan that %s does not', (_name, record) => {
    expect(reasons({ plans: [record] })).toEqual([]);
    expect(reasons({ plans: [record, plan('free-port')] })).toEqual([underWay]);
  });

  it('the run is old from the last minute on, and odd where its time lies ahead', () => {
    const stale = `stale: The run is older than ${freshMinutes} minutes: run the checks again.`;
    const ahead =
      'stale: The run carries a time in the future: the clock was changed. Run the checks again.';
    expect(reasons({}, after(limitMs - 1))).toEqual([]);
    expect(reasons({}, after(limitMs))).toEqual([stale]);
    expect(reasons({}, after(-60_000))).toEqual([]);
    expect(reasons({}, after(-60_001))).toEqual([ahead]);
    expect(gateOf(stateOf({ collectedAt: null }), now).staleAt).toBeNull();
  });

  it('a waived blocker does not, and is told with its waiver', () => {
    const checks = [check({ findings: [blocker, other] })];
    const gate = gateOf(stateOf({ checks, waivers: [waiver] }), now);
    expect(gate.waived).toEqual([{ finding: blocker, waiver }]);
    expect(gate.blockers).toEqual([other]);
    const alone = gateOf(
      stateOf({ checks: [check({ findings: [blocker] })], waivers: [waiver] }),
      now,
    );
    expect(alone).toMatchObject({ open: true, verdict: 'go-with-warnings', blockers: [] });
    const over = { ...waiver, until: collectedAt };
    expect(gateOf(stateOf({ checks, waivers: [over] }), now).blockers).toEqual([blocker, other]);
  });
});

describe('the verdict of a run', () => {
  it.each([
    ['collecting', { collecting: true }],
    ['broken off', { complete: false }],
    ['of which nothing was read', { collectedAt: null }],
    ['with a check that waits', { checks: [check({ status: 'waiting' })] }],
    ['without a check', { checks: [] }],
    [
      'with an item that was not read',
      { items: [item, { ...item, status: 'failed' }] as unknown as RunState['items'] },
    ],
  ])('%s is incomplete', (_name, given) => {
    expect(stateVerdict(stateOf(given), now)).toBe('incomplete');
  });

  it.each([
    ['error', 'outage', 'incomplete'],
    ['skipped', 'outage', 'incomplete'],
    ['in-progress', 'update-fails', 'incomplete'],
    ['error', 'degraded', 'go'],
    ['fail', 'degraded', 'go-with-warnings'],
    ['manual', 'outage', 'go-with-warnings'],
    ['manual', 'information', 'go-with-warnings'],
    ['not-applicable', 'outage', 'go'],
    ['fail', 'update-fails', 'no-go'],
  ] as const)('one finding that is %s with impact %s makes it %s', (outcome, impact, verdict) => {
    const odd = finding({ id: 'SVC-002', outcome, impact });
    expect(verdictOf([well, odd], [], now)).toBe(verdict);
    expect(canBlock(odd)).toBe(impact === 'outage' || impact === 'update-fails');
  });
});
