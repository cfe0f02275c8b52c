import { describe, expect, it } from 'vitest';

import type { Service } from '../../../shared/evidence/schema.ts';
import type { RecoveryChoice } from '../../../shared/remediation/recover-service.ts';
import {
  connection,
  excludedEverywhere,
  listeners,
  pop3be,
  service,
} from '../../support/evidence.ts';
import {
  codes,
  down,
  holder,
  recoveryPlan as plan,
  said,
  timeWait,
  topology,
  wait,
} from '../../support/recovery-plan.ts';
import { pop3 } from '../../support/run.ts';

const reserved = ['reserve-port ipv4 9955', 'reserve-port ipv6 9955', 'prove-excluded 9955'];
const started = [
  `start-service ${pop3}`,
  'prove-listening 9955 ipv4+ipv6',
  'prove-answers ipv4 9955',
  'prove-answers ipv6 9955',
];

describe('the way back of one service', () => {
  it('is only its start where nothing else is wrong and no exclusion is wanted', () => {
    const draft = plan({ services: [down()], endpoints: [] }, { way: 'wait', excludes: false });
    expect(draft.obstacles).toEqual([]);
    expect(said(draft.steps)).toEqual(started);
    expect(draft.ports).toEqual([9955]);
  });

  it('waits for the port, excludes it in both families, starts, and proves what a client sees', () => {
    const draft = plan({ services: [topology, down()], endpoints: [holder] });
    expect(draft.obstacles).toEqual([]);
    expect(said(draft.steps)).toEqual(['wait-until-free ipv4 9955 180', ...reserved, ...started]);
    expect(draft.steps[0]?.why).toContain('3268');
    expect(draft.steps.map(({ mayFail }) => mayFail === true)).toEqual([
      ...Array<boolean>(5).fill(false),
      true,
      true,
      true,
    ]);
    expect(draft.recovery).toEqual(wait);
  });

  it('waits four minutes for TIME_WAIT, in each family that has one', () => {
    const rows = [timeWait, { ...timeWait, family: 'ipv6' as const, localAddress: 'fd00::21' }];
    const draft = plan({ services: [down()], endpoints: rows });
    expect(said(draft.steps).slice(0, 2)).toEqual([
      'wait-until-free ipv4 9955 240',
      'wait-until-free ipv6 9955 240',
    ]);
  });

  it('does not exclude a port again that is excluded everywhere', () => {
    const draft = plan({
      services: [down()],
      endpoints: [],
      exclusions: excludedEverywhere(9955),
    });
    expect(said(draft.steps)).toEqual(started);
  });

  it('does not exclude a port that lies outside the range', () => {
    const draft = plan({
      services: [down()],
      endpoints: [],
      range: { first: 49_152, last: 65_535 },
    });
    expect(said(draft.steps)).toEqual(started);
  });

  it('proves the families of the baseline and no others', () => {
    const [ipv4] = listeners(9955, 4120);
    const draft = plan({ services: [down()], endpoints: [] }, wait, {
      endpoints: ipv4 ? [ipv4] : [],
    });
    expect(said(draft.steps).slice(-2)).toEqual([
      'prove-listening 9955 ipv4',
      'prove-answers ipv4 9955',
    ]);
  });

  it('gives a start type back only where the service was left disabled', () => {
    const before = { services: [pop3be({ startType: 'manual' as const })] };
    const disabled = plan(
      { services: [down({ startType: 'disabled' })], endpoints: [] },
      wait,
      before,
    );
    expect(said(disabled.steps)[0]).toBe(`set-start-type ${pop3} disabled>manual`);
    const other = plan(
      { services: [down({ startType: 'automatic' })], endpoints: [] },
      wait,
      before,
    );
    expect(said(other.steps).filter((step) => step.startsWith('set-start-type'))).toEqual([]);
  });

  it('starts first, in order, what it needs and what ran before; and leaves alone what did not', () => {
    const chain = (given: Partial<Service>): Service[] => [
      service('NetTcpPortSharing', {
        imagePath: 'C:\\Windows\\SMSvcHost.exe',
        pid: 2900,
        ...given,
      }),
      service('KeyIso', { state: 'stopped', startType: 'manual', imagePath: 'C:\\lsass.exe' }),
      service('MSExchangeADTopology', {
        pid: 3000,
        dependsOn: ['KeyIso', 'NetTcpPortSharing', 'Tcpip'],
        ...(given.state === 'stopped' && { state: 'stopped' as const, pid: null }),
      }),
    ];
    const needs = { dependsOn: ['MSExchangeADTopology'] };
    const draft = plan(
      {
        services: [down(needs), ...chain({ state: 'stopped', pid: null, startType: 'disabled' })],
        endpoints: [],
      },
      { way: 'wait', excludes: false },
      { services: [...chain({}), pop3be(needs)] },
    );
    expect(draft.obstacles).toEqual([]);
    expect(said(draft.steps)).toEqual([
      'set-start-type NetTcpPortSharing disabled>automatic',
      'start-service NetTcpPortSharing',
      'start-service MSExchangeADTopology',
      ...started,
    ]);
  });

  it('stops a service first that runs without listening as it did, with what needs it', () => {
    const dependant = service('Uses', { pid: 5000, dependsOn: [pop3] });
    const [ipv4] = listeners(9955, 4120);
    const draft = plan(
      { services: [pop3be(), dependant], endpoints: ipv4 ? [ipv4] : [] },
      { way: 'wait', excludes: false },
      { services: [pop3be(), dependant] },
    );
    expect(draft.obstacles).toEqual([]);
    expect(said(draft.steps)).toEqual([
      'stop-service Uses',
      `stop-service ${pop3}`,
      `start-service ${pop3}`,
      'start-service Uses',
      ...started.slice(1),
    ]);
  });
});

