import { setImmediate as letOthersRun } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Server } from '../../../electron/agent/server/server.ts';
import { err } from '../../../shared/result.ts';
import type { PortChange } from '../../../shared/watch/schema.ts';
import { operator, pop3, type DrivenService } from '../../support/run.ts';
import {
  authorise,
  minutesPass,
  readyToUpdate,
  watchedService,
  watchOf,
} from '../../support/update.ts';
import { notingReserves } from '../../support/noting-reserves.ts';
import { problems, secondsPass, until, withLooks } from '../../support/watch-trouble.ts';

const portChanges = ({ events }: Pick<DrivenService, 'events'>): readonly PortChange[] =>
  events.flatMap(({ body }) => (body.type === 'port-changed' ? [body.change] : []));

describe('a clock that is set during the watch', () => {
  const withClock = (offset: () => number) => (server: Server) => ({
    now: () => new Date(server.now().getTime() + offset()),
    ...withLooks(async (look) => {
      const seen = await look();
      return seen.ok
        ? {
            ok: true,
            value: {
              ...seen.value,
              takenAt: new Date(seen.value.takenAt.getTime() + offset()),
            },
          }
        : seen;
    })(server),
  });

  it.each([
    ['forward', 3_600_000, /^The clock of the server was set forward by 60 min/],
    ['back', -3_600_000, /^The clock of the server was set back by 60 min/],
  ] as const)('%s is told once, and no capture ends before it began', async (_, jump, says) => {
    let offset = 0;
    const driven = await readyToUpdate('captured-during-update', {
      change: withClock(() => offset),
    });
    await driven.must('watch.start', { by: operator });
    const held = (): boolean =>
      watchOf(driven).captures.some(({ port, lastSeenAt }) => port === 9933 && lastSeenAt === null);
    for (let seconds = 0; !held() && seconds < 600; seconds += 1) await secondsPass(driven, 1);
    expect(held()).toBe(true);
    offset = jump;
    await minutesPass(driven, 10);
    expect(problems(driven).filter((text) => says.test(text))).toHaveLength(1);
    expect(problems(driven).filter((text) => text.includes('clock'))).toHaveLength(1);
    const ended = watchOf(driven).captures.filter(({ lastSeenAt }) => lastSeenAt !== null);
    expect(ended.length).toBeGreaterThan(0);
    for (const { firstSeenAt, lastSeenAt } of ended)
      expect(Date.parse(lastSeenAt ?? '')).toBeGreaterThanOrEqual(Date.parse(firstSeenAt));
    for (const { seenAt, beforeSeenAt } of portChanges(driven))
      if (beforeSeenAt !== null)
        expect(Date.parse(seenAt)).toBeGreaterThanOrEqual(Date.parse(beforeSeenAt));
    // Setup's log goes on to be followed by the new clock.
    const grewAt = Date.parse(watchOf(driven).setup?.grewAt ?? '');
    expect(Math.abs(driven.server.now().getTime() - grewAt)).toBeLessThan(120_000);
  });

  it('by less than a second is what time services do, and is not told', async () => {
    let offset = 0;
    const driven = await readyToUpdate('healthy', { change: withClock(() => offset) });
    await driven.must('watch.start', { by: operator });
    for (const drift of [400, -400, 800]) {
      offset = drift;
      await secondsPass(driven, 2);
    }
    expect(problems(driven)).toEqual([]);
  });
});

describe('a service that stays in stop-pending', () => {
  it('is shown as such, and neither probed nor protected: its bind must not be met half-way', async () => {
    const touched: string[] = [];
    const driven = await readyToUpdate('deferred-protection', {
      change: (server) => ({
        ...withLooks(async (look) => {
          const seen = await look();
          if (!seen.ok) return seen;
          const services = seen.value.services.map((service) =>
            service.name === pop3 && service.state === 'stopped'
              ? { ...service, state: 'stop-pending' as const }
              : service,
          );
          return { ok: true, value: { ...seen.value, services } };
        })(server),
        ...notingReserves(({ port }) => {
          touched.push(`reserve ${port}`);
        })(server),
        read: (id, options) => {
          for (const { port } of options.probe ?? []) touched.push(`probe ${port}`);
          return server.read(id, options);
        },
      }),
    });
    await authorise(driven, pop3);
    touched.length = 0;
    await driven.must('watch.start', { by: operator });
    await minutesPass(driven, 6);
    expect(watchedService(driven, pop3).state).toBe('stop-pending');
    expect(touched.filter((what) => what.endsWith(' 9955'))).toEqual([]);
    expect(touched.some((what) => what === 'probe 9933')).toBe(true);
    const pending = driven.events.filter(
      ({ body }) => body.type === 'service-changed' && body.service.name === pop3,
    );
    expect(pending.length).toBeLessThan(5);
    const [plan] = driven.state().plans;
    // Written down, because its moment may come, and nothing more.
    expect(plan).toMatchObject({ outcome: null, steps: [{ outcome: null }, { outcome: null }] });
  });
});

