import { beforeAll, describe, expect, it } from 'vitest';

import { textsIn } from '../../shared/texts/texts.ts';
import { announcementFor } from '../../renderer/app/announcement.ts';
import { runEntries } from '../../renderer/app/run-entries.ts';
import { stepEntries } from '../../renderer/app/stepper-model.ts';
import { answerRows, certificateNote } from '../../renderer/steps/after/answers.ts';
import { holderLine, wayChoices } from '../../renderer/steps/after/cause.ts';
import {
  countRows,
  fileRows,
  rowGroups,
  rowScopes,
} from '../../renderer/steps/after/differences.ts';
import { afterSituation } from '../../renderer/steps/after/health.ts';
import { problemCards, problemsOf } from '../../renderer/steps/after/problems.ts';
import { settledText } from '../../renderer/steps/after/settled-note.tsx';
import { whyNotAccepted } from '../../renderer/steps/after/sign-off.ts';
import { landingStep } from '../../renderer/store/landing.ts';
import { interrupted } from '../../renderer/store/projection.ts';
import { healths } from '../../shared/after/schema.ts';
import type { AfterState } from '../../shared/after/state.ts';
import type { Waiver } from '../../shared/report/schema.ts';
import type { RunState } from '../../shared/run/state.ts';
import {
  answers,
  answer,
  configChanged,
  finding,
  finishedAt,
  leftDisabled,
  passed,
  popDown,
  portTaken,
  row,
  rows,
  verified,
} from './renderer-after-states.ts';
import { recordRun } from './renderer-recorded-run.ts';

const now = new Date('2026-11-24T05:02:00.000Z');
const texts = textsIn('en');

let run: RunState;
beforeAll(async () => {
  ({ last: run } = await recordRun('healthy'));
});

const after = (given: AfterState | null, more: Partial<RunState> = {}): RunState => ({
  ...run,
  phase: 'after',
  ...more,
  after: given,
});
const situation = (given: AfterState, more: Partial<RunState> = {}) =>
  afterSituation(after(given, more), given, now, texts);

const waiver = ({ id, subject }: { id: string; subject: string }): Waiver => ({
  findingId: id,
  subject,
  reason: 'POP is not used tonight.',
  by: 'Ada',
  at: finishedAt,
  until: '2026-11-24T09:00:00.000Z',
});

describe('the situation after the update', () => {
  it('is good only for a finished verification that found nothing', () => {
    const status = ['settling', 'reading', 'finished', 'stale', 'interrupted'] as const;
    const tones = status.map((one) => situation(verified([passed], { status: one })).tone);
    expect(tones).toEqual(['busy', 'busy', 'good', 'unknown', 'unknown']);
    expect(situation(verified([passed], { complete: false })).tone).toBe('unknown');
    expect(situation(verified([])).tone).toBe('unknown');
    expect(situation(verified([popDown, passed])).tone).toBe('bad');
    const unread = finding({ id: 'NET-101', subject: 'SMTP', outcome: 'error' });
    expect(situation(verified([unread, passed])).tone).toBe('unknown');
  });

  it('leads to the plan of the worst finding, to the signature, and to the report', () => {
    expect(situation(verified([configChanged, popDown])).next).toMatchObject({
      kind: 'recover',
      service: 'MSExchangePOP3BE',
    });
    const disabled = ['W3SVC', 'MSExchangeIS'].map(leftDisabled);
    expect(situation(verified(disabled)).next).toEqual({ kind: 'restore', services: 2 });
    expect(situation(verified([passed, configChanged])).next).toEqual({ kind: 'sign' });
    const signOff = {
      by: 'Ada',
      role: '',
      note: '',
      decision: 'accepted',
      health: 'healthy',
      at: finishedAt,
    } as const;
    expect(situation(verified([passed], { signOff })).next).toEqual({ kind: 'report' });
    expect(situation(verified([passed], { status: 'stale' })).next).toEqual({ kind: 'verify' });
    const noPlan = finding({ id: 'NET-101', subject: 'SMTP' });
    expect(situation(verified([noPlan])).next).toEqual({ kind: 'verify' });
  });

  it('is out of date once the watch was started again', () => {
    expect(situation(verified([passed]), { phase: 'during' })).toMatchObject({
      tone: 'unknown',
      next: { kind: 'verify' },
    });
  });

  it('counts a waived blocker as degraded, says so, and offers no plan for it', () => {
    const waived = situation(verified([popDown, passed]), { waivers: [waiver(popDown)] });
    expect(waived).toMatchObject({ tone: 'warn', next: { kind: 'sign' } });
    expect(waived.text).toContain('1 waived');
  });
});

