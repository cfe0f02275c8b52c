import { describe, expect, it } from 'vitest';

import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import { findingsOfState, gateOf } from '../../../shared/run/gate.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { isBlocker } from '../../../shared/run/verdict.ts';
import {
  codeOf,
  collectFully,
  confirm,
  driveToTheEnd,
  eventsOnDisk,
  operator,
  propose,
  type DrivenService,
} from '../../support/run.ts';

const hour = 3_600_000;

const blockersOf = (driven: DrivenService): readonly Finding[] =>
  findingsOfState(driven.state()).filter(isBlocker);

const later = (driven: DrivenService, milliseconds: number): string =>
  new Date(driven.server.now().getTime() + milliseconds).toISOString();

const waiverOf = (driven: DrivenService, { id, subject }: Finding, milliseconds = hour) => ({
  findingId: id,
  subject,
  reason: 'Accepted by the change board',
  by: operator,
  until: later(driven, milliseconds),
});

const waiveAll = async (driven: DrivenService, milliseconds = hour): Promise<void> => {
  for (const finding of blockersOf(driven))
    await driven.must('waiver.add', waiverOf(driven, finding, milliseconds));
};

const proceed = (driven: DrivenService) =>
  driven.ask('gate.decide', { decision: 'proceed', by: operator });

const why = (result: Awaited<ReturnType<typeof proceed>>): string =>
  result.ok ? 'open' : result.error.message;

describe('the gate', () => {
  it('is open after a fresh and complete run without a blocker', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    expect(await proceed(driven)).toMatchObject({ ok: true });
    expect(driven.state().gate).toMatchObject({ decision: 'proceed', by: operator, verdict: 'go' });
    const onDisk = (await eventsOnDisk(driven.folder)).map(({ body }) => body);
    expect(onDisk).toContainEqual(
      expect.objectContaining({ type: 'gate-decided', decision: 'proceed', by: operator }),
    );
  });

  it('is closed by a blocker; to stop is possible all the same', async () => {
    const driven = await driveToTheEnd();
    expect(blockersOf(driven).length).toBeGreaterThan(0);
    expect(why(await proceed(driven))).toMatch(/neither fixed nor waived/);
    expect(driven.state().gate).toBeNull();
    await driven.must('gate.decide', { decision: 'stop', by: operator });
    expect(driven.state().gate).toMatchObject({ decision: 'stop', verdict: 'no-go' });
  });

  it('is closed by what could not be read, and that cannot be waived', async () => {
    const driven = await driveToTheEnd({ scenario: 'unreadable' });
    expect(why(await proceed(driven))).toMatch(/never a pass/);
    const error = findingsOfState(driven.state()).find(({ outcome }) => outcome === 'error');
    if (!error) throw new Error('the scenario has no unread fact');
    expect(codeOf(await driven.ask('waiver.add', waiverOf(driven, error)))).toBe('conflict');
  });

  it('closes when the run has grown old, to the minute, and opens when it is done again', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    const readAt = Date.parse(driven.state().collectedAt ?? '');
    const at = (milliseconds: number) => gateOf(driven.state(), new Date(readAt + milliseconds));
    expect(at(hour - 1).open).toBe(true);
    expect(at(hour).reasons.map(({ code }) => code)).toEqual(['stale']);
    await driven.must('clock.advance', { seconds: 3_600 });
    expect(why(await proceed(driven))).toMatch(/older than 60 minutes/);
    await collectFully(driven);
    expect(await proceed(driven)).toMatchObject({ ok: true });
  });

  it('is closed by a run from the future', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    const readAt = Date.parse(driven.state().collectedAt ?? '');
    const before = gateOf(driven.state(), new Date(readAt - 2 * hour));
    expect(before.open).toBe(false);
    expect(before.reasons.map(({ text }) => text).join()).toMatch(/clock was changed/);
  });

  it('forgets a decision when something is read or changed afterwards', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    await proceed(driven);
    expect(driven.state().gate).not.toBeNull();
    await driven.must('run.recheck', { checkId: 'SVC-002' });
    await driven.service.idle();
    expect(driven.state().gate).toBeNull();
  });

  const complete = (driven: DrivenService): RunState => driven.state();

  it.each<[string, (state: RunState) => RunState]>([
    ['nothing was checked', (state) => ({ ...state, checks: [] })],
    ['the collection did not end', (state) => ({ ...state, complete: false })],
    ['it is not known when it was read', (state) => ({ ...state, collectedAt: null })],
    ['something is being read', (state) => ({ ...state, collecting: true })],
    [
      'one check waits',
      (state) => ({
        ...state,
        checks: state.checks.map((check, index) =>
          index === 3 ? { ...check, status: 'waiting' as const } : check,
        ),
      }),
    ],
    [
      'one item was begun and not read',
      (state) => ({
        ...state,
        items: state.items.map((item, index) =>
          index === 3 ? { status: 'reading' as const, id: item.id } : item,
        ),
      }),
    ],
  ])('is closed when %s', async (_name, change) => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    const now = driven.server.now();
    expect(gateOf(complete(driven), now).open).toBe(true);
    const gate = gateOf(change(complete(driven)), now);
    expect(gate.open).toBe(false);
    expect(gate.verdict).toBe('incomplete');
  });

  it('is closed by a plan that was confirmed and has no end', async () => {
    const driven = await driveToTheEnd();
    await confirm(driven, await propose(driven));
    await waiveAll(driven);
    const now = driven.server.now();
    expect(gateOf(driven.state(), now).open).toBe(true);
    const [record] = driven.state().plans;
    if (!record) throw new Error('no plan');
    const interrupted = { ...driven.state(), plans: [{ ...record, outcome: null }] };
    expect(gateOf(interrupted, now).open).toBe(false);
  });
});

