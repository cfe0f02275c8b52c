import { describe, expect, it } from 'vitest';

import type { BaselineSource } from '../../../shared/after/baseline.ts';
import { svc101 } from '../../../shared/after/checks/svc-101-running.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import {
  afterInput,
  afterInputOf,
  evidenceAfter,
  evidenceBefore,
  versionAfter,
} from '../../support/after.ts';
import { connection, errorItem, listeners, pop3be, service } from '../../support/evidence.ts';
import { inputOf, pop, popDown, watchOf } from './down.ts';
import { commands, hints, one, outcomes, plans } from './svc-101.ts';

describe('SVC-101, services that ran before', () => {
  it('passes once when all of them run, and says how many', () => {
    const both = { services: [pop3be(), service('MSExchangeIS')] };
    expect(one(afterInput(both, both))).toMatchObject({
      id: 'SVC-101',
      subject: 'EX01',
      outcome: 'pass',
      impact: 'outage',
      evidence: ['baseline', 'services'],
    });
    expect(one(afterInput(both, both))).toMatchObject({
      title: 'Every service that ran before runs now',
      summary: '2 services. Running is not the same as answering: see NET-101.',
    });
    expect(one(afterInput(both, both, { settled: null }))).not.toHaveProperty('cause');
  });

  it('fails for each that does not, with the cause first', () => {
    const input = inputOf({
      before: {
        services: [pop3be(), service('MSExchangeIS'), service('FMS')],
        endpoints: listeners(9955, 4120),
      },
      services: [
        popDown({ win32ExitCode: 10_048 }),
        service('MSExchangeIS', { state: 'stopped', win32ExitCode: 1067 }),
        service('FMS'),
      ],
      endpoints: [connection(9955, 88)],
    });
    expect(outcomes(input)).toEqual({ [pop]: 'fail', MSExchangeIS: 'fail' });
    const [finding] = svc101.evaluate(input);
    if (!finding) throw new Error('no finding');
    expect(finding.title).toBe(`${pop} ran before the update and is stopped now`);
    expect(finding.cause).toMatchObject({ kind: 'port-taken', port: 9955, heldNow: true });
    expect(finding.summary).toBe(finding.cause?.text);
    expect(finding.evidence).toEqual(expect.arrayContaining(['baseline', 'services', 'endpoints']));
    expect(new Set(finding.evidence).size).toBe(finding.evidence.length);
    expect(plans(finding)).toEqual([['recover-service', pop]]);
    expect(commands(finding)).toEqual([
      'netstat -ano | findstr :9955',
      'netsh int ipv4 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      'netsh int ipv6 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      `sc.exe start ${pop}`,
    ]);
    expect(hints(finding)).toContain('Wait for the holder to let go');
    expect(finding.docs).toHaveLength(1);
  });

  it.each([
    ['stopped before', { state: 'stopped' as const, pid: null, startType: 'manual' as const }],
    ['stopped and automatic before', { state: 'stopped' as const, pid: null }],
    ['on its way before', { state: 'start-pending' as const }],
  ])('does not ask a service to run that was %s', (_name, given) => {
    const before = { services: [service('FMS'), pop3be(given)], endpoints: [] };
    expect(outcomes(inputOf({ before, services: [service('FMS'), popDown()] }))).toEqual({
      EX01: 'pass',
    });
  });

  it('does not ask for services that may be stopped at any time', () => {
    const names = ['MSExchangeNotificationsBroker', 'MSExchangeUserSvc_3a2f1'];
    const trigger = service('RemoteRegistry', { triggerStart: true });
    const before = { services: [pop3be(), trigger, ...names.map((name) => service(name))] };
    const services = before.services.map((each) =>
      each.name === pop ? each : { ...each, state: 'stopped' as const, pid: null },
    );
    expect(outcomes(afterInput(before, { services }))).toEqual({ EX01: 'pass' });
    const nowTrigger = { services: [pop3be(), service('RemoteRegistry')] };
    const stopped = [pop3be(), { ...trigger, state: 'stopped' as const, pid: null }];
    expect(outcomes(afterInput(nowTrigger, { services: stopped }))).toEqual({ EX01: 'pass' });
    const pending = [pop3be(), { ...trigger, state: 'stop-pending' as const }];
    expect(outcomes(afterInput(nowTrigger, { services: pending }))).toEqual({
      RemoteRegistry: 'fail',
    });
  });

  it('asks for what Setup stops and for what Exchange needs, not for the rest of Windows', () => {
    const needing = pop3be({ dependsOn: ['NetTcpPortSharing'] });
    const windows = ['W3SVC', 'NetTcpPortSharing', 'Spooler'].map((name) =>
      service(name, { imagePath: 'C:\\Windows\\svchost.exe' }),
    );
    const services = [
      needing,
      ...windows.map((each) => ({ ...each, state: 'stopped' as const, pid: null })),
    ];
    expect(outcomes(afterInput({ services: [needing, ...windows] }, { services }))).toEqual({
      W3SVC: 'fail',
      NetTcpPortSharing: 'fail',
    });
  });

  it('does not apply where no service of Exchange ran', () => {
    const services = [popDown()];
    expect(one(inputOf({ before: { services }, services }))).toMatchObject({
      subject: 'EX01',
      outcome: 'not-applicable',
      title: 'No service of Exchange ran before the update',
      summary: 'What did not run before is not asked to run.',
    });
  });

  it('a service that is gone is a fault without a plan', () => {
    const finding = one(inputOf({ services: [service('FMS')] }));
    expect(finding).toMatchObject({ subject: pop, outcome: 'fail' });
    expect(finding.title).toBe(`${pop} ran before the update and is not there any more`);
    expect(finding.remediation).toHaveLength(1);
    expect(hints(finding)).toContain('Find out whether the update took');
  });

  it('a contradiction is an error, never a pass', () => {
    for (const odd of [pop3be({ pid: 0 }), popDown({ pid: 77 })]) {
      const finding = one(inputOf({ services: [odd] }));
      expect(finding).toMatchObject({
        subject: pop,
        outcome: 'error',
        cause: { kind: 'contradiction' },
      });
      expect(finding.title).toBe(`${pop}: it is not known whether it runs`);
      expect(plans(finding)).toEqual([]);
      expect(hints(finding)).toContain('Verify again');
    }
    expect(commands(one(inputOf({ services: [popDown({ pid: 77 })] })))).toEqual([
      `sc.exe queryex ${pop}`,
    ]);
  });

  it('says that the baseline contradicted itself', () => {
    const before = { services: [pop3be({ pid: 0 })], endpoints: [] };
    expect(one(inputOf({ before })).summary).toContain(
      `Before the update the tables contradicted each other: ${pop} is shown as running without a process.`,
    );
    expect(one(inputOf({})).summary).not.toContain('contradicted');
  });

  it('a service that came and went is for people to judge, also when it runs now', () => {
    const settled = {
      outcome: 'settled' as const,
      waitedSeconds: 30,
      left: [],
      flapping: [pop.toUpperCase()],
    };
    const finding = one(inputOf({ services: [pop3be()], settled }));
    expect(finding).toMatchObject({
      subject: pop,
      outcome: 'manual',
      cause: { kind: 'still-changing' },
    });
    expect(finding.title).toContain('runs now, and ended while it was waited for');
    expect(hints(finding)).toContain('Watch it for a few minutes');
  });

  it('is not answered yet while Setup works', () => {
    const watch = watchOf({ status: 'running', setup: { status: 'running' } });
    const finding = one(inputOf({ watch }));
    expect(finding).toMatchObject({ outcome: 'in-progress', cause: { kind: 'still-changing' } });
    expect(plans(finding)).toEqual([]);
  });

  it('is an error when the services were not read', () => {
    const finding = one(inputOf({ replace: [errorItem('services')] }));
    expect(finding).toMatchObject({ subject: 'EX01', outcome: 'error', evidence: ['services'] });
    expect(finding.cause).toBeUndefined();
    expect(one(inputOf({ before: null, replace: [errorItem('services')] })).outcome).toBe('error');
  });
});

