import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { healthOf } from '../../shared/after/health.ts';
import type { AfterState } from '../../shared/after/state.ts';
import { impacts, outcomes, type Finding, type Waiver } from '../../shared/report/schema.ts';

const now = new Date('2026-11-24T05:10:00.000Z');

const findings = fc.array(
  fc.record({
    id: fc.constantFrom('SVC-101', 'SVC-103', 'CONF-001'),
    subject: fc.constantFrom('A', 'B', 'C'),
    outcome: fc.constantFrom(...outcomes),
    impact: fc.constantFrom(...impacts),
  }),
  { maxLength: 6 },
);

const waivers = fc.array(
  fc.record({
    findingId: fc.constantFrom('SVC-101', 'SVC-103'),
    subject: fc.constantFrom('A', 'B'),
    until: fc.constantFrom('2026-11-24T05:00:00.000Z', '2026-11-24T06:00:00.000Z'),
  }),
  { maxLength: 3 },
);

const states = fc.record({
  status: fc.constantFrom(
    'finished',
    'finished',
    'finished',
    'stale',
    'settling',
    'reading',
    'interrupted',
  ),
  complete: fc.boolean(),
  settled: fc.option(
    fc.record({
      outcome: fc.constantFrom('settled', 'limit-reached', 'unread', 'cancelled'),
      waitedSeconds: fc.constant(0),
      left: fc.constant<NonNullable<AfterState['settled']>['left']>([]),
      flapping: fc.array(fc.constant('A'), { maxLength: 1 }),
    }),
  ),
  usable: fc.boolean(),
});

const stateOf = (
  { status, complete, settled, usable }: typeof states extends fc.Arbitrary<infer S> ? S : never,
  found: typeof findings extends fc.Arbitrary<infer F> ? F : never,
): AfterState => ({
  status,
  startedAt: '2026-11-24T05:00:00.000Z',
  startedBy: 'A. Operator',
  finishedAt: null,
  waitsUntil: '2026-11-24T05:05:00.000Z',
  waitingFor: [],
  settled,
  reading: null,
  items: [],
  baseline: { usable, code: usable ? 'ok' : 'unread', why: null, collectedAt: null, sha256: null },
  findings: found.map((one): Finding => ({
    ...one,
    title: '',
    summary: '',
    evidence: [],
    remediation: [],
    docs: [],
  })),
  rows: [],
  answers: [],
  complete,
  signOff: null,
});

const waiversOf = (
  given: typeof waivers extends fc.Arbitrary<infer W> ? W : never,
): readonly Waiver[] =>
  given.map((one) => ({ ...one, reason: 'r', by: 'b', at: '2026-11-24T04:00:00.000Z' }));

describe('health', () => {
  it('is never healthy with anything that is not known, and never better for it', () => {
    fc.assert(
      fc.property(states, findings, waivers, (state, found, given) => {
        const after = stateOf(state, found);
        const health = healthOf(after, waiversOf(given), now);
        const unknown =
          after.findings.some(({ outcome }) =>
            ['error', 'skipped', 'in-progress'].includes(outcome),
          ) ||
          after.findings.length === 0 ||
          after.status !== 'finished' ||
          !after.complete ||
          after.settled === null ||
          after.settled.outcome !== 'settled' ||
          after.baseline?.usable !== true;
        if (unknown) expect(health).not.toBe('healthy');
        if (health === 'healthy')
          expect(
            after.findings.every(
              ({ outcome }) => outcome === 'pass' || outcome === 'not-applicable',
            ),
          ).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not become better by one more finding, except that one more is not none', () => {
    const rank = { incomplete: 3, outage: 2, degraded: 1, healthy: 0 };
    fc.assert(
      fc.property(states, findings, findings, waivers, (state, found, more, given) => {
        fc.pre(found.length > 0);
        const fewer = healthOf(stateOf(state, found), waiversOf(given), now);
        const all = healthOf(stateOf(state, [...found, ...more]), waiversOf(given), now);
        expect(rank[all]).toBeGreaterThanOrEqual(rank[fewer]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same whatever the order of the findings', () => {
    fc.assert(
      fc.property(states, findings, waivers, (state, found, given) => {
        const health = healthOf(stateOf(state, found), waiversOf(given), now);
        expect(healthOf(stateOf(state, found.toReversed()), waiversOf(given), now)).toBe(health);
      }),
    );
  });
});