describe('a waiver', () => {
  it('opens the gate by name, reason and time, and is printed', async () => {
    const driven = await driveToTheEnd();
    await waiveAll(driven);
    expect(await proceed(driven)).toMatchObject({ ok: true });
    const report = await driven.must('report.get', {});
    expect(report.verdict).toBe('go-with-warnings');
    expect(report.waivers).toHaveLength(blockersOf(driven).length);
    expect(report.waivers[0]).toMatchObject({
      by: operator,
      reason: 'Accepted by the change board',
      at: driven.server.now().toISOString(),
    });
    expect(
      report.timeline.some(({ kind, text }) => kind === 'waiver' && text.includes(operator)),
    ).toBe(true);
  });

  it('covers one finding only', async () => {
    const driven = await driveToTheEnd();
    const [first, ...rest] = blockersOf(driven);
    if (!first || rest.length === 0) throw new Error('the scenario has too few blockers');
    await driven.must('waiver.add', waiverOf(driven, first));
    const gate = gateOf(driven.state(), driven.server.now());
    expect(gate.open).toBe(false);
    expect(gate.waived.map(({ finding }) => findingKey(finding))).toEqual([findingKey(first)]);
    expect(gate.blockers).toHaveLength(rest.length);
  });

  it('closes the gate again when it expires', async () => {
    const driven = await driveToTheEnd();
    await waiveAll(driven, 60_000);
    await driven.must('clock.advance', { seconds: 59 });
    expect(gateOf(driven.state(), driven.server.now()).open).toBe(true);
    await driven.must('clock.advance', { seconds: 1 });
    expect(why(await proceed(driven))).toMatch(/neither fixed nor waived/);
  });

  it('closes the gate again when it is withdrawn', async () => {
    const driven = await driveToTheEnd();
    await waiveAll(driven);
    const [first] = blockersOf(driven);
    if (!first) throw new Error('no blocker');
    const which = { findingId: first.id, subject: first.subject };
    await driven.must('waiver.withdraw', which);
    expect(why(await proceed(driven))).toMatch(/neither fixed nor waived/);
    expect(codeOf(await driven.ask('waiver.withdraw', which))).toBe('not-found');
  });

  it('is replaced by a later one for the same finding', async () => {
    const driven = await driveToTheEnd();
    const [first] = blockersOf(driven);
    if (!first) throw new Error('no blocker');
    await driven.must('waiver.add', waiverOf(driven, first));
    await driven.must('waiver.add', { ...waiverOf(driven, first), reason: 'Another reason' });
    expect(driven.state().waivers.map(({ reason }) => reason)).toEqual(['Another reason']);
  });

  it('is refused for what does not block, is not there, or would have expired', async () => {
    const driven = await driveToTheEnd();
    const [blocker] = blockersOf(driven);
    const passed = findingsOfState(driven.state()).find(({ outcome }) => outcome === 'pass');
    if (!blocker || !passed) throw new Error('the scenario lacks a finding');
    const { ask } = driven;
    expect(codeOf(await ask('waiver.add', waiverOf(driven, passed)))).toBe('conflict');
    const unknown = { ...waiverOf(driven, blocker), subject: 'no such port' };
    expect(codeOf(await ask('waiver.add', unknown))).toBe('not-found');
    expect(codeOf(await ask('waiver.add', waiverOf(driven, blocker, 0)))).toBe('bad-request');
    expect(codeOf(await ask('waiver.add', waiverOf(driven, blocker, -hour)))).toBe('bad-request');
    for (const empty of [{ by: '  ' }, { reason: '' }, { until: 'tomorrow' }])
      expect(codeOf(await ask('waiver.add', { ...waiverOf(driven, blocker), ...empty }))).toBe(
        'bad-request',
      );
    expect(driven.state().waivers).toEqual([]);
  });

  it('does not survive for a finding that changes what it is about', async () => {
    const driven = await driveToTheEnd();
    await waiveAll(driven);
    await confirm(driven, await propose(driven));
    await collectFully(driven);
    const gate = gateOf(driven.state(), driven.server.now());
    expect(gate.waived.map(({ finding }) => finding.subject).join()).not.toContain('9955');
  });
});
