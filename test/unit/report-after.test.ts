import { describe, expect, it } from 'vitest';

import type { AfterState } from '../../shared/after/state.ts';
import { actionsOf } from '../../shared/report/actions.ts';
import { buildReport } from '../../shared/report/build-report.ts';
import { openItemsOf } from '../../shared/report/open-items.ts';
import { findingsOfRun, healthOfRun, verdictOfRun } from '../../shared/report/run-findings.ts';
import { findingKey } from '../../shared/report/finding-key.ts';
import { reportSchema, type Finding } from '../../shared/report/schema.ts';
import type { RunState } from '../../shared/run/state.ts';
import { emptyProgress } from '../../shared/setup-log/schema.ts';
import { emptyHistory } from '../../shared/watch/history.ts';
import type { WatchState } from '../../shared/watch/state.ts';
import { afterFinding, everythingWrong, portTaken } from '../support/after-report.ts';
import { readyToUpdate } from '../support/update.ts';
import { evidenceOf } from '../support/evidence.ts';
import { reportOn } from '../support/reports.ts';

const at = '2026-11-24T04:00:00.000Z';
const now = new Date('2026-11-24T04:10:00.000Z');

const afterState = (given: Partial<AfterState> = {}): AfterState => ({
  status: 'finished',
  startedAt: at,
  startedBy: 'N. Operator',
  finishedAt: at,
  waitsUntil: at,
  waitingFor: [],
  settled: { outcome: 'settled', waitedSeconds: 1, left: [], flapping: [] },
  reading: null,
  items: [],
  baseline: { usable: true, code: 'ok', why: null, collectedAt: at, sha256: 'b'.repeat(64) },
  findings: [afterFinding('SVC-101', 'Services')],
  rows: [],
  answers: [],
  complete: true,
  signOff: null,
  ...given,
});

const watchState = (given: Partial<WatchState> = {}): WatchState => ({
  status: 'ended',
  startedAt: at,
  startedBy: 'N. Operator',
  endedAt: at,
  intervalMs: 100,
  slowedWhy: null,
  ports: [],
  services: [],
  captures: [],
  setup: null,
  setupNotes: [],
  rate: null,
  gaps: [],
  history: emptyHistory,
  bootTask: null,
  ...given,
});

const setup = (status: 'running' | 'succeeded' | 'failed') => ({ ...emptyProgress, status });

const stateWith = async (given: Partial<RunState>): Promise<RunState> => ({
  ...(await readyToUpdate('healthy')).state(),
  phase: 'after',
  ...given,
});

const actionsFor = (findings: readonly Finding[], status: AfterState['status'] = 'finished') => {
  const { ports } = reportOn();
  return actionsOf({
    verdict: 'no-go',
    findings: [...findings],
    ports,
    waivers: [],
    run: { phase: 'after' },
    now,
    after: { ...afterState(), status, health: 'outage', answers: [], hashes: [] },
  });
};

