import { setTimeout as really } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import type { Reserver } from '../../../electron/agent/server/reserver.ts';
import type { Reservation, Server } from '../../../electron/agent/server/server.ts';
import type { Scenario } from '../../../electron/agent/server/simulated/scenarios/scenario.ts';
import { err, ok } from '../../../shared/result.ts';
import type { StepRecord } from '../../../shared/run/state.ts';
import { operator, pop3, type DrivenService } from '../../support/run.ts';
import {
  authorise,
  minutesPass,
  readyToUpdate,
  told,
  watchedService,
  watchOf,
  watchTheUpdate,
} from '../../support/update.ts';
import { secondsPass, until } from '../../support/watch-trouble.ts';

const nameOf = ({ port, family }: Reservation): string => `${port} ${family}`;

/** A server that tells what went to a netsh that is kept ready, and what to one for each command. */
const telling =
  (calls: string[], change: (reserver: Reserver) => Partial<Reserver> = () => ({})) =>
  (server: Server): Partial<Server> => ({
    reserve: (what, signal) => {
      calls.push(`alone: ${nameOf(what)}`);
      return server.reserve(what, signal);
    },
    openReserver: async (signal) => {
      const opened = await server.openReserver(signal);
      if (!opened.ok) return opened;
      const changed = { ...opened.value, ...change(opened.value) };
      return ok({
        ...changed,
        reserve: (all, stop) => {
          calls.push(`ready: ${all.map(nameOf).join(', ')}`);
          return changed.reserve(all, stop);
        },
      });
    },
  });

/** Lets time pass until something is so, at most ten minutes. */
const passUntil = async (driven: DrivenService, condition: () => boolean): Promise<void> => {
  for (let seconds = 0; !condition() && seconds < 600; seconds += 1) await secondsPass(driven, 1);
  expect(condition()).toBe(true);
};
const stepsOf = (driven: DrivenService): readonly StepRecord[] =>
  driven.state().plans[0]?.steps ?? [];
const exclusionSteps = (driven: DrivenService): readonly StepRecord[] =>
  stepsOf(driven).filter(({ command }) => command.includes('add excludedportrange'));
const outcomes = (driven: DrivenService): readonly (string | null)[] =>
  exclusionSteps(driven).map(({ outcome }) => outcome);
/** Sequence number of the first event that a test is after. */
const seqOf = (
  driven: DrivenService,
  of: (body: DrivenService['events'][number]['body']) => boolean,
): number => driven.events.find(({ body }) => of(body))?.seq ?? Number.NaN;

/** POP3's port is gone the moment its service has stopped, for a while. */
const capturedAtOnce =
  (lastsMs: number) =>
  (scenario: Scenario): Scenario => ({
    ...scenario,
    ...(scenario.setup && {
      setup: {
        ...scenario.setup,
        captures: scenario.setup.captures
          .filter(({ whenStopped }) => whenStopped === pop3)
          .map((capture) => ({ ...capture, afterMs: 0, lastsMs })),
      },
    }),
  });

