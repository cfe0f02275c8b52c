import { describe, expect, it } from 'vitest';

import { families } from '../../../shared/ports/vocabulary.ts';
import { patient, rowsOf, serviceNow } from '../../support/rehearsal.ts';
import {
  attempts,
  codeOf,
  collectFully,
  confirm,
  drive,
  driveToTheEnd,
  eventsOnDisk,
  lastPlan,
  pop3,
  propose,
  type DrivenService,
} from '../../support/run.ts';

const riskOf = (driven: DrivenService, port: number): string | undefined =>
  driven.state().ports.find((candidate) => candidate.port === port)?.risk;

/** Every call that would change the server, in order. */
const countChanges = () => {
  const calls: string[] = [];
  return {
    calls,
    change: (server: DrivenService['server']): Partial<DrivenService['server']> => ({
      reserve: (what, signal) => {
        calls.push(`reserve ${what.family} ${what.port} ${what.store}`);
        return server.reserve(what, signal);
      },
      release: (what, signal) => {
        calls.push(`release ${what.family} ${what.port} ${what.store}`);
        return server.release(what, signal);
      },
      startService: (name, signal) => {
        calls.push(`start ${name}`);
        return server.startService(name, signal);
      },
      stopService: (name, signal) => {
        calls.push(`stop ${name}`);
        return server.stopService(name, signal);
      },
    }),
  };
};

describe('Protect ports', () => {
  it('does what was shown, proves it, and the port is protected afterwards', async () => {
    const { calls, change } = countChanges();
    const driven = await driveToTheEnd({ change });
    const before = await serviceNow(driven.server, pop3);
    expect(riskOf(driven, 9955)).toBe('at-risk');
    const plan = await propose(driven);
    expect(plan.obstacles).toEqual([]);
    expect(calls, 'a proposal changes nothing').toEqual([]);

    expect(await confirm(driven, plan)).toMatchObject({ ok: true, value: { outcome: 'applied' } });
    expect(calls).toEqual([
      `stop ${pop3}`,
      'reserve ipv4 9955 persistent',
      'reserve ipv6 9955 persistent',
      `start ${pop3}`,
    ]);
    expect(attempts(driven)).toEqual(plan.steps.map(({ id }) => `${id} done`));
    expect(riskOf(driven, 9955)).toBe('protected');
    expect(riskOf(driven, 9933), 'the other service is left alone').toBe('at-risk');
    const after = await serviceNow(driven.server, pop3);
    expect(after).toMatchObject({ state: 'running', startType: before.startType });
    const listening = (await rowsOf(driven.server, 9955)).filter(({ state }) => state === 'listen');
    expect(listening.map(({ family, pid }) => [family, pid])).toEqual([
      ['ipv4', after.pid],
      ['ipv6', after.pid],
    ]);
    expect(driven.state().complete, 'everything was checked again').toBe(true);
  });

  it('has every intent in the journal before its outcome, with the command that was shown', async () => {
    const driven = await driveToTheEnd();
    const plan = await propose(driven);
    await confirm(driven, plan);
    const bodies = (await eventsOnDisk(driven.folder)).map(({ body }) => body);
    const story = bodies.flatMap((body) =>
      body.type === 'step-intended'
        ? [`intend ${body.stepId} ${body.command}`]
        : body.type === 'step-finished'
          ? [`finish ${body.stepId}`]
          : [],
    );
    expect(story).toEqual(
      plan.steps.flatMap(({ id, command }) => [`intend ${id} ${command}`, `finish ${id}`]),
    );
  });

  it('has nothing to do a second time', async () => {
    const driven = await driveToTheEnd();
    await confirm(driven, await propose(driven));
    const again = await propose(driven);
    expect(again.obstacles.map(({ code }) => code)).toEqual(['nothing-to-do']);
    expect(codeOf(await confirm(driven, again))).toBe('conflict');
  });

  it('does not start a service that did not run', async () => {
    const { calls, change } = countChanges();
    const driven = await drive({ change });
    await driven.server.stopService(pop3, patient);
    calls.length = 0;
    await collectFully(driven);
    const plan = await propose(driven);
    expect(await confirm(driven, plan)).toMatchObject({ ok: true, value: { outcome: 'applied' } });
    expect(calls.filter((call) => !call.startsWith('reserve'))).toEqual([]);
    expect((await serviceNow(driven.server, pop3)).state).toBe('stopped');
  });

  it('waits while somebody holds the port, and names him', async () => {
    const { calls, change } = countChanges();
    const driven = await driveToTheEnd({ scenario: 'captured', change });
    const plan = await propose(driven);
    expect(plan.obstacles[0]).toMatchObject({ code: 'held', text: expect.stringMatching(/3268/) });
    expect(codeOf(await confirm(driven, plan))).toBe('conflict');
    expect(calls).toEqual([]);
    expect(lastPlan(driven).confirmedBy).toBeNull();
  });

  it('keeps an exclusion that was there before, also in a rollback', async () => {
    let refuse = false;
    const driven = await drive({
      change: (server) => ({
        startService: (name, signal) =>
          refuse ? Promise.reject(new Error('no')) : server.startService(name, signal),
      }),
    });
    await driven.server.stopService(pop3, patient);
    const mine = { family: 'ipv4', protocol: 'tcp', port: 9955, store: 'persistent' } as const;
    expect((await driven.server.reserve(mine, patient)).exitCode).toBe(0);
    await driven.server.startService(pop3, patient);
    await collectFully(driven);
    const plan = await propose(driven);
    refuse = true;
    const ended = await confirm(driven, plan);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'rollback-failed' } });
    const states = driven.state().ports.find(({ port }) => port === 9955)?.families;
    expect(states?.ipv4).toMatchObject({
      exclusion: 'administered',
      persistent: 'administered',
    });
    expect(states?.ipv6).toMatchObject({ exclusion: 'none', persistent: 'none' });
    expect(ended.ok && ended.value.detail).toContain(`Start-Service ${pop3}`);
  });
});

