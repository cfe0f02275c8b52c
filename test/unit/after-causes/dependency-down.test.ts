import { describe, expect, it } from 'vitest';

import { findRootCause } from '../../../shared/after/causes/index.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import { service } from '../../support/evidence.ts';
import {
  causeOfPop,
  displayName,
  evidenceIn,
  inputOf,
  pop,
  popDown,
  proofText,
  systemEvent,
} from './down.ts';

const adt = 'MSExchangeADTopology';
const down = (name: string, given: Partial<Service> = {}): Service =>
  service(name, { state: 'stopped', ...given });
const needing = (...dependsOn: string[]): Service => popDown({ dependsOn });
const ran = (...names: string[]) => ({
  services: [popDown({ state: 'running', pid: 4120 }), ...names.map((name) => service(name))],
});

describe('a service that is needed does not run', () => {
  it('is the cause, and its own cause is told', () => {
    const cause = causeOfPop({
      services: [needing('msexchangeadtopology'), down(adt, { win32ExitCode: 1069 })],
    });
    expect(cause).toMatchObject({
      kind: 'dependency-down',
      service: pop,
      first: adt,
      holder: null,
    });
    expect(cause.text).toBe(
      `${pop} depends on ${adt}, which is stopped. ${adt} could not log on (1069).`,
    );
    expect(proofText(cause)).toContain(`${pop} needs msexchangeadtopology.`);
    expect(proofText(cause)).toContain(`${adt} is stopped now.`);
    expect(proofText(cause)).toContain('Exit code 1069: its logon failed (1069).');
    expect(evidenceIn(cause)).toContain('services');
  });

  it('is walked down to the first cause', () => {
    const cause = causeOfPop({
      services: [
        needing(adt),
        down(adt, { dependsOn: ['Netlogon', 'NetTcpPortSharing'] }),
        service('Netlogon'),
        down('NetTcpPortSharing', { startType: 'disabled' }),
      ],
    });
    expect(cause).toMatchObject({
      kind: 'dependency-down',
      service: pop,
      first: 'NetTcpPortSharing',
    });
    expect(cause.text).toBe(
      `${pop} depends on ${adt}, and that on NetTcpPortSharing, which is stopped. NetTcpPortSharing is disabled: nothing can start it.`,
    );
  });

  it('counts when it is gone', () => {
    const cause = causeOfPop({ before: ran('Fms2'), services: [needing('fms2')] });
    expect(cause).toMatchObject({ kind: 'dependency-down', first: 'Fms2' });
    expect(cause.text).toContain(
      'which is not there. Fms2 is not there any more: it was removed, or renamed.',
    );
    const documented = causeOfPop({ before: null, services: [needing(adt)] });
    expect(documented).toMatchObject({ kind: 'dependency-down', first: adt });
  });

  it.each([
    ['runs', [needing(adt), service(adt)]],
    ['is a driver or a group, which no list of services has', [needing('http', '+TDI')]],
    ['is itself', [needing(pop)]],
    ['is not named', [needing()]],
  ])('is no cause when it %s', (_name, services) => {
    expect(causeOfPop({ services }).kind).toBe('not-known');
  });

  it.each(['start-pending', 'stop-pending', 'paused'] as const)('counts when it is %s', (state) => {
    const cause = causeOfPop({ services: [needing(adt), service(adt, { state, pid: 5000 })] });
    expect(cause).toMatchObject({ kind: 'dependency-down', first: adt });
    expect(cause.text).toContain(`which is ${state}.`);
  });

  it('of several takes the one whose cause is known, and tells of the others', () => {
    const cause = causeOfPop({
      services: [needing('FMS', adt), down('FMS'), down(adt, { win32ExitCode: 1067 })],
    });
    expect(cause.first).toBe(adt);
    expect(proofText(cause)).toContain('FMS is stopped now.');
    const none = causeOfPop({ services: [needing('FMS', adt), down('FMS'), down(adt)] });
    expect(none.first).toBe('FMS');
  });

  it('goes round a circle once', () => {
    const cause = causeOfPop({
      services: [
        needing(adt),
        down(adt, { dependsOn: ['Netlogon'] }),
        down('Netlogon', { dependsOn: [adt, pop] }),
      ],
    });
    expect(cause).toMatchObject({ kind: 'dependency-down', first: 'Netlogon' });
  });

  it('asks each service once, however they need each other', () => {
    const names = Array.from({ length: 60 }, (_, index) => `Svc${index}`);
    const all = names.map((name) => down(name, { dependsOn: names }));
    const cause = causeOfPop({ services: [needing(...names), ...all] });
    expect(cause.kind).toBe('dependency-down');
  });
});

