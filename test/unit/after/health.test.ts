import { describe, expect, it } from 'vitest';

import { healthOf, verdictOfHealth } from '../../../shared/after/health.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import type { Finding, Impact, Outcome, Waiver } from '../../../shared/report/schema.ts';

const now = new Date('2026-11-24T05:10:00.000Z');

const finding = (outcome: Outcome, impact: Impact = 'outage', subject = 'A'): Finding => ({
  id: 'SVC-103',
  subject,
  outcome,
  impact,
  title: '',
  summary: '',
  evidence: [],
  remediation: [],
  docs: [],
});

const waiver = (until: string): Waiver => ({
  findingId: 'SVC-103',
  subject: 'A',
  reason: 'accepted',
  by: 'A. Operator',
  at: '2026-11-24T05:00:00.000Z',
  until,
});
const inForce = waiver('2026-11-25T05:00:00.000Z');
const expired = waiver('2026-11-24T05:10:00.000Z');

const verified = (findings: readonly Finding[], given: Partial<AfterState> = {}): AfterState => ({
  status: 'finished',
  startedAt: '2026-11-24T05:00:00.000Z',
  startedBy: 'A. Operator',
  finishedAt: '2026-11-24T05:01:00.000Z',
  waitsUntil: '2026-11-24T05:05:00.000Z',
  waitingFor: [],
  settled: { outcome: 'settled', waitedSeconds: 0, left: [], flapping: [] },
  reading: null,
  items: [],
  baseline: { usable: true, code: 'ok', why: null, collectedAt: null, sha256: null },
  findings,
  rows: [],
  answers: [],
  complete: true,
  signOff: null,
  ...given,
});

const settledAs = (
  outcome: NonNullable<AfterState['settled']>['outcome'],
  flapping: string[] = [],
) => ({
  settled: { outcome, waitedSeconds: 0, left: [], flapping },
});

describe('healthOf', () => {
  it('is healthy when everything passed or did not apply', () => {
    expect(healthOf(verified([finding('pass'), finding('not-applicable')]), [], now)).toBe(
      'healthy',
    );
  });

  it.each(['settling', 'reading', 'stale', 'interrupted'] as const)(
    'is incomplete while the verification is %s',
    (status) => {
      expect(healthOf(verified([finding('pass')], { status }), [], now)).toBe('incomplete');
    },
  );

  it.each([
    ['was cut short', verified([finding('pass')], { complete: false })],
    ['found nothing at all', verified([])],
    ['could not read the services', verified([finding('pass')], settledAs('unread'))],
    ['was cancelled in its wait', verified([finding('pass')], settledAs('cancelled'))],
  ])('is incomplete when the verification %s', (_name, after) => {
    expect(healthOf(after, [], now)).toBe('incomplete');
  });

  it.each(['error', 'skipped', 'in-progress'] as const)(
    'is incomplete when a question that could hide an outage is %s, whatever else is known',
    (outcome) => {
      for (const impact of ['outage', 'update-fails'] as const)
        expect(
          healthOf(verified([finding('fail'), finding(outcome, impact, 'B')]), [inForce], now),
        ).toBe('incomplete');
      expect(healthOf(verified([finding(outcome, 'degraded')]), [], now)).toBe('degraded');
    },
  );

  it.each(['outage', 'update-fails'] as const)('is an outage when %s is not waived', (impact) => {
    expect(healthOf(verified([finding('fail', impact)]), [], now)).toBe('outage');
    expect(healthOf(verified([finding('fail', impact)]), [expired], now)).toBe('outage');
    expect(healthOf(verified([finding('fail', impact, 'B')]), [inForce], now)).toBe('outage');
    expect(healthOf(verified([finding('fail', impact)]), [inForce], now)).toBe('degraded');
  });

  it('finds the one fault among answers that are good', () => {
    const good = [finding('pass', 'outage', 'B'), finding('pass', 'degraded', 'C')];
    expect(healthOf(verified([...good, finding('fail')]), [], now)).toBe('outage');
    expect(healthOf(verified([...good, finding('fail', 'degraded')]), [], now)).toBe('degraded');
    expect(healthOf(verified([...good, finding('error')]), [], now)).toBe('incomplete');
    expect(healthOf(verified([...good]), [expired, inForce], now)).toBe('degraded');
  });

  it.each([
    ['a fault of less weight', verified([finding('fail', 'degraded')])],
    ['a question for people', verified([finding('manual')])],
    ['a service that came and went', verified([finding('pass')], settledAs('settled', ['A']))],
    ['a service that is still on its way', verified([finding('pass')], settledAs('limit-reached'))],
    ['a wait that is not known', verified([finding('pass')], { settled: null })],
    ['no baseline', verified([finding('pass')], { baseline: null })],
    [
      'a baseline that is not whole',
      verified([finding('pass')], {
        baseline: { usable: false, code: 'unread', why: '', collectedAt: null, sha256: null },
      }),
    ],
  ])('is degraded with %s', (_name, after) => {
    expect(healthOf(after, [], now)).toBe('degraded');
  });

  it('is degraded as long as a waiver is in force', () => {
    expect(healthOf(verified([finding('pass')]), [inForce], now)).toBe('degraded');
    expect(healthOf(verified([finding('pass')]), [expired], now)).toBe('healthy');
  });
});

describe('verdictOfHealth', () => {
  it.each([
    ['healthy', 'go'],
    ['degraded', 'go-with-warnings'],
    ['outage', 'no-go'],
    ['incomplete', 'incomplete'],
  ] as const)('calls %s %s', (health, verdict) => {
    expect(verdictOfHealth(health)).toBe(verdict);
  });
});
