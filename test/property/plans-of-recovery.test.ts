import { expect, it } from 'vitest';

import type { Server } from '../../electron/agent/server/server.ts';
import { assess } from '../../shared/checks/check.ts';
import { recoveryWays } from '../../shared/remediation/plan.ts';
import { planProtectPorts, type PlanDraft } from '../../shared/remediation/protect-ports.ts';
import { planRecoverService } from '../../shared/remediation/recover-service.ts';
import { planRestoreServices } from '../../shared/remediation/restore-services.ts';
import { backEnds, damagedServer, inputOfNow, whatStands } from '../support/damaged-server.ts';
import { applyInMemory } from '../support/memory-run.ts';
import { answered } from '../support/run.ts';
import { seededRandom, type SeededRandom } from '../support/seeded-random.ts';

/** A few in the ring; `PLANS=2000` for a long night. */
const count = Number(process.env['PLANS'] ?? '20');
const firstSeed = Number(process.env['SEED'] ?? '1');
const seeds = Array.from({ length: count }, (_unused, index) => firstSeed + index);

const services = [
  ...backEnds,
  ...backEnds,
  'MSExchangeIS',
  'MSExchangeTransport',
  'W3SVC',
  'MSExchangeHM',
];

/** *Protect ports* of a back end that runs; null where there is nothing to protect. */
const protection = async (server: Server, random: SeededRandom): Promise<PlanDraft | null> => {
  const { facts } = await inputOfNow(server);
  const draft = planProtectPorts(assess(facts, 60), backEnds[random.below(2)] ?? '');
  return draft !== null && draft.obstacles.length === 0 ? draft : null;
};

/** A plan that brings one service back, as an operator might ask for it; null where it stands in no need, or something is in the way. */
const recovery = async (server: Server, random: SeededRandom): Promise<PlanDraft | null> => {
  const draft = planRecoverService(
    await inputOfNow(server),
    services[random.below(services.length)] ?? '',
    {
      way: recoveryWays[random.below(recoveryWays.length)] ?? 'wait',
      excludes: random.below(2) === 0,
    },
  );
  return draft !== null && draft.obstacles.length === 0 ? draft : null;
};

type Change = 'reserve' | 'startService' | 'stopService' | 'setStartType' | 'closeConnection';

/** The server, on which one call goes wrong: it is refused, does nothing and reports success, has its effect and reports a failure, or breaks. Everything before and after it works. */
const withOneFailure = (server: Server, random: SeededRandom, calls: number): Server => {
  let countdown = random.below(calls);
  const how = random.below(4);
  const spoil =
    <A extends readonly unknown[]>(call: (...args: A) => ReturnType<Server[Change]>) =>
    async (...args: A): ReturnType<Server[Change]> => {
      countdown -= 1;
      if (countdown !== -1) return call(...args);
      switch (how) {
        case 0:
          return answered(1053);
        case 1:
          return answered(0);
        case 2:
          await call(...args);
          return answered(1053);
        default:
          throw new Error('the pipe broke');
      }
    };
  return {
    ...server,
    reserve: spoil(server.reserve),
    startService: spoil(server.startService),
    stopService: spoil(server.stopService),
    setStartType: spoil(server.setStartType),
    closeConnection: spoil(server.closeConnection),
  };
};

const changing = ({ steps }: PlanDraft): number => steps.filter(({ undo }) => undo !== null).length;

it('a plan that is not applied leaves what it found, whichever call goes wrong', async () => {
  const outcomes = new Map<string, number>();
  for (const seed of seeds) {
    const random = seededRandom(seed);
    const server = await damagedServer(random);
    const draft =
      random.below(4) === 0 ? await protection(server, random) : await recovery(server, random);
    if (draft === null) continue;
    const before = await whatStands(server);
    const spoilt = withOneFailure(server, random, changing(draft) + 1);
    const { outcome, detail } = await applyInMemory(spoilt, draft);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'rolled-back')
      expect(await whatStands(server), `seed ${seed}: ${detail}`).toEqual(before);
    else expect(['applied', 'applied-in-part'], `seed ${seed}: ${detail}`).toContain(outcome);
  }
  expect(outcomes.get('rolled-back') ?? 0).toBeGreaterThan(count / 20);
  expect(outcomes.get('applied') ?? 0).toBeGreaterThan(0);
});

