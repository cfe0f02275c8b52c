import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { checks } from '../../../shared/checks/index.ts';
import { beforeItems } from '../../../shared/evidence/items.ts';
import { evidenceSchema } from '../../../shared/evidence/schema.ts';
import { reportSchema } from '../../../shared/report/schema.ts';
import { reduceAll } from '../../../shared/run/reduce.ts';
import { analyzeEvidence } from '../../../shared/report/build-report.ts';
import { listRuns } from '../../../electron/agent/run/run-folder.ts';
import type { Server } from '../../../electron/agent/server/server.ts';
import {
  codeOf,
  collectFully,
  drive,
  driveToTheEnd,
  eventsOnDisk,
  operator,
} from '../../support/run.ts';

const allItems = [...new Set(beforeItems)];

describe('a whole run', () => {
  it('reads everything, runs every check, and ends in a report', async () => {
    const driven = await driveToTheEnd();
    const state = driven.state();
    expect(state.complete).toBe(true);
    expect(state.items.map(({ id }) => id)).toEqual(allItems);
    expect(state.items.every(({ status }) => status === 'read')).toBe(true);
    expect(state.checks.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    expect(state.checks.every(({ findings }) => findings.length > 0)).toBe(true);

    const report = reportSchema.parse(await driven.must('report.get', {}));
    expect(report.verdict).toBe('no-go');
    expect(report.run).toMatchObject({ id: state.runId, target: 'sim:ports-at-risk' });
    expect(report.ports.filter(({ risk }) => risk === 'at-risk').map(({ port }) => port)).toEqual(
      expect.arrayContaining([9955, 9933]),
    );
    const item = await driven.must('evidence.item', { id: 'netsh.dynamicport.ipv4.tcp' });
    expect(item.text).toContain('6005');
  });

  it('keeps evidence from which the same findings are derived again', async () => {
    const driven = await driveToTheEnd({ scenario: 'captured' });
    const report = await driven.must('report.get', {});
    const evidence = evidenceSchema.parse(await driven.must('evidence.file', {}));
    const again = analyzeEvidence(evidence, driven.server.now());
    const sorted = (findings: typeof report.findings) =>
      findings.map((finding) => JSON.stringify(finding)).toSorted();
    expect(sorted(again.findings)).toEqual(sorted(report.findings));
    expect(again.ports).toEqual(report.ports);
  });

  it('publishes what is in its journal, numbered without a gap', async () => {
    const driven = await driveToTheEnd();
    await driven.service.idle();
    const onDisk = await eventsOnDisk(driven.folder);
    expect(onDisk).toEqual(driven.events);
    expect(onDisk.map(({ seq }) => seq)).toEqual(onDisk.map((_, index) => index + 1));
    expect(reduceAll(onDisk)).toEqual(driven.state());
  });

  it('has nothing to say before it is started', async () => {
    const { ask } = await drive();
    expect(await ask('run.snapshot', {})).toMatchObject({ ok: true, value: { state: null } });
    for (const result of [
      await ask('run.recheck', { checkId: 'PORT-001' }),
      await ask('plan.propose', { service: 'MSExchangePOP3BE' }),
      await ask('report.get', {}),
      await ask('evidence.file', {}),
      await ask('gate.decide', { decision: 'stop', by: operator }),
    ])
      expect(codeOf(result)).toBe('conflict');
  });

  it('refuses what it does not know by name', async () => {
    const { ask, service } = await driveToTheEnd();
    expect(codeOf(await ask('run.recheck', { checkId: 'PORT-999' }))).toBe('not-found');
    expect(codeOf(await ask('plan.propose', { service: 'Spooler' }))).toBe('not-found');
    expect(codeOf(await ask('evidence.item', { id: 'no-such-item' }))).toBe('not-found');
    expect(codeOf(await ask('plan.apply', { planId: 'plan-9', hash: 'x', by: operator }))).toBe(
      'not-found',
    );
    expect(codeOf(await service.handle('run.recheck', { checkId: 7 }))).toBe('bad-request');
    expect(codeOf(await service.handle('run.start', { argv: ['format'] }))).toBe('bad-request');
    expect(
      codeOf(await ask('plan.apply', { planId: 'plan-1', hash: 'x', by: '   ' })),
      'a confirmation without a name',
    ).toBe('bad-request');
  });

  it('moves the clock of a rehearsal server only, and says so', async () => {
    const driven = await driveToTheEnd();
    const before = driven.server.now().getTime();
    await driven.must('clock.advance', { seconds: 600 });
    expect(driven.server.now().getTime() - before).toBe(600_000);
    expect(driven.events.at(-1)?.body).toEqual({ type: 'clock-advanced', seconds: 600 });
    const { advance: _, ...withoutClock } = driven.server;
    const real = await drive({ server: withoutClock });
    expect(codeOf(await real.ask('clock.advance', { seconds: 1 }))).toBe('not-supported');
  });
});

describe('one thing at a time', () => {
  it('is busy while it reads', async () => {
    const driven = await drive();
    await driven.must('run.start', {});
    const plan = { planId: 'plan-1', hash: 'x', by: operator };
    for (const result of [
      await driven.ask('run.start', {}),
      await driven.ask('run.recheck', { checkId: 'PORT-001' }),
      await driven.ask('plan.propose', { service: 'MSExchangePOP3BE' }),
      await driven.ask('plan.apply', plan),
      await driven.ask('gate.decide', { decision: 'stop', by: operator }),
    ])
      expect(codeOf(result)).toBe('busy');
    await driven.service.idle();
    expect(driven.state().complete).toBe(true);
  });

  it('starts one run when two windows press start at once', async () => {
    const driven = await drive();
    const results = await Promise.all([driven.ask('run.start', {}), driven.ask('run.start', {})]);
    await driven.service.idle();
    expect(results.map(codeOf)).toEqual([null, 'busy']);
    expect(await listRuns(driven.folder)).toHaveLength(1);
    expect(await eventsOnDisk(driven.folder)).toEqual(driven.events);
    expect(driven.state().complete).toBe(true);
  });

  it('reads everything again in the same run, and is fresh from then on', async () => {
    const driven = await driveToTheEnd();
    const first = driven.state();
    await driven.must('clock.advance', { seconds: 3_000 });
    await collectFully(driven);
    const second = driven.state();
    expect(second.runId).toBe(first.runId);
    expect(second.complete).toBe(true);
    expect(Date.parse(second.collectedAt ?? '')).toBeGreaterThan(
      Date.parse(first.collectedAt ?? '') + 3_000_000,
    );
  });
});

describe('one check again', () => {
  it('reads only what it needs, and makes nothing else younger', async () => {
    const driven = await driveToTheEnd();
    const first = driven.state();
    await driven.must('clock.advance', { seconds: 600 });
    const read = driven.events.length;
    await driven.must('run.recheck', { checkId: 'SVC-002' });
    await driven.service.idle();
    const again = driven.events
      .slice(read)
      .flatMap(({ body }) => (body.type === 'item-read' ? [body.item.id] : []));
    expect(again).toContain('services');
    expect(again.filter((id) => id.startsWith('netsh.'))).toEqual([]);
    const second = driven.state();
    expect(second.collectedAt).toBe(first.collectedAt);
    expect(second.complete).toBe(true);
    expect(second.items.every(({ status }) => status === 'read')).toBe(true);
  });

  it('shows what has changed on the server in every check that depends on it', async () => {
    const driven = await driveToTheEnd();
    const outcomes = (id: string) =>
      driven
        .state()
        .checks.flatMap((check) =>
          check.id === id ? check.findings.map(({ outcome }) => outcome) : [],
        );
    expect(outcomes('SVC-002')).not.toContain('fail');
    await driven.server.stopService('MSExchangeTransport', new AbortController().signal);
    await driven.must('run.recheck', { checkId: 'SVC-001' });
    await driven.service.idle();
    expect(outcomes('SVC-002')).toContain('fail');
  });

  it('that was stopped does not make a later single check count as a full collection', async () => {
    const driven = await driveToTheEnd();
    const first = driven.state();
    await driven.must('clock.advance', { seconds: 3_000 });
    await driven.must('run.recheck', { checkId: 'SVC-002' });
    await driven.must('run.cancel', {});
    await driven.service.idle();
    expect(driven.state().complete).toBe(false);
    await driven.must('run.recheck', { checkId: 'SVC-002' });
    await driven.service.idle();
    expect(driven.state().collectedAt).toBe(first.collectedAt);
    await driven.must('clock.advance', { seconds: 700 });
    const refused = await driven.ask('gate.decide', { decision: 'proceed', by: operator });
    expect(codeOf(refused)).toBe('conflict');
    expect(refused.ok ? '' : refused.error.message).toMatch(/older than 60 minutes/);
  });
});

describe('a collection that is cancelled', () => {
  it('keeps what was read, is not complete, and can be done again', async () => {
    let cancel = (): void => undefined;
    const driven = await drive({
      change: (server) => ({
        read: (id, options) => {
          if (id === 'endpoints') cancel();
          return server.read(id, options);
        },
      }),
    });
    let cancelled = false;
    cancel = () => {
      if (!cancelled) void driven.service.handle('run.cancel', {});
      cancelled = true;
    };
    await collectFully(driven);
    const state = driven.state();
    expect(state).toMatchObject({ collecting: false, complete: false });
    expect(state.items.filter(({ status }) => status === 'reading')).toEqual([]);
    expect(state.checks.filter(({ status }) => status === 'in-progress')).toEqual([]);
    const read = state.items.filter(({ status }) => status === 'read').map(({ id }) => id);
    expect(read).toContain('netsh.dynamicport.ipv4.tcp');
    expect(read).not.toContain('endpoints');
    const evidence = await driven.must('evidence.file', {});
    expect(evidence.items.map(({ id }) => id).toSorted()).toEqual([...read].toSorted());
    expect(evidence.items.filter(({ kind }) => kind === 'error')).toEqual([]);
    expect((await driven.must('report.get', {})).verdict).toBe('incomplete');
    expect(codeOf(await driven.ask('gate.decide', { decision: 'proceed', by: operator }))).toBe(
      'conflict',
    );

    await collectFully(driven);
    expect(driven.state().complete).toBe(true);
  });
});

describe('a server that does not answer as it should', () => {
  it('that throws at one read costs that fact and nothing else', async () => {
    const driven = await driveToTheEnd({
      change: (server) => ({
        read: (id, options) =>
          id === 'services' ? Promise.reject(new Error('RPC gone')) : server.read(id, options),
      }),
    });
    expect(driven.state().complete).toBe(true);
    const services = driven.state().items.find(({ id }) => id === 'services');
    expect(services).toMatchObject({ status: 'read', item: { kind: 'error' } });
    expect((await driven.must('report.get', {})).verdict).toBe('incomplete');
  });

  it('that does not say who it is is still examined', async () => {
    const driven = await driveToTheEnd({
      change: () => ({ identify: () => Promise.reject(new Error('no name')) }),
    });
    const report = await driven.must('report.get', {});
    expect(report.server.hostName).toBe('unknown');
    expect(
      report.timeline.some(({ kind, text }) => kind === 'problem' && /no name/.test(text)),
    ).toBe(true);
    expect(report.verdict).not.toBe('go');
    expect(report.findings.find(({ id }) => id === 'HOST-001')?.outcome).not.toBe('pass');
  });

  const never = new Promise<never>(() => undefined);
  const hangs: Readonly<Record<string, (server: Server) => Partial<Server>>> = {
    'at one read': (server) => ({
      read: (id, options) => (id === 'endpoints' ? never : server.read(id, options)),
    }),
    'when it is asked who it is': () => ({ identify: () => never }),
  };

  it.each(Object.entries(hangs))(
    'that hangs %s is given up after a time',
    async (_name, change) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      onTestFinished(() => {
        vi.useRealTimers();
      });
      const driven = await drive({ change });
      await driven.must('run.start', {});
      const ended = (): boolean =>
        driven.events.some(({ body }) => body.type === 'collection-finished');
      while (!ended()) {
        await vi.advanceTimersByTimeAsync(1_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect((await driven.must('report.get', {})).verdict).not.toMatch(/^go/);
      expect(JSON.stringify(driven.events)).toMatch(/no answer within/);
    },
  );

  it.each(Object.entries(hangs))('that hangs %s can be cancelled', async (_name, change) => {
    const driven = await drive({ change });
    await driven.must('run.start', {});
    await driven.must('run.cancel', {});
    await driven.service.idle();
    expect(driven.state()).toMatchObject({ collecting: false, complete: false });
  });
});