describe('a port that something else holds', () => {
  const closes: RecoveryChoice = { way: 'close-connection', excludes: false };
  const restarts: RecoveryChoice = { way: 'restart-holder', excludes: true };

  it('is freed by closing its connection, and proved free', () => {
    const draft = plan({ services: [topology, down()], endpoints: [holder] }, closes);
    expect(draft.obstacles).toEqual([]);
    expect(said(draft.steps)).toEqual([
      'close-connection 9955 3000 10.0.0.5:3268',
      'prove-free ipv4 9955',
      ...started,
    ]);
  });

  it('is freed by closing every connection that has it, and by waiting for what is closed already', () => {
    const other = connection(9955, 3000, { remoteAddress: '10.0.0.6' });
    const draft = plan(
      { services: [topology, down()], endpoints: [holder, other, timeWait] },
      closes,
    );
    expect(said(draft.steps).slice(0, 3)).toEqual([
      'close-connection 9955 3000 10.0.0.5:3268',
      'close-connection 9955 3000 10.0.0.6:3268',
      'wait-until-free ipv4 9955 240',
    ]);
  });

  it.each([
    [
      'a listener',
      connection(9955, 3000, { state: 'listen', remoteAddress: null, remotePort: null }),
      /no connection/,
    ],
    ['a connection in IPv6', connection(9955, 3000, { family: 'ipv6' }), /IPv4 only/],
    ['TIME_WAIT', timeWait, /closed already/],
  ])('cannot be freed by closing %s', (_name, row, text) => {
    const draft = plan({ services: [topology, down()], endpoints: [row] }, closes);
    expect(codes(draft)).toEqual(['held']);
    expect(draft.obstacles[0]?.text).toMatch(text);
  });

  it('does not become free by waiting for a listener', () => {
    const row = connection(9955, 3000, { state: 'listen', remoteAddress: null, remotePort: null });
    expect(codes(plan({ services: [topology, down()], endpoints: [row] }))).toEqual(['held']);
  });

  it('is waited for where only the bind probe tells of it, and cannot be closed', () => {
    const probes = [
      { protocol: 'tcp' as const, family: 'ipv6' as const, port: 9955, error: 10_048 },
    ];
    const after = { services: [down()], endpoints: [], probes };
    expect(said(plan(after).steps)[0]).toBe('wait-until-free ipv6 9955 180');
    expect(codes(plan(after, closes))).toEqual(['held']);
    expect(codes(plan(after, restarts))).toEqual(['held']);
  });

  it('is freed by restarting the service that holds it: after the exclusion, and before ours where ours needs it', () => {
    const needs = { dependsOn: ['MSExchangeADTopology'] };
    const other = service('MSExchangeRPC', { pid: 3300, ...needs });
    const draft = plan(
      { services: [down(needs), other, topology], endpoints: [holder] },
      restarts,
      { services: [pop3be(needs), other, topology] },
    );
    expect(draft.obstacles).toEqual([]);
    expect(said(draft.steps)).toEqual([
      'stop-service MSExchangeRPC',
      'stop-service MSExchangeADTopology',
      'wait-until-free ipv4 9955 240',
      ...reserved,
      'start-service MSExchangeADTopology',
      started[0],
      'start-service MSExchangeRPC',
      ...started.slice(1),
    ]);
  });

  it('gets its own service before the holder where ours does not need it', () => {
    const draft = plan({ services: [down(), topology], endpoints: [holder] }, restarts);
    const order = said(draft.steps).filter((step) => step.startsWith('start-service'));
    expect(order).toEqual([`start-service ${pop3}`, 'start-service MSExchangeADTopology']);
  });

  it.each([
    ['no service of Exchange', service('Backup', { pid: 3000, imagePath: 'C:\\Backup\\b.exe' })],
    ['no service at all', service('MSExchangeRPC', { pid: 3999 })],
  ])('is not freed by restarting %s', (_name, other) => {
    expect(codes(plan({ services: [down(), other], endpoints: [holder] }, restarts))).toEqual([
      'held',
    ]);
  });

  it('is not freed by restarting a process that services share', () => {
    const two = [service('MSExchangeRPC', { pid: 3000 }), topology];
    expect(codes(plan({ services: [down(), ...two], endpoints: [holder] }, restarts))).toEqual([
      'held',
    ]);
  });

  it('of a service that is needed first is named: that one is to be brought back first', () => {
    const needs = { dependsOn: ['MSExchangeADTopology'] };
    const before = {
      services: [pop3be(needs), topology],
      endpoints: [...listeners(9955, 4120), ...listeners(890, 3000)],
    };
    const after = {
      services: [down(needs), service('MSExchangeADTopology', { state: 'stopped' })],
      endpoints: [connection(890, 6000)],
    };
    const draft = plan(after, wait, before);
    expect(draft.obstacles).toEqual([
      { code: 'held', text: expect.stringContaining('Bring MSExchangeADTopology back first') },
    ]);
  });
});