it('a recovery that is cancelled leaves what it found, or a service that runs', async () => {
  let cancelled = 0;
  for (const seed of seeds) {
    const random = seededRandom(10_000 + seed);
    const server = await damagedServer(random);
    const draft = await recovery(server, random);
    if (draft === null) continue;
    const before = await whatStands(server);
    const controller = new AbortController();
    let countdown = random.below(12 * draft.steps.length);
    const { outcome, detail, record } = await applyInMemory(server, draft, {
      signal: controller.signal,
      onEvent: () => {
        countdown -= 1;
        if (countdown === 0) controller.abort();
      },
    });
    if (controller.signal.aborted) cancelled += 1;
    if (outcome === 'rolled-back')
      expect(await whatStands(server), `seed ${seed}: ${detail}`).toEqual(before);
    else {
      const start = record.steps.find(
        ({ stepId }) =>
          draft.steps.find(({ id }) => id === stepId)?.title === `Start ${draft.service}`,
      );
      expect(start?.outcome, `seed ${seed}: ${outcome} ${detail}`).toMatch(/done|already/);
    }
  }
  expect(cancelled).toBeGreaterThan(count / 20);
});

it('a plan that was applied finds nothing left to do, whole or step by step', async () => {
  let applied = 0;
  for (const seed of seeds) {
    const random = seededRandom(20_000 + seed);
    const server = await damagedServer(random);
    const all = random.below(2) === 0;
    const make = async (): Promise<PlanDraft | null> =>
      all ? planRestoreServices(await inputOfNow(server)) : recovery(server, random);
    const draft = await make();
    if (draft === null || draft.obstacles.length > 0) continue;
    const first = await applyInMemory(server, draft);
    if (first.outcome !== 'applied') continue;
    applied += 1;
    const calls: string[] = [];
    const noted: Server = {
      ...server,
      reserve: (...args) => (calls.push('reserve'), server.reserve(...args)),
      setStartType: (...args) => (calls.push('set start type'), server.setStartType(...args)),
      startService: (...args) => (calls.push('start'), server.startService(...args)),
      closeConnection: (...args) => (calls.push('close'), server.closeConnection(...args)),
    };
    // A plan that stops the holder would do so again.
    if (draft.steps.some(({ action }) => action.kind === 'stop-service')) continue;
    // Ports that had to be free are those of a service that runs now.
    const again: PlanDraft = {
      ...draft,
      steps: draft.steps.filter(
        ({ action }) => action.kind !== 'wait-until-free' && action.kind !== 'prove-free',
      ),
    };
    const second = await applyInMemory(noted, again);
    expect(second.outcome, `seed ${seed}: ${second.detail}`).toBe('applied');
    expect(calls, `seed ${seed}`).toEqual([]);
    for (const { stepId, outcome } of second.record.steps) {
      const undo = again.steps.find(({ id }) => id === stepId)?.undo ?? null;
      if (undo !== null) expect(outcome, `seed ${seed} ${stepId}`).toBe('already');
    }
    if (all) {
      const next = planRestoreServices(await inputOfNow(server));
      expect(
        next?.obstacles.map(({ code }) => code),
        `seed ${seed}`,
      ).toEqual(['nothing-to-do']);
    }
  }
  expect(applied).toBeGreaterThan(count / 20);
});

it('a restore in which calls go wrong takes nothing back, and says truly what does not stand as before', async () => {
  let partial = 0;
  for (const seed of seeds) {
    const random = seededRandom(30_000 + seed);
    const server = await damagedServer(random);
    const draft = planRestoreServices(await inputOfNow(server));
    if (draft === null || draft.obstacles.length > 0) continue;
    const spoilt = withOneFailure(server, random, changing(draft) + 1);
    const { outcome, record, detail } = await applyInMemory(spoilt, draft);
    expect(
      record.steps.some(({ rollback }) => rollback),
      `seed ${seed}`,
    ).toBe(false);
    expect(record.steps, `seed ${seed}`).toHaveLength(draft.steps.length);
    const { services: now } = (await inputOfNow(server)).facts;
    const broken = draft.steps.filter(({ action }) => {
      const of = (name: string) => (now.known ? now.value.find((one) => one.name === name) : null);
      if (action.kind === 'set-start-type')
        return of(action.service)?.startType !== action.startType;
      return action.kind === 'start-service' && of(action.service)?.state !== 'running';
    });
    if (outcome === 'applied') expect(broken, `seed ${seed}`).toEqual([]);
    else {
      partial += 1;
      expect(outcome, `seed ${seed}`).toBe('applied-in-part');
    }
    for (const { title } of broken) expect(detail, `seed ${seed}`).toContain(title);
  }
  expect(partial).toBeGreaterThan(0);
});
