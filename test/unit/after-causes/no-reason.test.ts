import { describe, expect, it } from 'vitest';

import type { Settled } from '../../../shared/after/schema.ts';
import { errorItem, listeners, pop3be, service } from '../../support/evidence.ts';
import { causeOfPop, evidenceIn, pop, popDown, proofText, watchOf } from './down.ts';

const settledAs = (given: Partial<Settled> = {}): Settled => ({
  outcome: 'limit-reached',
  waitedSeconds: 300.4,
  left: [{ name: pop, state: 'stopped' }],
  flapping: [],
  ...given,
});

describe('evidence that contradicts itself', () => {
  it.each([
    ['running without a process', pop3be({ pid: 0 }), 'shown as running without a process'],
    [
      'running in a process that is not in the table',
      pop3be({ pid: 4120 }),
      'which the process table does not have',
    ],
    ['stopped with a process', popDown({ pid: 77 }), 'shown as stopped with process 77'],
  ])('%s: no reason is given', (_name, odd, said) => {
    const cause = causeOfPop({
      services: [odd],
      processes: [{ pid: 1, startedAt: null, imagePath: null }],
    });
    expect(cause).toMatchObject({ kind: 'contradiction', service: pop, holder: null });
    expect(cause.text).toMatch(/^The tables contradict each other: .*\.$/);
    expect(cause.text).toContain(said);
    expect(evidenceIn(cause)).toEqual(expect.arrayContaining(['services', 'processes']));
  });

  it('comes before everything that the service ended with', () => {
    const odd = popDown({ pid: 77, win32ExitCode: 10_048, startType: 'disabled' });
    expect(causeOfPop({ services: [odd] }).kind).toBe('contradiction');
  });

  it('a stopped service whose program listens', () => {
    const down = popDown({ win32ExitCode: 1067 });
    const process = {
      pid: 4120,
      startedAt: null,
      imagePath: down.imagePath?.toUpperCase() ?? null,
    };
    const odd = causeOfPop({
      services: [down],
      processes: [process],
      endpoints: listeners(9955, 4120),
    });
    expect(odd.kind).toBe('contradiction');
    expect(odd.text).toContain('yet its program listens on tcp/9955 in process 4120');
  });

  it.each([
    [
      'a program that another service shares',
      [popDown(), service('Other', { pid: 4120, imagePath: popDown().imagePath })],
      listeners(9955, 4120),
    ],
    ['a program that does not listen', [popDown()], []],
    ['a program that is not known', [popDown({ imagePath: null })], listeners(9955, 4120)],
  ])('%s is none', (_name, services, endpoints) => {
    const processes = [
      { pid: 4120, startedAt: null, imagePath: services[0]?.imagePath ?? 'C:\\x.exe' },
    ];
    expect(causeOfPop({ services, processes, endpoints }).kind).not.toBe('contradiction');
  });

  it('is proved by the tables together', () => {
    const [proof, ...others] = causeOfPop({ services: [pop3be({ pid: 0 })] }).proof;
    expect(others).toEqual([]);
    expect(proof).toEqual({
      text: `${pop} is shown as running without a process.`,
      evidence: ['services', 'processes', 'endpoints'],
    });
  });

  it('is not seen in other processes, other listeners, or rows that do not listen', () => {
    const image = popDown().imagePath;
    const own = { pid: 4120, startedAt: null, imagePath: image };
    const other = { pid: 88, startedAt: null, imagePath: null };
    const kind = (
      endpoints: ReturnType<typeof listeners>,
      more: Parameters<typeof causeOfPop>[0] = {},
    ) => causeOfPop({ processes: [other, own], endpoints, ...more }).kind;
    expect(kind(listeners(1234, 88))).toBe('not-known');
    expect(
      kind(listeners(1234, 4120).map((row) => ({ ...row, state: 'established' as const }))),
    ).toBe('not-known');
    expect(kind([...listeners(1234, 88), ...listeners(4321, 4120)])).toBe('contradiction');
    expect(
      kind(listeners(1234, 4120), {
        services: [popDown(), service('Fms', { imagePath: null, pid: 88 })],
      }),
    ).toBe('contradiction');
    const paused = pop3be({ state: 'paused' });
    expect(kind(listeners(1234, 4120), { services: [paused] })).toBe('not-known');
    expect(kind(listeners(1234, 4120), { replace: [errorItem('processes')] })).toBe('not-known');
    expect(kind(listeners(1234, 4120), { replace: [errorItem('endpoints')] })).toBe('not-known');
    const second = { ...own, pid: 4121 };
    expect(kind(listeners(1234, 4121), { processes: [own, second] })).toBe('contradiction');
  });

  it('without the process table only the row itself can be odd', () => {
    const replace = [errorItem('processes')];
    expect(causeOfPop({ services: [pop3be({ pid: 0 })], replace }).kind).toBe('contradiction');
    expect(proofText(causeOfPop({ services: [pop3be({ pid: 0 })], replace }))).toContain(
      'The processes could not be read',
    );
    expect(causeOfPop({ services: [popDown()], replace }).kind).toBe('not-known');
  });
});