describe('a confirmation', () => {
  it('of another hash than was shown is refused', async () => {
    const { calls, change } = countChanges();
    const driven = await driveToTheEnd({ change });
    const plan = await propose(driven);
    const hash = `${plan.hash.slice(0, -1)}${plan.hash.endsWith('0') ? '1' : '0'}`;
    expect(codeOf(await confirm(driven, { id: plan.id, hash }))).toBe('stale');
    expect(calls).toEqual([]);
    expect(lastPlan(driven)).toMatchObject({ confirmedBy: null, steps: [] });
  });

  it('counts once', async () => {
    const { calls, change } = countChanges();
    const driven = await driveToTheEnd({ change });
    const plan = await propose(driven);
    const both = await Promise.all([confirm(driven, plan), confirm(driven, plan)]);
    expect(both.map(codeOf)).toEqual([null, 'busy']);
    const done = calls.length;
    expect(codeOf(await confirm(driven, plan))).toBe('conflict');
    expect(calls).toHaveLength(done);
  });

  it('of a plan for a server that has changed since does nothing, and the checks show the server as it is', async () => {
    const { calls, change } = countChanges();
    const driven = await driveToTheEnd({ change });
    const plan = await propose(driven);
    await driven.server.stopService(pop3, patient);
    for (const family of families)
      await driven.server.reserve(
        { family, protocol: 'tcp', port: 9955, store: 'persistent' },
        patient,
      );
    await driven.server.startService(pop3, patient);
    calls.length = 0;
    expect(codeOf(await confirm(driven, plan))).toBe('stale');
    expect(calls).toEqual([]);
    expect(lastPlan(driven)).toMatchObject({ confirmedBy: null, outcome: null, steps: [] });
    expect(riskOf(driven, 9955)).toBe('protected');
    expect(driven.state().complete).toBe(true);
  });

  it('that is cancelled while the server is looked at again does nothing, and leaves the gate closed until it is checked again', async () => {
    const { calls, change } = countChanges();
    let cancelAt: string | null = null;
    const driven: DrivenService = await driveToTheEnd({
      change: (server) => ({
        ...change(server),
        read: (id, options) => {
          if (id === cancelAt) void driven.service.handle('run.cancel', {});
          return server.read(id, options);
        },
      }),
    });
    const plan = await propose(driven);
    cancelAt = 'endpoints';
    expect(codeOf(await confirm(driven, plan))).toBe('cancelled');
    expect(calls).toEqual([]);
    expect(lastPlan(driven).confirmedBy).toBeNull();
    const report = await driven.must('report.get', {});
    expect(report.verdict).toBe('incomplete');
    cancelAt = null;
    await collectFully(driven);
    expect((await driven.must('report.get', {})).verdict).toBe('no-go');
  });
});