describe('looks that fail', () => {
  it.each([
    ['answer with an error', async () => err('failed', 'GetExtendedTcpTable: Win32 error 8')],
    [
      'throw',
      async (): Promise<never> => {
        throw new Error('GetExtendedTcpTable: Win32 error 8');
      },
    ],
  ])('when they %s: nothing is known, said once, until one succeeds', async (_, fail) => {
    let failing = false;
    const driven = await readyToUpdate('healthy', {
      change: withLooks((look) => (failing ? fail() : look())),
    });
    await driven.must('watch.start', { by: operator });
    await secondsPass(driven, 2);
    const before = portChanges(driven).length;
    failing = true;
    await secondsPass(driven, 30);
    const sights = watchOf(driven).ports.flatMap(({ families }) => Object.values(families));
    expect(new Set(sights.map((sight) => sight?.status))).toEqual(new Set(['unknown']));
    expect(sights[0]?.why).toContain('Win32 error 8');
    expect(portChanges(driven)).toHaveLength(before + sights.length);
    failing = false;
    await secondsPass(driven, 1);
    expect(portChanges(driven)).toHaveLength(before + 2 * sights.length);
    expect(portChanges(driven).at(-1)?.cause).toBe('readable-again');
    expect(watchOf(driven).captures).toEqual([]);
  });

  it('when they hang: is known after 10 s, without a second look beside the first', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    let hangs = false;
    let begun = 0;
    let release = (): void => undefined;
    const driven = await readyToUpdate('healthy', {
      change: withLooks(async (look) => {
        begun += 1;
        if (hangs)
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        return look();
      }),
    });
    await driven.must('watch.start', { by: operator });
    await secondsPass(driven, 1);
    hangs = true;
    const before = begun;
    const passing = secondsPass(driven, 0.5);
    await limitsPassUntil(() => firstSight(driven)?.status === 'unknown');
    expect(firstSight(driven)?.status).toBe('unknown');
    expect(firstSight(driven)?.why).toContain('not read within 10 s');
    await ended(passing);
    expect(begun).toBe(before + 1);

    hangs = false;
    release();
    await secondsPass(driven, 1);
    expect(firstSight(driven)?.status).toBe('listening');

    hangs = true;
    await ended(secondsPass(driven, 0.1));
    // The watch can be ended all the same.
    await driven.must('watch.stop', { by: operator });
    expect(watchOf(driven).status).toBe('ended');
  });

  /** Time limits are reached one after the other; what is written to the disk in between takes its own time. */
  const limitsPassUntil = async (condition: () => boolean): Promise<void> => {
    const deadline = performance.now() + 40_000;
    while (!condition() && performance.now() < deadline) {
      for (let round = 0; round < 50; round += 1) await letOthersRun();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(condition()).toBe(true);
  };
  const ended = async (work: Promise<unknown>): Promise<void> => {
    let settled = false;
    const end = (): void => {
      settled = true;
    };
    work.then(end, end);
    await limitsPassUntil(() => settled);
    await work;
  };
  const firstSight = (driven: DrivenService) => watchOf(driven).ports[0]?.families.ipv4;
});

describe('60,000 rows, each look of which takes 300 ms', () => {
  it('the watch slows down and says so, never looks twice at once, and is fast again afterwards', async () => {
    let tookMs = 300;
    let inFlight = 0;
    let most = 0;
    const begunAt: number[] = [];
    const driven = await readyToUpdate('healthy', {
      change: (server) => ({
        rehearsal: false,
        standsStill: false,
        sleep: async (milliseconds, signal) => {
          await server.sleep(milliseconds, signal);
          await letOthersRun();
        },
        ...withLooks(async (look) => {
          begunAt.push(server.elapsed());
          most = Math.max(most, (inFlight += 1));
          await server.sleep(tookMs, new AbortController().signal);
          await letOthersRun();
          const seen = await look();
          inFlight -= 1;
          return seen.ok ? { ok: true, value: { ...seen.value, rowCount: 60_000 } } : seen;
        })(server),
      }),
    });
    const paces = () =>
      driven.events.flatMap(({ body }) => (body.type === 'watch-paced' ? [body] : []));
    await driven.must('watch.start', { by: operator });
    await until(() => begunAt.length > 300);
    expect(paces().map(({ intervalMs }) => intervalMs)).toEqual([200, 400]);
    expect(problems(driven)[0]).toMatch(
      /^Reading the tables takes longer than 100 ms \(last: 300 ms\), so the watch looks every 200 ms\./,
    );
    expect(watchOf(driven)).toMatchObject({
      intervalMs: 400,
      slowedWhy: expect.stringContaining('takes longer'),
    });
    const slow = begunAt.slice(-100);
    const mean = ((slow.at(-1) ?? 0) - (slow[0] ?? 0)) / 99;
    // Reading the exclusions now and then makes a look late, which is then left out.
    expect(mean).toBeGreaterThanOrEqual(399);
    expect(mean).toBeLessThan(440);
    tookMs = 1;
    const from = begunAt.length;
    await until(() => begunAt.length > from + 300);
    expect(paces().at(-1)).toMatchObject({ intervalMs: 100, why: null });
    expect(watchOf(driven).slowedWhy).toBeNull();
    expect(most).toBe(1);
    await driven.must('watch.stop', { by: operator });
  });
});

describe('a watch that is ended in the middle of an update and started again', () => {
  it('still knows what ran before the update', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await driven.must('watch.start', { by: operator });
    await secondsPass(driven, 180);
    expect(watchedService(driven, pop3).state).toBe('stopped');
    await driven.must('watch.stop', { by: operator });
    await driven.must('watch.start', { by: operator });
    await secondsPass(driven, 2);
    expect(watchedService(driven, pop3)).toMatchObject({
      state: 'stopped',
      before: { state: 'running' },
    });
  });
});

describe('a fault in what follows from a look', () => {
  it('is told once, and the watch goes on', async () => {
    const driven = await readyToUpdate('captured', {
      change: (server) => ({
        setupLog: () => ({
          ...server.setupLog(),
          stat: async () => {
            throw new Error('a fault of the reader');
          },
        }),
      }),
    });
    await driven.must('watch.start', { by: operator });
    await secondsPass(driven, 20);
    expect(problems(driven)).toEqual(['A look of the watch broke off: a fault of the reader']);
    await secondsPass(driven, 780);
    expect(watchOf(driven).captures.every(({ lastSeenAt }) => lastSeenAt !== null)).toBe(true);
  });
});