describe('deferred protection with a netsh that is kept ready', () => {
  it('is written down before Setup stops the service, and then goes out for both families at once', async () => {
    const calls: string[] = [];
    const driven = await readyToUpdate('deferred-protection', { change: telling(calls) });
    await authorise(driven, pop3);
    await watchTheUpdate(driven);
    expect(calls).toEqual(['ready: 9955 ipv4, 9955 ipv6']);
    expect(outcomes(driven)).toEqual(['done', 'done']);
    for (const { exitCode, output } of exclusionSteps(driven))
      expect({ exitCode, output }).toEqual({ exitCode: null, output: 'Ok.' });
    const stopped = seqOf(
      driven,
      (body) =>
        body.type === 'service-changed' &&
        body.service.name === pop3 &&
        body.service.state === 'stopped',
    );
    const intents = driven.events.filter(
      ({ body }) => body.type === 'step-intended' && body.command.includes('add excludedportrange'),
    );
    expect(intents).toHaveLength(2);
    for (const { seq } of intents) expect(seq).toBeLessThan(stopped);
    expect(seqOf(driven, ({ type }) => type === 'step-finished')).toBeGreaterThan(stopped);
  });

  it('is proved by the tables, whatever netsh has printed', async () => {
    const change = ({ reserve }: Reserver): Partial<Reserver> => ({
      reserve: async (all, signal) => {
        const done = await reserve(all, signal);
        return done.ok
          ? ok(done.value.map((one) => ({ ...one, stdoutBase64: btoa('\u0001\u0002 garbage') })))
          : done;
      },
    });
    const driven = await readyToUpdate('deferred-protection', { change: telling([], change) });
    await authorise(driven, pop3);
    await watchTheUpdate(driven);
    expect(outcomes(driven)).toEqual(['done', 'done']);
  });

  it('is not believed when nothing came of it', async () => {
    const change = (): Partial<Reserver> => ({
      reserve: (all) =>
        Promise.resolve(
          ok(
            all.map(() => ({
              argv: ['netsh'],
              exitCode: null,
              stdoutBase64: btoa('Ok.'),
              stderrBase64: '',
              durationMs: 1,
              isThere: null,
            })),
          ),
        ),
    });
    const driven = await readyToUpdate('deferred-protection', { change: telling([], change) });
    await authorise(driven, pop3);
    await driven.must('watch.start', { by: operator });
    await passUntil(driven, () => outcomes(driven).includes('failed'));
    expect(outcomes(driven)).not.toContain('done');
    expect(driven.state().plans[0]?.outcome).toBeNull();
  });

  it('is done with a netsh for each command where none can be kept ready, which is told once', async () => {
    const calls: string[] = [];
    const driven = await readyToUpdate('deferred-protection', {
      change: (server) => ({
        ...telling(calls)(server),
        openReserver: async () => err('failed', 'The netsh kept ready: no answer within 10 s'),
      }),
    });
    await authorise(driven, pop3);
    await watchTheUpdate(driven);
    expect(calls.toSorted()).toEqual(['alone: 9955 ipv4', 'alone: 9955 ipv6']);
    expect(driven.state().plans[0]?.outcome).toBe('applied');
    expect(told(driven, 'problem').filter((text) => text.includes('kept ready'))).toHaveLength(1);
  });

  it('goes on with another one under new intents when it dies at the command', async () => {
    const calls: string[] = [];
    let dead = 0;
    const change = (reserver: Reserver): Partial<Reserver> => {
      let alive = dead > 0;
      return {
        ready: () => alive || dead === 0,
        reserve: (all, signal) => {
          if (alive) return reserver.reserve(all, signal);
          dead += 1;
          alive = false;
          return Promise.resolve(err('failed', 'The netsh kept ready: it has ended'));
        },
      };
    };
    const driven = await readyToUpdate('deferred-protection', { change: telling(calls, change) });
    await authorise(driven, pop3);
    await watchTheUpdate(driven);
    expect(dead).toBe(1);
    expect(outcomes(driven)).toEqual(['failed', 'failed', 'done', 'done']);
    expect(exclusionSteps(driven)[0]?.detail).toBe('The netsh kept ready: it has ended');
    expect(calls[0]).toBe('ready: 9955 ipv4, 9955 ipv6');
    expect(driven.state().plans[0]?.outcome).toBe('applied');
  });

  it('waits while somebody has the port, and excludes it in the first moment in which it is free', async () => {
    const calls: string[] = [];
    const driven = await readyToUpdate('deferred-protection', {
      change: telling(calls),
      adapt: capturedAtOnce(20_000),
    });
    await authorise(driven, pop3);
    await watchTheUpdate(driven);
    const [capture] = watchOf(driven).captures;
    expect(capture).toMatchObject({
      port: 9955,
      family: 'ipv4',
      lastSeenAt: expect.any(String) as string,
    });
    // The other family was free all the time.
    expect(calls).toEqual(['ready: 9955 ipv6', 'ready: 9955 ipv4']);
    expect(driven.state().plans[0]?.outcome).toBe('applied');
    expect(watchedService(driven, pop3).state).toBe('running');
  });

  it.each([
    [
      'the plan is taken back',
      /the plan was taken back/,
      async (driven: DrivenService) => {
        await driven.must('plan.withdraw', {
          planId: driven.state().plans[0]?.plan.id ?? '',
          by: operator,
        });
        await minutesPass(driven, 5);
      },
    ],
    [
      'the watch is ended',
      /the watch ended/,
      async (driven: DrivenService) => {
        await driven.must('watch.stop', { by: operator });
        await minutesPass(driven, 5);
      },
    ],
  ])('sends nothing when %s before the service has stopped, and says so', async (_, why, end) => {
    const calls: string[] = [];
    const driven = await readyToUpdate('deferred-protection', { change: telling(calls) });
    await authorise(driven, pop3);
    await driven.must('watch.start', { by: operator });
    await passUntil(driven, () => outcomes(driven).length === 2);
    expect(outcomes(driven)).toEqual([null, null]);
    expect(watchedService(driven, pop3).state).not.toBe('stopped');
    await end(driven);
    expect(calls).toEqual([]);
    expect(outcomes(driven)).toEqual(['failed', 'failed']);
    for (const { detail } of exclusionSteps(driven)) expect(detail).toMatch(why);
  });

  it('looks closer on a clock that runs by itself, at services first and at ports only after a refusal', async () => {
    const calls: string[] = [];
    const asked: string[] = [];
    const driven = await readyToUpdate('deferred-protection', {
      adapt: capturedAtOnce(20_000),
      change: (server) => ({
        ...telling(calls)(server),
        standsStill: false,
        sleep: async (milliseconds, signal) => {
          await server.sleep(milliseconds, signal);
          await really(milliseconds / 200);
        },
        openWatch: (wanted) => {
          const reader = server.openWatch(wanted);
          return {
            ...reader,
            glance: (what, signal) => {
              asked.push(what.map(({ ports }) => ports.length).join());
              return reader.glance(what, signal);
            },
          };
        },
      }),
    });
    await authorise(driven, pop3);
    await driven.must('watch.start', { by: operator });
    await until(() => driven.state().plans[0]?.outcome === 'applied');
    await driven.must('watch.stop', { by: operator });
    // Before it is known who has the port both are tried; what was refused is tried again when the port is free.
    expect(calls).toEqual(['ready: 9955 ipv4, 9955 ipv6', 'ready: 9955 ipv4']);
    expect(outcomes(driven)).toEqual(['failed', 'done', 'done']);
    expect(asked[0]).toBe('0');
    expect(asked.some((ports) => ports !== '0')).toBe(true);
    expect(watchOf(driven).captures.map(({ port }) => port)).toEqual([9955]);
  });

  it('is closed with the watch', async () => {
    let open = 0;
    const driven = await readyToUpdate('deferred-protection', {
      change: telling([], ({ close }) => {
        open += 1;
        return {
          close: async () => {
            open -= 1;
            await close();
          },
        };
      }),
    });
    await authorise(driven, pop3);
    await driven.must('watch.start', { by: operator });
    await passUntil(driven, () => outcomes(driven).includes('done'));
    expect(open).toBe(1);
    await driven.must('watch.stop', { by: operator });
    expect(open).toBe(0);
  });
});