describe('what to do after the update', () => {
  it('stands in the order in which it can be done', () => {
    expect(actionsFor(everythingWrong).map(({ text }) => text)).toEqual([
      'Settle what is not known: Exchange version',
      'Free port tcp/9955: wait, or end what holds it',
      'Remove the system exclusion that covers tcp/9933',
      'Restore 1 service to what the baseline has',
      'Bring MSExchangePOP3BE back',
      'Bring MSExchangeIMAP4BE back',
      'Bring MSExchangeADTopology back',
      'Start MSExchangeTransportLogSearch again, once MSExchangeADTopology runs',
      'Make MSExchangeFrontEndTransport smtp tcp/25 answer',
      'Renew 1 certificate that mail services show',
      'Look at 1 configuration file that Setup may have overwritten',
      'Protect the back-end ports for the next update',
      'Do not give the server back until this is settled',
    ]);
  });

  it('names every finding that is open, and none that is in order', () => {
    const settles = new Set(actionsFor(everythingWrong).flatMap(({ findings }) => findings));
    const open = everythingWrong.filter(({ outcome }) => outcome !== 'pass').map(findingKey);
    expect([...settles].toSorted()).toEqual(open.toSorted());
  });

  it('names a finding of a check that it does not know', () => {
    const later = afterFinding('NEW-999', 'a thing', { outcome: 'fail', title: 'A thing is off' });
    expect(actionsFor([later]).map(({ text }) => text)[0]).toBe('A thing is off');
  });

  it('frees a port that is in TIME_WAIT by waiting', () => {
    const cause = portTaken.cause;
    if (cause === undefined || cause.holder === null) throw new Error('no holder');
    const waiting = {
      ...portTaken,
      cause: {
        ...cause,
        holder: {
          ...cause.holder,
          pid: 0,
          image: null,
          service: null,
          state: 'time-wait' as const,
        },
      },
    };
    expect(actionsFor([waiting])[0]?.text).toBe('Wait until port tcp/9955 is free');
    const open = { ...waiting.cause.holder, state: 'established' as const };
    const unnamed = { ...portTaken, cause: { ...cause, holder: open } };
    expect(actionsFor([unnamed])[0]?.text).toMatch(/^Free port tcp\/9955/);
    const gone = { ...portTaken, cause: { ...cause, heldNow: false } };
    expect(actionsFor([gone])[0]?.text).toBe('Bring MSExchangePOP3BE back');
  });

  it.each([
    ['stale', 'Verify the server again: it was changed'],
    ['interrupted', 'Verify the server again: the last verification broke off'],
    ['settling', 'Let the verification run to its end'],
    ['reading', 'Let the verification run to its end'],
  ] as const)('is to verify first while the verification is %s', (status, first) => {
    const texts = actionsFor(everythingWrong, status).map(({ text }) => text);
    expect(texts).toEqual([first, 'Do not give the server back: verify it again']);
  });
});

describe('the health of a run', () => {
  it('is that of the verification where nobody watched', async () => {
    const state = await stateWith({ after: afterState() });
    expect(healthOfRun(state, now)).toBe('healthy');
    expect(verdictOfRun(state, now)).toBe('go');
  });

  it('is an outage while Setup has failed, whatever runs', async () => {
    const state = await stateWith({
      after: afterState(),
      watch: watchState({ setup: setup('failed') }),
    });
    expect(healthOfRun(state, now)).toBe('outage');
  });

  it('asks for a person where nobody watched until the end of Setup', async () => {
    for (const watch of [
      watchState({ setup: setup('running') }),
      watchState({ setup: setup('running'), status: 'interrupted' }),
    ]) {
      const state = await stateWith({ after: afterState(), watch });
      expect(healthOfRun(state, now)).toBe('degraded');
      expect(findingsOfRun(state).find(({ id }) => id === 'SETUP-001')?.outcome).toBe('manual');
    }
  });

  it('is not known while nothing was found, or the server was changed since', async () => {
    for (const after of [
      afterState({ findings: [] }),
      afterState({ status: 'stale' }),
      afterState({ complete: false }),
    ])
      expect(healthOfRun(await stateWith({ after }), now)).toBe('incomplete');
  });

  it('is no question any more once the watch was started again', async () => {
    const state = await stateWith({ after: afterState(), phase: 'during' });
    expect(healthOfRun(state, now)).toBeNull();
    expect(buildReport(state, evidenceOf(), now).after).toBeUndefined();
  });

  it('is not worsened by a capture that was there when the watch ended', async () => {
    const port = {
      service: 'MSExchangePOP3BE',
      protocol: 'tcp' as const,
      port: 9955,
      families: { ipv4: null, ipv6: null },
    };
    const holder = { pid: 612, image: 'C:\\lsass.exe', service: null, remote: null, state: null };
    const capture = {
      id: 'capture-1',
      service: 'MSExchangePOP3BE',
      protocol: 'tcp' as const,
      port: 9955,
      family: 'ipv4' as const,
      holder,
      firstSeenAt: at,
      lastSeenAt: null,
    };
    const state = await stateWith({
      after: afterState(),
      watch: watchState({ setup: setup('succeeded'), ports: [port], captures: [capture] }),
    });
    const finding = findingsOfRun(state).find(({ id }) => id === 'PORT-101');
    expect(finding?.outcome).toBe('not-applicable');
    expect(finding?.summary).toContain('SVC-103');
    expect(healthOfRun(state, now)).toBe('healthy');
    expect(findingsOfRun(state).filter(({ id }) => id === 'SVC-101')).toHaveLength(1);
  });
});