describe('a service that is still changing', () => {
  it.each(['start-pending', 'stop-pending', 'continue-pending', 'pause-pending'] as const)(
    '%s is no time for a reason',
    (state) => {
      const cause = causeOfPop({
        services: [pop3be({ state, win32ExitCode: 10_048, startType: 'disabled' })],
        settled: settledAs(),
      });
      expect(cause.kind).toBe('still-changing');
      expect(cause.text).toBe(
        `${pop} is ${state}: it has neither started nor stopped, after a wait of 300 s.`,
      );
      expect(proofText(cause)).toContain(
        'The wait for the services ended after 300 s: the limit was reached.',
      );
    },
  );

  it('says since when, where the watch saw it', () => {
    const sight = {
      name: pop.toLowerCase(),
      state: 'stop-pending' as const,
      startType: null,
      pid: 4120,
      win32ExitCode: 0,
      serviceExitCode: 0,
    };
    const watch = watchOf({
      services: [{ ...sight, since: '2026-11-24T04:00:00.000Z', before: sight }],
    });
    const stuck = causeOfPop({ services: [pop3be({ state: 'stop-pending' })], watch });
    expect(proofText(stuck)).toContain('The watch saw it so since 2026-11-24 04:00:00 UTC.');
    const other = causeOfPop({
      services: [pop3be({ state: 'start-pending' })],
      watch,
      settled: null,
    });
    expect(proofText(other)).not.toContain('The watch saw it so');
    expect(proofText(other)).toContain('Nobody waited for the services to settle.');
    expect(other.text).toBe(`${pop} is start-pending: it has neither started nor stopped.`);
  });

  it('while Setup works services are down and disabled on purpose', () => {
    const disabled = popDown({ startType: 'disabled' });
    const setup = { status: 'running' as const, component: 'Mailbox role' };
    const cause = causeOfPop({
      services: [disabled],
      watch: watchOf({ status: 'running', setup }),
    });
    expect(cause.kind).toBe('still-changing');
    expect(cause.text).toContain('Setup is still at work');
    expect(proofText(cause)).toContain('a run under way, at Mailbox role.');
    expect(evidenceIn(cause)).toContain('journal');
    for (const watch of [
      watchOf({ status: 'ended', setup }),
      watchOf({ status: 'running', setup: { status: 'succeeded' } }),
      watchOf({ status: 'running', setup: null }),
    ])
      expect(causeOfPop({ services: [disabled], watch }).kind).toBe('disabled');
  });

  it('one that was still waited for when the limit was reached, with nothing else to explain it', () => {
    const cause = causeOfPop({
      settled: settledAs({ left: [{ name: pop.toUpperCase(), state: 'stopped' }] }),
    });
    expect(cause.kind).toBe('still-changing');
    expect(cause.text).toBe(`${pop} is stopped and had not come to rest, after a wait of 300 s.`);
    expect(causeOfPop({ settled: settledAs({ left: [] }) }).kind).toBe('not-known');
    expect(causeOfPop({ settled: settledAs({ outcome: 'unread' }) }).kind).toBe('not-known');
    const failed = causeOfPop({
      services: [popDown({ win32ExitCode: 1069 })],
      settled: settledAs(),
    });
    expect(failed.kind).toBe('logon-failed');
  });

  it('says how the wait ended, and what was seen at last', () => {
    const settled = settledAs();
    expect(causeOfPop({ settled }).proof).toEqual([
      { text: 'State stopped, process none, exit code 0.', evidence: ['services'] },
      {
        text: 'The wait for the services ended after 300 s: the limit was reached.',
        evidence: ['journal'],
      },
    ]);
    const pending = causeOfPop({
      services: [pop3be({ state: 'stop-pending' })],
      settled: null,
      watch: watchOf(),
    });
    expect(pending.proof).toEqual([
      { text: 'State stop-pending, process 4120, exit code 0.', evidence: ['services'] },
      { text: 'Nobody waited for the services to settle.', evidence: [] },
    ]);
    const ends = {
      unread: 'the services could not be read',
      cancelled: 'it was cancelled',
    } as const;
    for (const [outcome, said] of Object.entries(ends))
      expect(
        proofText(causeOfPop({ settled: settledAs({ outcome: outcome as keyof typeof ends }) })),
      ).toContain(`ended after 300 s: ${said}.`);
  });

  it('nobody waited: then nothing is known of the wait', () => {
    expect(causeOfPop({ settled: null }).kind).toBe('not-known');
  });

  it('Setup at work at no component that is known', () => {
    const watch = watchOf({ status: 'running', setup: { status: 'running' } });
    expect(proofText(causeOfPop({ watch }))).toContain('Setup’s log shows a run under way.');
  });

  it('one that started and ended again, also when it runs now', () => {
    const settled = settledAs({ outcome: 'settled', left: [], flapping: [pop.toLowerCase()] });
    expect(causeOfPop({ settled }).text).toContain(
      'started and ended again while it was waited for; it is stopped now',
    );
    expect(causeOfPop({ services: [pop3be()], settled }).text).toContain('it is running now');
    expect(
      causeOfPop({ services: [pop3be()], settled: settledAs({ flapping: ['FMS'], left: [] }) }),
    ).toMatchObject({
      kind: 'not-known',
      text: `${pop} runs.`,
    });
  });
});