describe('the open points', () => {
  it('stand with the worst first, and nothing that passed is among them', () => {
    const unread = finding({ id: 'NET-101', subject: 'SMTP', outcome: 'error' });
    const found = [passed, configChanged, unread, popDown];
    expect(problemsOf(found)).toEqual([popDown, unread, configChanged]);
  });

  it('of one plan stand on one card; a single one stands like any other', () => {
    const disabled = ['W3SVC', 'MSExchangeIS', 'MSExchangeTransport'].map(leftDisabled);
    const cards = problemCards([configChanged, ...disabled, popDown]);
    expect(cards.map(({ kind }) => kind)).toEqual(['restore', 'one', 'one']);
    expect(cards[0]).toMatchObject({
      services: disabled.map(({ subject }) => ({ name: subject })),
    });
    expect(problemCards(disabled.slice(0, 1))).toMatchObject([{ kind: 'one' }]);
  });
});

describe('what follows from a service that is down', () => {
  const port = finding({ id: 'SVC-103', subject: 'MSExchangePOP3BE tcp/9955' });
  const mute = finding({ id: 'NET-101', subject: 'MSExchangePOP3BE tcp/9955' });
  const other = finding({ id: 'NET-101', subject: 'MSExchangeImap4 tcp/143' });

  it('stands with it, and by itself where the service runs', () => {
    expect(problemCards([port, popDown, mute, other])).toEqual([
      { kind: 'one', finding: popDown, follows: [port, mute] },
      { kind: 'one', finding: other, follows: [] },
    ]);
    expect(problemCards([port, mute])).toHaveLength(2);
  });

  it('never hides what has no answer', () => {
    const unread = { ...mute, outcome: 'error' as const };
    expect(
      problemCards([popDown, unread]).map((card) => 'finding' in card && card.finding),
    ).toEqual([popDown, unread]);
  });

  it('stands with the services that one plan restores, of which each counts once', () => {
    const disabled = ['MSExchangePOP3BE', 'W3SVC'].map(leftDisabled);
    const types = disabled.map((one) => ({ ...one, id: 'SVC-102', impact: 'degraded' as const }));
    const [card] = problemCards([...types, ...disabled, port, mute]);
    expect(card).toMatchObject({
      kind: 'restore',
      services: [{ name: 'MSExchangePOP3BE', follows: [port, mute] }, { name: 'W3SVC' }],
    });
    expect(situation(verified([...types, ...disabled, port])).next).toEqual({
      kind: 'restore',
      services: 2,
    });
  });
});

describe('a cause', () => {
  it('says whether the holder has the port now', () => {
    expect(holderLine(portTaken, texts)).toMatch(/tcp\/9955 IPv4, w3wp\.exe.*has it now$/);
    expect(holderLine({ ...portTaken, heldNow: false }, texts)).toMatch(/not have it any more/);
    expect(holderLine({ ...portTaken, heldNow: null }, texts)).toMatch(/not known$/);
    expect(holderLine({ ...portTaken, holder: null }, texts)).toBeNull();
  });

  it('closes the ways that cannot be meant, and waiting never', () => {
    const closed = (cause = portTaken) =>
      wayChoices(cause, texts)
        .filter((choice) => choice.closed !== null)
        .map(({ way }) => way);
    expect(closed()).toEqual(['restart-holder']);
    expect(closed({ ...portTaken, family: 'ipv6' })).toEqual([
      'close-connection',
      'restart-holder',
    ]);
    const { holder } = portTaken;
    const service = {
      ...portTaken,
      holder: { ...holder!, service: 'MSExchangeRPC', remote: null },
    };
    expect(closed(service)).toEqual(['close-connection']);
    const timeWait = { ...portTaken, holder: { ...holder!, pid: 0, state: 'time-wait' as const } };
    expect(closed(timeWait)).toContain('close-connection');
    const unnamed = { ...portTaken, holder: { ...holder!, pid: 0 } };
    expect(closed(unnamed)).toContain('close-connection');
    expect(closed({ ...portTaken, holder: null })).not.toContain('wait');
  });
});

