import { describe, expect, it } from 'vitest';

import type { Server } from '../../../electron/agent/server/server.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import { isTouchedBySetup } from '../../../shared/exchange/touched-by-setup.ts';
import type { Plan } from '../../../shared/remediation/plan.ts';
import type { ScenarioId } from '../../../shared/scenarios.ts';
import { installPath } from '../../support/evidence.ts';
import { patient, readValue, serviceNow } from '../../support/rehearsal.ts';
import {
  answered,
  attempts,
  codeOf,
  confirm,
  eventsOnDisk,
  imap4,
  lastPlan,
  operator,
  pop3,
  type DrivenService,
  type DriveOptions,
} from '../../support/run.ts';
import { readyToUpdate, watchTheUpdate } from '../../support/update.ts';

const verifyNow = async (driven: DrivenService, limitSeconds: number): Promise<void> => {
  await driven.must('after.verify', { by: operator, limitSeconds });
  await driven.service.idle();
};

/** A server after its update, verified. */
const afterTheUpdate = async (
  scenario: ScenarioId,
  options: DriveOptions = {},
): Promise<DrivenService> => {
  const driven = await readyToUpdate(scenario, options);
  await watchTheUpdate(driven);
  await driven.must('watch.stop', { by: operator });
  await verifyNow(driven, 10);
  return driven;
};

/** A server with a baseline on which a test then breaks things, verified. */
const afterTrouble = async (
  breakIt: (server: Server) => Promise<unknown>,
  options: DriveOptions = {},
): Promise<DrivenService> => {
  const driven = await readyToUpdate('ports-at-risk', options);
  await driven.must('watch.start', { by: operator });
  await driven.must('watch.stop', { by: operator });
  await breakIt(driven.server);
  await verifyNow(driven, 2);
  return driven;
};

const recover = ({ must }: DrivenService, given: object = {}): Promise<Plan> =>
  must('recovery.propose', { service: pop3, way: 'wait', excludes: true, ...given });

const standing = async (server: Server): Promise<readonly string[]> =>
  (await readValue(server, 'services')).map(({ name, state, startType }) =>
    [name, state, startType].join(' '),
  );

const named = async (server: Server, names: readonly string[]): Promise<readonly Service[]> =>
  Promise.all(names.map((name) => serviceNow(server, name)));

describe('POP3 back end after an update in which its port was taken', () => {
  it('is brought back by waiting: first for nothing, which changes nothing; then to its greeting', async () => {
    const driven = await afterTheUpdate('pop3be-down');
    const before = await standing(driven.server);
    expect(await confirm(driven, await recover(driven))).toMatchObject({
      ok: true,
      value: { outcome: 'rolled-back', detail: expect.stringMatching(/still held by .*3268/) },
    });
    expect(attempts(driven)).toEqual(['step-1 failed']);
    expect(await standing(driven.server)).toEqual(before);

    // The connection has gone meanwhile, and TIME_WAIT of its port has ended.
    await driven.must('clock.advance', { seconds: 600 });
    const plan = await recover(driven);
    expect(await confirm(driven, plan)).toMatchObject({ ok: true, value: { outcome: 'applied' } });
    expect(attempts(driven)).toEqual(plan.steps.map(({ id }) => `${id} done`));
    expect(lastPlan(driven).steps.at(-1)?.detail).toContain('+OK The Microsoft Exchange POP3');
    expect((await serviceNow(driven.server, pop3)).state).toBe('running');
    expect((await recover(driven)).obstacles.map(({ code }) => code)).toEqual(['nothing-to-do']);
  });

  it('is brought back by closing the connection', async () => {
    const driven = await afterTheUpdate('pop3be-down');
    const plan = await recover(driven, { way: 'close-connection' });
    expect(await confirm(driven, plan)).toMatchObject({ ok: true, value: { outcome: 'applied' } });
    expect((await serviceNow(driven.server, pop3)).state).toBe('running');
  });
});

