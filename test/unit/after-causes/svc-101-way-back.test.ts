import { describe, expect, it } from 'vitest';

import { svc101 } from '../../../shared/after/checks/svc-101-running.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import { connection, pop3be, service } from '../../support/evidence.ts';
import { inputOf, pop, popDown, savedStartTypes, watchOf } from './down.ts';
import { commands, hints, one, plans } from './svc-101.ts';

describe('the way back', () => {
  const after = (given: Partial<Service>, more: Parameters<typeof inputOf>[0] = {}): Finding =>
    one(inputOf({ services: [popDown(given)], ...more }));

  it('a disabled service is restored with its start type of before', () => {
    const words = {
      automatic: 'auto',
      'automatic-delayed': 'delayed-auto',
      manual: 'demand',
    } as const;
    for (const [startType, word] of Object.entries(words)) {
      const before = {
        services: [pop3be({ startType: startType as keyof typeof words })],
        endpoints: [],
      };
      const finding = after({ startType: 'disabled' }, { before });
      expect(plans(finding)).toEqual([['restore-services', pop]]);
      expect(commands(finding)).toEqual([
        `sc.exe config ${pop} start= ${word}`,
        `sc.exe start ${pop}`,
      ]);
      expect(hints(finding)).toContain('Do not set all services to Automatic');
    }
  });

  it.each(['disabled', null] as const)(
    'nothing is set where the start type before was %s',
    (startType) => {
      const before = { services: [pop3be({ startType })], endpoints: [] };
      const finding = after({ startType: 'disabled' }, { before });
      expect(plans(finding)).toEqual([]);
      expect(commands(finding)).toEqual([]);
    },
  );

  it('a stale saved state is told in the summary', () => {
    const savedState = [
      savedStartTypes({ [pop]: 'Disabled' }, { modifiedAt: '2026-11-20T01:00:00.000Z' }),
    ];
    expect(after({ startType: 'disabled' }, { savedState, watch: watchOf() }).summary).toContain(
      'older than this update',
    );
  });

  const adt = 'MSExchangeADTopology';
  const chain = (needed: Partial<Service>, was: Partial<Service> = {}): Finding | undefined =>
    svc101
      .evaluate(
        inputOf({
          before: { services: [pop3be({ dependsOn: [adt] }), service(adt, was)], endpoints: [] },
          services: [popDown({ dependsOn: [adt] }), service(adt, { state: 'stopped', ...needed })],
        }),
      )
      .find(({ subject }) => subject === pop);

  it('a service that needs another begins with that one', () => {
    const finding = chain({ win32ExitCode: 1067 });
    expect(finding && plans(finding)).toEqual([['recover-service', adt]]);
    expect(finding && commands(finding)).toEqual([`sc.exe start ${adt}`, `sc.exe start ${pop}`]);
    expect(finding && hints(finding)).toContain(`Begin with ${adt}.`);
  });

  it('a need that is disabled is restored', () => {
    const finding = chain({ startType: 'disabled' });
    expect(finding && plans(finding)).toEqual([['restore-services', adt]]);
    expect(finding && commands(finding)[0]).toBe(`sc.exe config ${adt} start= auto`);
  });

  it('a need that did not run before is started by Windows', () => {
    const finding = chain({ win32ExitCode: 1067 }, { state: 'stopped', pid: null });
    expect(finding && plans(finding)).toEqual([['recover-service', pop]]);
  });

  it('a system exclusion is shown and explained, and nothing is added to it', () => {
    const exclusions = { 'ipv4.active': [{ first: 9900, last: 9999, kind: 'system' as const }] };
    const finding = after({ win32ExitCode: 10_013 }, { exclusions });
    expect(hints(finding)).toContain('Hyper-V');
    expect(commands(finding)).toEqual([
      'netsh int ipv4 show excludedportrange protocol=tcp',
      'netsh int ipv6 show excludedportrange protocol=tcp',
      `sc.exe start ${pop}`,
    ]);
  });

  it.each([
    ['port-taken', { win32ExitCode: 10_048 }, {}, 'Exclude the port in both families before'],
    [
      'port-taken',
      { win32ExitCode: 10_048 },
      { endpoints: [connection(9955, 0, { state: 'time-wait' as const })] },
      'TIME_WAIT ends by itself',
    ],
    ['logon-failed', { win32ExitCode: 1069 }, {}, 'Look at the account of the service'],
    ['timed-out', { win32ExitCode: 1053 }, {}, 'Start it once more'],
    ['process-died', { win32ExitCode: 1067 }, {}, 'a start without that may end in the same way'],
    [
      'setup-component-failed',
      {},
      { watch: watchOf({ setup: { status: 'failed' } }) },
      'run Setup again',
    ],
    ['not-known', {}, {}, 'Start it, and verify again'],
  ] as const)('a hint for %s', (kind, given, more, said) => {
    const finding = after(given, more);
    expect(finding.cause?.kind).toBe(kind);
    expect(hints(finding)).toContain(said);
    expect(plans(finding)).toEqual([['recover-service', pop]]);
  });

  it('nothing is planned for what is still changing', () => {
    const finding = after({ state: 'stop-pending', pid: 4120 });
    expect(finding).toMatchObject({ outcome: 'fail', cause: { kind: 'still-changing' } });
    expect(plans(finding)).toEqual([]);
    expect(hints(finding)).toContain('Wait, and verify again.');
  });

  it('names are quoted for the shell', () => {
    const odd = service("MSExchange O'Brien", { state: 'stopped' });
    const before = { services: [service("MSExchange O'Brien")], endpoints: [] };
    expect(commands(one(inputOf({ before, services: [odd] })))).toEqual([
      "sc.exe start 'MSExchange O''Brien'",
    ]);
  });
});