describe('the proof of a way down', () => {
  it('is what each service needs and how it stands, each once, with where that was read', () => {
    const cause = causeOfPop({
      services: [needing('FMS', adt, 'Gone2'), down('FMS'), down(adt, { startType: 'disabled' })],
      before: ran('Gone2'),
      savedState: [],
    });
    expect(cause.first).toBe(adt);
    expect(cause.proof).toEqual([
      { text: `${pop} needs FMS, ${adt}, Gone2.`, evidence: ['services'] },
      { text: `${adt} is stopped now.`, evidence: ['services'] },
      { text: 'FMS is stopped now.', evidence: ['services'] },
      { text: 'Gone2 is not there now.', evidence: ['services', 'baseline'] },
      { text: 'Start type now: disabled.', evidence: ['services'] },
      { text: 'Its start type before the update is not known.', evidence: ['baseline'] },
      { text: 'Setup left no saved start types.', evidence: ['file.setup-saved-state'] },
    ]);
  });

  it('of one that is gone is that no service has the name', () => {
    const cause = causeOfPop({ before: ran('Gone2'), services: [needing('gone2')] });
    expect(cause.proof.at(-1)).toEqual({
      text: 'No service of the name Gone2 is there now.',
      evidence: ['services'],
    });
  });

  it('holds what the service itself ended with, where it did', () => {
    const services = [
      popDown({ win32ExitCode: 1068, dependsOn: [adt] }),
      down(adt, { win32ExitCode: 1067 }),
    ];
    expect(causeOfPop({ services }).proof.at(-1)?.text).toBe(
      'Exit code 1068: a service that it depends on did not start (1068).',
    );
  });
});

describe('what the service ended with, and what it needs', () => {
  const failedOwn = (need: Service): Service[] => [
    popDown({ win32ExitCode: 10_048, dependsOn: [need.name] }),
    need,
  ];

  it('a need that Windows can start is no obstacle to a service that failed by itself', () => {
    expect(causeOfPop({ services: failedOwn(down(adt)) }).kind).toBe('port-taken');
    expect(causeOfPop({ services: failedOwn(down(adt, { win32ExitCode: 1077 })) }).kind).toBe(
      'port-taken',
    );
  });

  it.each([
    ['disabled', down(adt, { startType: 'disabled' })],
    ['failing', down(adt, { win32ExitCode: 1067 })],
    ['on its way', down(adt, { state: 'stop-pending', pid: 4000 })],
  ])('one that is %s is', (_name, need) => {
    const cause = causeOfPop({ services: failedOwn(need) });
    expect(cause).toMatchObject({ kind: 'dependency-down', first: adt });
    expect(proofText(cause)).toContain('Exit code 10048');
  });

  it('is no cause when it did not run before, or may be stopped at any time', () => {
    const before = { services: [popDown({ state: 'running', pid: 4120 }), down('KeyIso')] };
    expect(causeOfPop({ before, services: [needing('KeyIso'), down('KeyIso')] }).kind).toBe(
      'not-known',
    );
    const trigger = down('KeyIso', { triggerStart: true });
    const cause = causeOfPop({ services: [needing('KeyIso'), trigger] });
    expect(cause.kind).toBe('not-known');
    expect(proofText(cause)).toContain('KeyIso is stopped now.');
    expect(
      causeOfPop({ before: ran('KeyIso'), services: [needing('KeyIso'), down('KeyIso')] }).kind,
    ).toBe('dependency-down');
  });

  it('1068 says that a need failed, which counts whatever it is', () => {
    const services = [
      popDown({ win32ExitCode: 1068, dependsOn: ['KeyIso'] }),
      down('KeyIso', { triggerStart: true }),
    ];
    expect(causeOfPop({ services })).toMatchObject({ kind: 'dependency-down', first: 'KeyIso' });
  });

  it('1068 with all needs running is told as it was', () => {
    const topology = service(adt, { displayName: 'Microsoft Exchange Active Directory-Topologie' });
    const services = [popDown({ win32ExitCode: 1068, dependsOn: [adt] }), topology];
    const systemLog = [systemEvent(7001, [displayName, topology.displayName, '%%1068'])];
    const cause = causeOfPop({ services, systemLog });
    expect(cause).toMatchObject({ kind: 'dependency-down', service: pop, first: pop });
    expect(cause.text).toBe(
      `${pop} could not start because ${adt} did not (1068); all that it depends on runs now.`,
    );
    expect(causeOfPop({ services }).text).toContain(
      'because a service that it depends on did not (1068)',
    );
    const others = causeOfPop({
      services,
      systemLog: [systemEvent(7001, ['Other', topology.displayName, '%%2'])],
    });
    expect(others.text).toContain('a service that it depends on');
  });

  it('is disabled itself: that comes first, because both have to be put back', () => {
    const services = [
      popDown({ startType: 'disabled', dependsOn: [adt] }),
      down(adt, { startType: 'disabled' }),
    ];
    expect(causeOfPop({ services })).toMatchObject({ kind: 'disabled', first: pop });
  });
});

describe('services that are not there, or not read', () => {
  it('a service that is gone is not known to have a reason', () => {
    const cause = causeOfPop({ services: [service(adt)] });
    expect(cause).toMatchObject({ kind: 'not-known', service: pop, first: pop });
    expect(cause.text).toBe(`${pop} is not there any more: it was removed, or renamed.`);
    expect(proofText(cause)).toContain('Before the update: running.');
    expect(evidenceIn(cause)).toEqual(['services', 'baseline']);
    expect(findRootCause(inputOf({}), 'Nonsense')).toMatchObject({
      kind: 'not-known',
      service: 'Nonsense',
    });
  });

  it('without the list of services nothing is known', () => {
    const cause = causeOfPop({ without: ['services'] });
    expect(cause).toMatchObject({ kind: 'not-known', service: pop, port: null });
    expect(cause.text).toContain('the services could not be read (missing: This was not read.)');
    expect(evidenceIn(cause)).toEqual(['services']);
  });
});
