import { describe, expect, it } from 'vitest';

import { signOff } from '../../../electron/agent/after/sign.ts';
import type { OpenRun } from '../../../electron/agent/run/open-run.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { finding } from '../../support/findings.ts';
import { codeOf } from '../../support/run.ts';

const now = new Date('2026-11-24T03:00:00.000Z');

const verified = (findings: readonly Finding[], given: Partial<AfterState> = {}): AfterState => ({
  status: 'finished',
  startedAt: '2026-11-24T02:50:00.000Z',
  startedBy: 'N. Operator',
  finishedAt: '2026-11-24T02:55:00.000Z',
  waitsUntil: '2026-11-24T02:55:00.000Z',
  waitingFor: [],
  settled: { outcome: 'settled', waitedSeconds: 3, left: [], flapping: [] },
  reading: null,
  items: [],
  baseline: {
    usable: true,
    code: 'ok',
    why: null,
    collectedAt: '2026-11-24T01:00:00.000Z',
    sha256: '0'.repeat(64),
  },
  findings,
  rows: [],
  answers: [],
  complete: true,
  signOff: null,
  ...given,
});

const sign = async (after: AfterState | null, decision: 'accepted' | 'open') => {
  const written: RunEventBody[] = [];
  const run = {
    state: () =>
      ({ phase: 'after', after, watch: null, waivers: [] }) as Partial<RunState> as RunState,
    emit: async (body: RunEventBody) => {
      written.push(body);
    },
  } as Partial<OpenRun> as OpenRun;
  const signature = { by: 'N. Operator', role: 'Exchange', note: '', decision } as const;
  return { code: codeOf(await signOff(run, signature, now)), written };
};

const down = finding({ id: 'SVC-101', outcome: 'fail', impact: 'outage' });
const well = finding({ id: 'SVC-101', outcome: 'pass', impact: 'outage' });

describe('the sign-off', () => {
  it('writes who accepts a healthy server, and as what', async () => {
    const { code, written } = await sign(verified([well]), 'accepted');
    expect(code).toBeNull();
    expect(written).toMatchObject([
      {
        type: 'signed-off',
        signOff: { decision: 'accepted', health: 'healthy', by: 'N. Operator' },
      },
    ]);
  });

  it.each([
    ['nothing was verified', null],
    ['a service is down', verified([down])],
    ['the verification is out of date', verified([well], { status: 'stale' })],
    ['the verification was cancelled', verified([well], { complete: false })],
    ['nothing was found', verified([])],
  ])('is not accepted when %s', async (_when, after) => {
    const { code, written } = await sign(after, 'accepted');
    expect(code).toBe('conflict');
    expect(written).toEqual([]);
  });

  it.each([
    ['outage', verified([down])],
    ['incomplete', verified([well], { status: 'stale' })],
  ])('can hand the server on as it is: %s', async (health, after) => {
    const { code, written } = await sign(after, 'open');
    expect(code).toBeNull();
    expect(written).toMatchObject([{ signOff: { decision: 'open', health } }]);
  });
});