describe('a service that was left stopped and disabled', () => {
  const leave = async (server: Server): Promise<void> => {
    await server.stopService(pop3, patient);
    await server.setStartType(pop3, 'disabled', patient);
  };

  it('gets its start type back, is protected, started and proved', async () => {
    const driven = await afterTrouble(leave);
    const plan = await recover(driven);
    expect(await confirm(driven, plan)).toMatchObject({ ok: true, value: { outcome: 'applied' } });
    expect(attempts(driven)).toEqual(plan.steps.map(({ id }) => `${id} done`));
    expect(await serviceNow(driven.server, pop3)).toMatchObject({
      state: 'running',
      startType: 'automatic',
    });
  });

  it('is left as it was found when it does not start', async () => {
    const driven = await afterTrouble(leave, {
      change: () => ({ startService: () => Promise.resolve(answered(1069)) }),
    });
    const before = await standing(driven.server);
    const plan = await recover(driven);
    expect(await confirm(driven, plan)).toMatchObject({
      ok: true,
      value: { outcome: 'rolled-back', detail: expect.stringContaining('1069') },
    });
    expect(attempts(driven)).toEqual([
      'step-1 done',
      'step-2 done',
      'step-3 done',
      'step-4 done',
      'step-5 failed',
      'back step-5 already',
      'back step-3 done',
      'back step-2 done',
      'back step-1 done',
    ]);
    expect(await standing(driven.server)).toEqual(before);
  });

  it('goes on running when only its greeting is missing, and that is said', async () => {
    const driven = await afterTrouble(leave, {
      adapt: (scenario) => ({ ...scenario, answers: { [pop3]: { kind: 'closes' } } }),
    });
    expect(await confirm(driven, await recover(driven))).toMatchObject({
      ok: true,
      value: {
        outcome: 'applied-in-part',
        detail: expect.stringMatching(/2 steps were not done.*did not greet: closed/s),
      },
    });
    expect((await serviceNow(driven.server, pop3)).state).toBe('running');
  });

  it('is left as it was found when the plan is cancelled before it runs', async () => {
    const driven = await afterTrouble(leave);
    const before = await standing(driven.server);
    driven.service.subscribe(({ body }) => {
      if (body.type === 'step-finished' && body.stepId === 'step-3' && !body.rollback)
        void driven.ask('run.cancel', {});
    });
    expect(await confirm(driven, await recover(driven))).toMatchObject({
      ok: true,
      value: { outcome: 'rolled-back' },
    });
    expect(await standing(driven.server)).toEqual(before);
  });

  it('is not touched by a plan of a server that has changed since', async () => {
    const driven = await afterTrouble(leave);
    const plan = await recover(driven);
    await driven.server.setStartType(pop3, 'manual', patient);
    expect(codeOf(await confirm(driven, plan))).toBe('stale');
    expect((await serviceNow(driven.server, pop3)).state).toBe('stopped');
  });
});