describe('SVC-101 without a baseline that can be compared with', () => {
  const automatic = service('MSExchangeIS', { state: 'stopped', win32ExitCode: 1067 });
  const now: readonly Service[] = [
    automatic,
    popDown(),
    service('FMS'),
    service('MSExchangeHM', { state: 'stopped', triggerStart: true }),
  ];

  it('is an error that says why, and shows what is documented as automatic and down', () => {
    const findings = svc101.evaluate(inputOf({ before: null, services: now }));
    expect(findings.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['EX01', 'error'],
      ['MSExchangeIS', 'fail'],
    ]);
    expect(findings[0]?.summary).toContain(
      'No checks had come to their end before the update began.',
    );
    const [, down] = findings;
    expect(down?.title).toBe('MSExchangeIS is stopped; its documented start type is Automatic');
    expect(down?.summary).toContain('Whether it ran before the update is not known.');
    expect(down?.cause?.kind).toBe('process-died');
    expect(down?.evidence).toEqual(['services']);
    expect(down?.docs).toHaveLength(1);
    expect(findings[0]?.title).toContain('Services that ran before');
    expect(down && plans(down)).toEqual([]);
    expect(down && hints(down)).toContain('No baseline shows how this service has to stand.');
    expect(down && commands(down)).toEqual(['sc.exe start MSExchangeIS']);
  });

  it('a contradiction is an error there too', () => {
    const odd = service('MSExchangeIS', { state: 'stopped', pid: 77 });
    expect(outcomes(inputOf({ before: null, services: [odd] }))).toEqual({
      EX01: 'error',
      MSExchangeIS: 'error',
    });
  });

  it.each([
    ['damaged', { kind: 'damaged', why: 'The file was changed.' } satisfies BaselineSource, {}],
    ['of another server', evidenceBefore({ server: { hostName: 'EX02' } }), {}],
    ['of after the update', evidenceBefore(), { updateBeganAt: '2026-11-24T02:00:00.000Z' }],
    ['without its services', evidenceBefore({ replace: [errorItem('services')] }), {}],
    [
      'of a time that is not proved',
      evidenceBefore({ exchangeVersion: versionAfter }),
      { updateBeganAt: null },
    ],
    [
      'of a version that is not known',
      evidenceBefore({ exchangeVersion: null }),
      { updateBeganAt: null },
    ],
  ])('is an error with one %s', (_name, before, given) => {
    const after = evidenceAfter({ services: now, endpoints: [] });
    expect(outcomes(afterInputOf(before, after, given))).toMatchObject({
      EX01: 'error',
      MSExchangeIS: 'fail',
    });
  });

  it.each([
    ['lacks something else', evidenceBefore({ without: ['file.configuration'] }), {}],
    [
      'is of the version before',
      evidenceBefore({ without: ['file.configuration'] }),
      { updateBeganAt: null },
    ],
    [
      'is of the version of now, and the watch saw the update begin',
      evidenceBefore({ exchangeVersion: versionAfter, without: ['file.configuration'] }),
      { watch: watchOf() },
    ],
  ])('is compared with one that %s', (_name, before, given) => {
    const input = afterInputOf(
      before,
      evidenceAfter({ services: [popDown()], endpoints: [] }),
      given,
    );
    expect(input.baseline.note.usable).toBe(false);
    expect(outcomes(input)).toEqual({ [pop]: 'fail' });
  });
});
