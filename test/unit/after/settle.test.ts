import { describe, expect, it } from 'vitest';

import {
  graceMs,
  noLooks,
  settle,
  steadyMs,
  type SettleStep,
} from '../../../shared/after/settle.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import { pop3be, service } from '../../support/evidence.ts';

const limitMs = 120_000;

type Look = readonly [atSeconds: number, services: readonly Service[] | null];

/** Looks one after the other until the wait ends, and how it stood after each. */
const watchServices = (
  expected: readonly Service[] | null,
  looks: readonly Look[],
): readonly SettleStep[] => {
  const steps: SettleStep[] = [];
  let memory = noLooks;
  for (const [seconds, services] of looks) {
    const step = settle(memory, expected, { elapsedMs: seconds * 1_000, services }, limitMs);
    steps.push(step);
    ({ memory } = step);
    if (step.ended !== null) break;
  }
  return steps;
};

const lastOf = (expected: readonly Service[] | null, looks: readonly Look[]): SettleStep => {
  const step = watchServices(expected, looks).at(-1);
  if (!step) throw new Error('there was no look');
  return step;
};

const down = (given: Partial<Service> = {}) => pop3be({ state: 'stopped', ...given });
const before = [pop3be()];

describe('settle', () => {
  it('is settled at the first look when everything that ran runs', () => {
    expect(lastOf(before, [[0, [pop3be({ pid: 9000 })]]]).ended).toEqual({
      outcome: 'settled',
      left: [],
      flapping: [],
    });
  });

  it.each(['start-pending', 'stop-pending', 'continue-pending', 'pause-pending'] as const)(
    'waits for a service in %s, until the limit and no longer',
    (state) => {
      const step = lastOf(before, [
        [0, [down({ state })]],
        [119, [down({ state })]],
      ]);
      expect(step).toMatchObject({
        waitingFor: [{ name: 'MSExchangePOP3BE', state }],
        ended: null,
      });
      expect(
        lastOf(before, [
          [0, [down({ state })]],
          [120, [down({ state })]],
        ]).ended,
      ).toEqual({
        outcome: 'limit-reached',
        left: [{ name: 'MSExchangePOP3BE', state }],
        flapping: [],
      });
    },
  );

  it.each([
    ['automatic', 0],
    ['automatic', 1077],
    ['automatic-delayed', 1077],
    [null, 0],
  ] as const)(
    'waits for a service with start type %s that was not tried (%d)',
    (startType, code) => {
      const services = [down({ startType, win32ExitCode: code })];
      expect(
        lastOf(before, [
          [0, services],
          [100, services],
        ]).ended,
      ).toBeNull();
    },
  );

  it.each([
    ['is disabled', { startType: 'disabled' as const }],
    ['is manual and was not tried', { startType: 'manual' as const }],
    ['is paused', { state: 'paused' as const, pid: 4120 }],
  ])('does not wait for a service that %s: nothing starts it by itself', (_name, given) => {
    expect(lastOf(before, [[0, [down(given)]]]).ended?.outcome).toBe('settled');
  });

  it('waits for a service that failed as long as the recovery actions may take, and no longer', () => {
    const services = [down({ win32ExitCode: 10_048 })];
    const almost = graceMs / 1_000 - 1;
    expect(
      lastOf(before, [
        [0, services],
        [almost, services],
      ]).ended,
    ).toBeNull();
    expect(
      lastOf(before, [
        [0, services],
        [graceMs / 1_000, services],
      ]).ended,
    ).toEqual({
      outcome: 'settled',
      left: [],
      flapping: [],
    });
  });

  it('counts the grace from the look that showed the failure', () => {
    const steps: Look[] = [
      [0, [down({ state: 'start-pending' })]],
      [30, [down({ win32ExitCode: 10_048 })]],
      [40, [down({ win32ExitCode: 10_048 })]],
    ];
    expect(lastOf(before, steps).ended).toBeNull();
  });

  it('lets a service that came up run for a moment before it believes it', () => {
    const steps: Look[] = [
      [0, [down({ state: 'start-pending' })]],
      [2, [pop3be()]],
      [3, [pop3be()]],
    ];
    expect(lastOf(before, steps).waitingFor).toEqual([
      { name: 'MSExchangePOP3BE', state: 'running' },
    ]);
    expect(lastOf(before, [...steps, [2 + steadyMs / 1_000, [pop3be()]]]).ended).toMatchObject({
      outcome: 'settled',
      flapping: [],
    });
  });

  it('reports a service that ran, ended, and ran again', () => {
    const looks: Look[] = [
      [0, [pop3be(), service('MSExchangeIS', { state: 'start-pending' })]],
      [1, [down({ win32ExitCode: 1067 }), service('MSExchangeIS', { state: 'start-pending' })]],
      [2, [pop3be({ pid: 9000 }), service('MSExchangeIS')]],
      [20, [pop3be({ pid: 9000 }), service('MSExchangeIS')]],
    ];
    const expected = [pop3be(), service('MSExchangeIS')];
    expect(lastOf(expected, looks).waitingFor).toEqual([
      { name: 'MSExchangePOP3BE', state: 'running' },
    ]);
    const end = lastOf(expected, [
      ...looks,
      [22, [pop3be({ pid: 9000 }), service('MSExchangeIS')]],
    ]);
    expect(end.ended).toEqual({
      outcome: 'settled',
      left: [],
      flapping: ['MSExchangePOP3BE'],
    });
  });

  it('notices a restart between two looks by the process', () => {
    const other = service('MSExchangeIS', { state: 'start-pending' });
    const looks: Look[] = [
      [0, [pop3be(), other]],
      [1, [pop3be({ pid: 9000 }), other]],
      [120, [pop3be({ pid: 9000 }), other]],
    ];
    const end = lastOf([pop3be(), service('MSExchangeIS')], looks);
    expect(end.ended).toMatchObject({ outcome: 'limit-reached', flapping: ['MSExchangePOP3BE'] });
  });

  it('does not call it flapping when a service ends once and stays down', () => {
    const other = service('MSExchangeIS', { state: 'start-pending' });
    const looks: Look[] = [
      [0, [pop3be(), other]],
      [1, [down({ win32ExitCode: 1067 }), other]],
      [120, [down({ win32ExitCode: 1067 }), other]],
    ];
    expect(lastOf([pop3be(), service('MSExchangeIS')], looks).ended?.flapping).toEqual([]);
  });

  it('does not believe running without a process', () => {
    const looks: Look[] = [
      [0, [pop3be({ pid: 0 })]],
      [120, [pop3be({ pid: 0 })]],
    ];
    expect(lastOf(before, looks).ended).toMatchObject({
      outcome: 'limit-reached',
      left: [{ name: 'MSExchangePOP3BE', state: 'running' }],
    });
  });

  it('keeps trying when the services cannot be read, and says so at the limit', () => {
    expect(
      lastOf(before, [
        [0, null],
        [119, null],
      ]).ended,
    ).toBeNull();
    expect(
      lastOf(before, [
        [0, [down({ state: 'start-pending' })]],
        [120, null],
      ]).ended,
    ).toEqual({
      outcome: 'unread',
      left: [{ name: 'MSExchangePOP3BE', state: 'start-pending' }],
      flapping: [],
    });
  });

  it('goes on when the services can be read again', () => {
    expect(
      lastOf(before, [
        [0, null],
        [1, [pop3be()]],
      ]).ended?.outcome,
    ).toBe('settled');
  });

  it.each([
    ['did not run before', [down()], [down({ state: 'start-pending' })]],
    ['is gone', [pop3be()], []],
    [
      'stops by itself by design',
      [service('MSExchangeNotificationsBroker')],
      [service('MSExchangeNotificationsBroker', { state: 'stopped' })],
    ],
    [
      'starts on a trigger',
      [service('RemoteRegistry', { triggerStart: true })],
      [service('RemoteRegistry', { state: 'stopped', triggerStart: true })],
    ],
    [
      'neither belongs to Exchange nor is touched by Setup',
      [service('Spooler', { imagePath: 'C:\\Windows\\spoolsv.exe' })],
      [service('Spooler', { state: 'stopped', imagePath: 'C:\\Windows\\spoolsv.exe' })],
    ],
  ])('does not wait for a service that %s', (_name, was, is) => {
    expect(lastOf(was, [[0, is]]).ended?.outcome).toBe('settled');
  });

  it('waits for what Exchange depends on', () => {
    const adt = service('MSExchangeADTopology', { dependsOn: ['NetTcpPortSharing'] });
    const sharing = service('NetTcpPortSharing', { imagePath: 'C:\\Windows\\SMSvcHost.exe' });
    const looks: Look[] = [[0, [adt, { ...sharing, state: 'start-pending' as const }]]];
    expect(lastOf([adt, sharing], looks).waitingFor).toEqual([
      { name: 'NetTcpPortSharing', state: 'start-pending' },
    ]);
  });

  it('finds a service whatever the case of its name', () => {
    const renamed = { ...down({ state: 'start-pending' }), name: 'msexchangepop3be' };
    expect(lastOf(before, [[0, [renamed]]]).ended).toBeNull();
  });

  it.each([
    ['a service of Exchange on its way', service('MSExchangeIS', { state: 'start-pending' }), 1],
    ['an automatic one that was not started', service('MSExchangeIS', { state: 'stopped' }), 1],
    ['POP3, which nobody may use', down({ startType: 'manual' }), 0],
    ['one that failed', service('MSExchangeIS', { state: 'stopped', win32ExitCode: 1067 }), 0],
  ])('without a baseline: %s', (_name, now, waits) => {
    expect(lastOf(null, [[0, [now]]]).waitingFor).toHaveLength(waits);
  });
});
