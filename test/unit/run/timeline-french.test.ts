import { describe, expect, it } from 'vitest';

import { planOutcomes } from '../../../shared/remediation/plan.ts';
import { outcomes } from '../../../shared/report/schema.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { timelineEntryOf } from '../../../shared/run/timeline.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { finding } from '../../support/findings.ts';

const { retell } = textsIn('fr');
const state = { plans: [] } as unknown as RunState;

const line = (body: RunEventBody): string =>
  timelineEntryOf(state, { seq: 1, at: '2026-11-24T03:00:00.000Z', body })?.text ?? '';

/** Told in French, with plain spaces before the marks. */
const french = (body: RunEventBody): string => retell(line(body)).replaceAll('\u00a0', ' ');

const planFinished = (outcome: (typeof planOutcomes)[number]): RunEventBody => ({
  type: 'plan-finished',
  planId: 'plan-1',
  outcome,
  detail: 'EX01',
});

const checked = (given: readonly (typeof outcomes)[number][]): RunEventBody => ({
  type: 'check-finished',
  checkId: 'PORT-003',
  findings: given.map((outcome) => finding({ id: 'PORT-003', outcome, impact: 'outage' })),
});

describe('the timeline in French', () => {
  it.each([
    ['applied', 'Plan appliqué : EX01'],
    ['applied-in-part', 'Plan appliqué en partie : EX01'],
    ['rolled-back', 'Plan annulé par retour arrière : EX01'],
    ['rollback-failed', 'Échec du retour arrière du plan : EX01'],
    ['interrupted', 'Plan interrompu : EX01'],
    ['withdrawn', 'Plan retiré : EX01'],
  ] as const)('says of a plan that it was %s', (outcome, told) => {
    expect(line(planFinished(outcome))).toBe(`Plan ${outcome}: EX01`);
    expect(french(planFinished(outcome))).toBe(told);
  });

  it('says how a check ended, also by several outcomes', () => {
    expect(line(checked(['pass', 'pass', 'fail']))).toBe('PORT-003: 2 pass, 1 fail.');
    expect(french(checked(['pass', 'pass', 'fail']))).toBe('PORT-003 : 2 réussis, 1 échec.');
  });

  it('says each outcome of a check first and after others', () => {
    const told = outcomes.map((outcome) => french(checked([outcome])));
    expect(new Set(told).size).toBe(outcomes.length);
    const together = french(checked(outcomes));
    for (const one of told) {
      const words = /^PORT-003 : (.+)\.$/.exec(one)?.[1] ?? 'not told';
      expect(together).toContain(words);
    }
  });
});
