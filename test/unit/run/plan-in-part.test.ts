import { describe, expect, it } from 'vitest';

import { applyPlan } from '../../../electron/agent/run/apply-plan.ts';
import type { Plan, PlanAction, PlanStep } from '../../../shared/remediation/plan.ts';
import {
  numbered,
  setStartTypeStep,
  startStep,
  stopStep,
} from '../../../shared/remediation/steps.ts';
import { memoryRun } from '../../support/memory-run.ts';
import { patient, rehearse, serviceNow } from '../../support/rehearsal.ts';
import { imap4, pop3 } from '../../support/run.ts';

const planOf = (steps: readonly PlanStep[]): Plan => ({
  id: 'plan-1',
  kind: 'restore-services',
  service: 'services',
  ports: [],
  title: 'A plan',
  why: '',
  cost: '',
  undo: '',
  steps: [...steps],
  obstacles: [],
  hash: 'x',
});

const mayFail = (steps: readonly PlanStep[]): PlanStep[] =>
  steps.map((step) => ({ ...step, mayFail: true }));

const wrong: PlanAction = { kind: 'start-service', service: 'Nobody' };
const stops = numbered([
  stopStep(pop3, 'because'),
  { ...startStep('Nobody'), action: wrong },
  stopStep(imap4, 'because'),
]);

const apply = async (
  steps: readonly PlanStep[],
  failsAt: (type: string, count: number) => boolean,
) => {
  const server = rehearse({ scenario: 'ports-at-risk' });
  const run = memoryRun(server);
  const counts = new Map<string, number>();
  const emit: typeof run.emit = (body, emission) => {
    const count = (counts.get(body.type) ?? 0) + 1;
    counts.set(body.type, count);
    return emission?.durable === true && failsAt(body.type, count)
      ? Promise.reject(new Error('ENOSPC'))
      : run.emit(body);
  };
  const plan = planOf(steps);
  await run.emit({ type: 'plan-proposed', plan });
  await run.emit({ type: 'plan-confirmed', planId: plan.id, hash: plan.hash, by: 'test' });
  const result = await applyPlan(server, { ...run, emit }, plan, patient);
  const states = await Promise.all([pop3, imap4].map((name) => serviceNow(server, name)));
  const tried = run.state().plans[0]?.steps ?? [];
  return {
    result,
    states: states.map(({ state }) => state),
    steps: tried.map(
      ({ stepId, outcome, rollback }) => `${rollback ? 'back ' : ''}${stepId} ${outcome ?? 'open'}`,
    ),
  };
};
const never = (): boolean => false;

describe('a step that may fail', () => {
  it('does not keep the others from being done, and takes nothing back', async () => {
    const { result, states, steps } = await apply(mayFail(stops), never);
    expect(result).toMatchObject({
      outcome: 'applied-in-part',
      detail:
        'What was done stands. One step was not done. Start Nobody: There is no service Nobody any more.',
    });
    expect(states).toEqual(['stopped', 'stopped']);
    expect(steps).toEqual(['step-1 done', 'step-2 failed', 'step-3 done']);
  });

  it('keeps those that need it from being tried, through any number of steps', async () => {
    const chain = mayFail(
      numbered([
        { ...startStep('Nobody'), action: wrong },
        stopStep(pop3, ''),
        stopStep(imap4, ''),
      ]),
    ).map((step, index) => (index === 0 ? step : { ...step, needs: [`step-${index}`] }));
    const { result, states, steps } = await apply(chain, never);
    expect(result).toMatchObject({ outcome: 'applied-in-part' });
    expect(result.detail).toContain(
      `Stop ${imap4}: Not tried, because “Stop ${pop3}” was not done.`,
    );
    expect(states).toEqual(['running', 'running']);
    expect(steps).toEqual(['step-1 failed', 'step-2 failed', 'step-3 failed']);
  });

  it('is taken back like any other when a step fails that may not', async () => {
    const [first, second, third] = stops as [PlanStep, PlanStep, PlanStep];
    const { result, states } = await apply([{ ...first, mayFail: true }, second, third], never);
    expect(result.outcome).toBe('rolled-back');
    expect(states).toEqual(['running', 'running']);
  });

  it('is not done when its intent cannot be written, and the plan ends there', async () => {
    const { result, states } = await apply(
      mayFail(stops),
      (type, count) => type === 'step-intended' && count === 1,
    );
    expect(result).toMatchObject({
      outcome: 'applied-in-part',
      detail: expect.stringMatching(/journal cannot be written.*2 steps were not tried/s),
    });
    expect(states).toEqual(['running', 'running']);
  });

  it('whose outcome cannot be written is the last one', async () => {
    const { result, states } = await apply(
      mayFail(stops),
      (type, count) => type === 'step-finished' && count === 1,
    );
    expect(result).toMatchObject({
      outcome: 'applied-in-part',
      detail: expect.stringMatching(/2 steps were not tried/),
    });
    expect(states).toEqual(['stopped', 'running']);
  });
});

it('a start type that was set is set back by a rollback', async () => {
  const server = rehearse({ scenario: 'ports-at-risk' });
  const steps = numbered([
    setStartTypeStep(pop3, 'automatic', 'manual'),
    { ...startStep('Nobody'), action: wrong },
  ]);
  const run = memoryRun(server);
  expect(await applyPlan(server, run, planOf(steps), patient)).toMatchObject({
    outcome: 'rolled-back',
  });
  expect((await serviceNow(server, pop3)).startType).toBe('automatic');
});