describe('the report of a run after the update', () => {
  it('carries health, rows, answers, sign-off and hashes, and is read again as it is', async () => {
    const state = await stateWith({
      after: afterState({ findings: everythingWrong }),
      baseline: { collectedAt: at, sha256: 'a'.repeat(64), keptAt: at },
    });
    const report = buildReport(state, evidenceOf(), now, {
      hashes: [
        { name: 'journal.ndjson', sha256: 'c'.repeat(64) },
        // What the journal says of the baseline counts.
        { name: 'baseline.json', sha256: 'd'.repeat(64) },
      ],
    });
    expect(report.run.phase).toBe('after');
    expect(report.verdict).toBe('incomplete');
    expect(report.after?.hashes).toEqual([
      { name: 'baseline.json', sha256: 'a'.repeat(64) },
      { name: 'journal.ndjson', sha256: 'c'.repeat(64) },
    ]);
    expect(report.capture).toBeUndefined();
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('has the ports as they are now, not those of before', async () => {
    const state = await stateWith({ after: afterState() });
    const report = buildReport(state, evidenceOf(), now);
    expect(report.ports.map(({ port }) => port)).toEqual([9955]);
  });

  it('prints a plan that was shown and not confirmed as commands, while its service is down', async () => {
    const driven = await readyToUpdate('ports-at-risk');
    const plan = await driven.must('plan.propose', { service: 'MSExchangePOP3BE' });
    const proposed = {
      plan: { ...plan, kind: 'recover-service' as const },
      confirmedBy: null,
      steps: [],
      outcome: null,
      detail: '',
      finishedAt: null,
    };
    const state = { ...driven.state(), phase: 'after' as const, plans: [proposed] };
    const down = buildReport(
      { ...state, after: afterState({ findings: [portTaken] }) },
      evidenceOf(),
      now,
    );
    expect(down.byHand?.map(({ title }) => title)).toEqual([plan.title]);
    expect(down.byHand?.[0]?.commands).toContain('Stop-Service -Name MSExchangePOP3BE');
    const up = buildReport({ ...state, after: afterState() }, evidenceOf(), now);
    expect(up.byHand).toEqual([]);
  });
});

describe('open items', () => {
  it('are everything that is handed on with the server', async () => {
    const state = await stateWith({
      after: afterState({
        status: 'stale',
        findings: [portTaken, afterFinding('CONF-001', 'web.config', { outcome: 'manual' })],
        settled: {
          outcome: 'limit-reached',
          waitedSeconds: 60,
          left: [{ name: 'MSExchangeIS', state: 'start-pending' }],
          flapping: ['MSExchangeHM'],
        },
      }),
    });
    const names = openItemsOf(buildReport(state, evidenceOf(), now)).map(({ name }) => name);
    expect(names).toEqual([
      'Verification',
      'SVC-101 MSExchangePOP3BE',
      'CONF-001 web.config',
      'MSExchangeIS',
      'MSExchangeHM',
    ]);
  });

  it('are none where nothing is open', async () => {
    const state = await stateWith({ after: afterState() });
    expect(openItemsOf(buildReport(state, evidenceOf(), now))).toEqual([]);
  });
});