describe('before and after', () => {
  it('show what differs, the worst first, and all of it on demand', () => {
    const groups = rowGroups(rows, 'differs');
    expect(groups.map(({ kind, rows: shown, all }) => [kind, shown.length, all])).toEqual([
      ['fact', 1, 1],
      ['port', 2, 2],
      ['service', 2, 3],
    ]);
    expect(groups[2]?.rows[0]?.judged).toBe('worse');
    expect(rowScopes.map((scope) => countRows(rows, scope))).toEqual([3, 5, 6]);
    expect(
      rowGroups(rows, 'open')
        .flatMap((group) => group.rows)
        .map(({ judged }) => judged),
    ).toEqual(['worse', 'unknown', 'worse']);
  });

  it('have one line for each file, and offer a difference only where both sides are there', () => {
    const gone = row({ kind: 'file', subject: 'gone.config', after: null, judged: 'worse' });
    const files = fileRows([...rows, gone]);
    expect(files.map(({ judged }) => judged)).toEqual(['worse', 'noted', 'same']);
    expect(files.map(({ comparable }) => comparable)).toEqual([false, true, false]);
  });

  it('put the services that did not greet first', () => {
    expect(answerRows(answers)[0]?.outcome).toBe('refused');
    expect(answerRows(answers)).toHaveLength(answers.length);
  });

  it('tell a certificate that is not valid from one that is', () => {
    const validity = (given: object) =>
      certificateNote(answer({ certificate: { ...answer({}).certificate!, ...given } }), now)
        ?.validity;
    expect(validity({})).toBe('valid');
    expect(validity({ notAfter: '2026-11-24T05:02:00.000Z' })).toBe('expired');
    expect(validity({ notBefore: '2026-11-25T00:00:00.000Z' })).toBe('not-yet');
    expect(validity({ notAfter: null })).toBe('unread');
    expect(certificateNote(answer({ certificate: null }), now)).toBeNull();
  });
});

it('says how a wait ended that did not end well, and nothing of one that did', () => {
  const settled = { outcome: 'settled', waitedSeconds: 4, left: [], flapping: [] } as const;
  const base = { ...settled, left: [], flapping: [] };
  expect(settledText(base, texts)).toBeNull();
  const left = [{ name: 'W3SVC', state: 'stop-pending' as const }];
  expect(
    settledText({ ...base, outcome: 'limit-reached', waitedSeconds: 300, left }, texts),
  ).toMatch(/limit was reached after 5 min.*W3SVC \(stopping\)/);
  expect(settledText({ ...base, flapping: ['MSExchangeIS'] }, texts)).toContain('MSExchangeIS');
  for (const outcome of ['unread', 'cancelled'] as const)
    expect(settledText({ ...base, outcome }, texts)).not.toBeNull();
});

it('lets nobody accept a server that is not known, out of date or down', () => {
  const accepted = [null, ...healths].filter((health) => whyNotAccepted(health, texts) === null);
  expect(accepted).toEqual(['healthy', 'degraded']);
});

describe('the stepper and the voice', () => {
  const status = (state: RunState) =>
    stepEntries({
      connection: { status: 'none' },
      state,
      now,
      texts: textsIn('en'),
      runEntries,
    }).find(({ id }) => id === 'after');

  it('name how the After phase stands', () => {
    expect(status(after(verified([popDown])))).toMatchObject({ status: 'Outage', tone: 'bad' });
    expect(status(after(verified([passed])))).toMatchObject({ status: 'Healthy', tone: 'good' });
    expect(status(after(verified([passed], { status: 'stale' })))).toMatchObject({
      status: 'Out of date',
      tone: 'unknown',
    });
    expect(status(after(verified([], { status: 'settling' })))).toMatchObject({ tone: 'busy' });
  });

  it('say what begins, what was found, and that somebody signed', () => {
    const said = (before: AfterState | null, then: AfterState) =>
      announcementFor(after(before), after(then), now, textsIn('en'));
    const reading = verified([], { status: 'reading' });
    expect(said(null, verified([], { status: 'settling' }))).toMatch(/Waiting for the services/);
    expect(said(reading, verified([popDown]))).toMatch(/Health: Outage\. 1 blocker/);
    const signOff = {
      by: 'Ada',
      role: '',
      note: '',
      decision: 'open',
      health: 'outage',
      at: finishedAt,
    } as const;
    expect(said(verified([popDown]), verified([popDown], { signOff }))).toBe('Signed off.');
    expect(said(verified([popDown]), verified([popDown]))).toBeNull();
    const waived = after(verified([popDown, passed]), { waivers: [waiver(popDown)] });
    expect(announcementFor(after(verified([popDown, passed])), waived, now, textsIn('en'))).toBe(
      'Health: Degraded.',
    );
  });
});

describe('a window that is opened again', () => {
  const watch = (status: 'running' | 'interrupted' | 'ended') =>
    ({ status }) as unknown as NonNullable<RunState['watch']>;

  it('begins at the step that the run has reached', () => {
    expect(landingStep(null)).toBe('before');
    expect(landingStep(run)).toBe('before');
    expect(landingStep({ ...run, watch: watch('running') })).toBe('during');
    expect(landingStep({ ...run, watch: watch('interrupted') })).toBe('during');
    expect(landingStep({ ...run, watch: watch('ended') })).toBe('after');
    expect(landingStep(after(verified([passed])))).toBe('after');
  });

  it('shows a verification that lost its agent as interrupted, and a finished one as it is', () => {
    for (const status of ['settling', 'reading'] as const)
      expect(interrupted(after(verified([], { status }))).after?.status).toBe('interrupted');
    const finished = after(verified([passed]));
    expect(interrupted(finished)).toBe(finished);
  });
});