describe('services after a Setup that failed', () => {
  /** As a Setup that failed leaves them. */
  const leaveAll = async (server: Server): Promise<void> => {
    for (const service of await readValue(server, 'services')) {
      if (!isTouchedBySetup(service, installPath)) continue;
      await server.stopService(service.name, patient);
      await server.setStartType(service.name, 'disabled', patient);
    }
  };

  const notInUse = ['MSExchangeImap4', imap4, 'wsbexchange', 'pla'];

  it('stand as before, and what was manual and stopped stays so', async () => {
    const driven = await afterTheUpdate('setup-fails');
    const plan = await driven.must('recovery.propose-all', {});
    expect(plan.steps.length).toBeGreaterThan(40);
    expect(await confirm(driven, plan)).toMatchObject({ ok: true, value: { outcome: 'applied' } });
    for (const service of await named(driven.server, notInUse))
      expect(service).toMatchObject({ state: 'stopped', startType: 'manual' });
    const again = await driven.must('recovery.propose-all', {});
    expect(again.obstacles.map(({ code }) => code)).toEqual(['nothing-to-do']);
  });

  it('are restored but for the one that does not start and those that need it, and the report says so', async () => {
    const broken = 'MSExchangeTransport';
    const needing = 'MSExchangeNeedsTransport';
    const driven = await afterTrouble(leaveAll, {
      adapt: (scenario) => {
        const [one] = scenario.services.filter(({ name }) => name === 'MSExchangeThrottling');
        return {
          ...scenario,
          services: one
            ? [...scenario.services, { ...one, name: needing, dependsOn: [broken] }]
            : scenario.services,
        };
      },
      change: (server) => ({
        startService: (name, signal) =>
          name === broken ? Promise.resolve(answered(1069)) : server.startService(name, signal),
      }),
    });
    const plan = await driven.must('recovery.propose-all', {});
    const ended = await confirm(driven, plan);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'applied-in-part' } });
    const record = lastPlan(driven);
    expect(record.steps.filter(({ rollback }) => rollback)).toEqual([]);
    const failed = record.steps.filter(({ outcome }) => outcome === 'failed');
    const titleOf = (id: string): string => plan.steps.find((step) => step.id === id)?.title ?? '';
    expect(failed.map(({ stepId }) => titleOf(stepId))).toEqual([
      `Start ${broken}`,
      `Start ${needing}`,
      expect.stringMatching(/^Prove that all/),
    ]);
    expect(failed[1]?.detail).toBe(`Not tried, because “Start ${broken}” was not done.`);
    expect(failed[2]?.detail).toContain(`${broken} is stopped`);
    expect(failed[2]?.detail).toContain(`${needing} is stopped`);
    for (const service of await named(driven.server, [broken, needing]))
      expect(service).toMatchObject({ state: 'stopped', startType: 'automatic' });
    for (const service of await named(driven.server, ['MSExchangeIS', pop3, 'W3SVC']))
      expect(service).toMatchObject({ state: 'running', startType: 'automatic' });
    const stored = (await eventsOnDisk(driven.folder)).map(({ body }) => body);
    expect(stored).toContainEqual(
      expect.objectContaining({ type: 'plan-finished', outcome: 'applied-in-part' }),
    );
    const report = await driven.must('report.get', {});
    expect(report.verdict).not.toBe('go');
    expect(JSON.stringify(report.remediations)).toContain('applied-in-part');
  });

  it('that run already go on running when the rest is cancelled', async () => {
    const driven = await afterTrouble(leaveAll);
    const plan = await driven.must('recovery.propose-all', {});
    const last = plan.steps.find(({ title }) => title === 'Start MSExchangeADTopology')?.id;
    driven.service.subscribe(({ body }) => {
      if (body.type === 'step-finished' && body.stepId === last) void driven.ask('run.cancel', {});
    });
    expect(await confirm(driven, plan)).toMatchObject({
      ok: true,
      value: {
        outcome: 'applied-in-part',
        detail: expect.stringMatching(/\d+ steps were not tried/),
      },
    });
    const [topology, store] = await named(driven.server, ['MSExchangeADTopology', 'MSExchangeIS']);
    expect(topology).toMatchObject({ state: 'running', startType: 'automatic' });
    expect(store).toMatchObject({ state: 'stopped', startType: 'automatic' });
  });

  it('include what they need of Windows', async () => {
    const driven = await afterTrouble(async (server) => {
      await server.stopService('NetTcpPortSharing', patient);
      await server.setStartType('NetTcpPortSharing', 'disabled', patient);
    });
    const plan = await driven.must('recovery.propose-all', {});
    expect(plan.steps[0]?.title).toBe(
      'Set the start type of NetTcpPortSharing from disabled to automatic',
    );
    expect(await confirm(driven, plan)).toMatchObject({ ok: true, value: { outcome: 'applied' } });
  });
});
