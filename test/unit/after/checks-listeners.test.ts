import { describe, expect, it } from 'vitest';

import type { Endpoint } from '../../../shared/evidence/schema.ts';
import {
  afterInput,
  findingsAfter,
  outcomesAfter,
  type SideUnderTest,
} from '../../support/after.ts';
import { connection, errorItem, listeners, pop3be, service } from '../../support/evidence.ts';

const pop = 'MSExchangePOP3BE';

describe('SVC-103, listeners', () => {
  const subject = `${pop} tcp/9955`;
  const now = (given: SideUnderTest) => afterInput({}, given);

  it('passes when the service listens in both families, by another process', () => {
    const input = now({ services: [pop3be({ pid: 9000 })], endpoints: listeners(9955, 9000) });
    expect(outcomesAfter(input, 'SVC-103')).toEqual({ [subject]: 'pass' });
  });

  it('fails when the port is held by a connection, and names the holder', () => {
    const input = now({
      services: [
        pop3be({ state: 'stopped', win32ExitCode: 10_048 }),
        service('w3svc', { pid: 777, imagePath: 'C:\\Windows\\w3wp.exe' }),
      ],
      endpoints: [connection(9955, 777)],
    });
    const [finding] = findingsAfter(input, 'SVC-103');
    expect(finding).toMatchObject({ subject, outcome: 'fail', impact: 'outage' });
    expect(finding?.summary).toContain('w3wp.exe (process 777');
    expect(finding?.summary).toContain('IPv6: nobody has it');
    expect(finding?.summary).toContain('is stopped: see SVC-101');
    expect(finding?.remediation[0]).toMatchObject({
      kind: 'plan',
      plan: 'recover-service',
      service: pop,
    });
  });

  it('fails when it listens in one family only, and names the other', () => {
    const [v4] = listeners(9955, 4120);
    const [finding] = findingsAfter(now({ endpoints: v4 ? [v4] : [] }), 'SVC-103');
    expect(finding).toMatchObject({ outcome: 'fail' });
    expect(finding?.title).toContain('does not listen in IPv6');
    expect(finding?.summary).toContain('runs all the same');
  });

  it('fails when it listens on fewer addresses than before, and not when on more', () => {
    const wide = listeners(9955, 4120);
    const narrow = wide.map((row) => ({
      ...row,
      localAddress: row.family === 'ipv4' ? '127.0.0.1' : row.localAddress,
    }));
    const [finding] = findingsAfter(now({ endpoints: narrow }), 'SVC-103');
    expect(finding).toMatchObject({ outcome: 'fail' });
    expect(finding?.title).toContain('fewer addresses of IPv4');
    expect(outcomesAfter(afterInput({ endpoints: narrow }), 'SVC-103')).toEqual({
      [subject]: 'pass',
    });
    expect(
      outcomesAfter(afterInput({ endpoints: narrow }, { endpoints: narrow }), 'SVC-103'),
    ).toEqual({ [subject]: 'pass' });
  });

  it('does not ask for a family in which it did not listen before', () => {
    const [v4] = listeners(9955, 4120);
    const endpoints = v4 ? [v4] : [];
    expect(outcomesAfter(afterInput({ endpoints }, { endpoints }), 'SVC-103')).toEqual({
      [subject]: 'pass',
    });
  });

  it('fails when the service is gone', () => {
    const [finding] = findingsAfter(
      now({ services: [service('MSExchangeIS')], endpoints: [] }),
      'SVC-103',
    );
    expect(finding).toMatchObject({ outcome: 'fail' });
    expect(finding?.summary).toContain('gone, or renamed');
  });

  it('fails when another service listens on the port', () => {
    const other = service('Other', { pid: 888, imagePath: 'C:\\Other\\other.exe' });
    const input = now({
      services: [pop3be({ state: 'stopped' }), other],
      endpoints: listeners(9955, 888),
    });
    const [finding] = findingsAfter(input, 'SVC-103');
    expect(finding).toMatchObject({ outcome: 'fail' });
    expect(finding?.summary).toContain('other.exe');
  });

  it('looks at well-known ports whoever listens there', () => {
    const web = listeners(443, 4);
    const processes = [
      { pid: 4, startedAt: null, imagePath: 'System' },
      { pid: 4120, startedAt: null, imagePath: pop3be().imagePath },
    ];
    const was = { endpoints: [...web, ...listeners(9955, 4120)], processes };
    expect(outcomesAfter(afterInput(was, was), 'SVC-103')).toEqual({
      [subject]: 'pass',
      'System tcp/443': 'pass',
    });
    expect(outcomesAfter(afterInput(was, { processes }), 'SVC-103')).toEqual({
      [subject]: 'pass',
      'System tcp/443': 'fail',
    });
  });

  it('fails when a well-known port has gone from one program without a service to another', () => {
    const program = (imagePath: string) => ({
      endpoints: listeners(443, 900),
      processes: [{ pid: 900, startedAt: null, imagePath }],
      services: [],
    });
    const input = afterInput(program('C:\\a\\web.exe'), program('C:\\b\\other.exe'));
    expect(outcomesAfter(input, 'SVC-103')).toEqual({ 'web.exe tcp/443': 'fail' });
  });

  it.each<[string, SideUnderTest]>([
    [
      'its service is shown as stopped and listens',
      { services: [{ ...pop3be(), state: 'stopped' }] },
    ],
    ['its service runs without a process', { services: [pop3be({ pid: 0 })], endpoints: [] }],
    ['its process is not in the process table', { processes: [] }],
    [
      'its process is shown with another program',
      {
        processes: [{ pid: 4120, startedAt: null, imagePath: 'C:\\Windows\\System32\\lsass.exe' }],
      },
    ],
  ])('is an error when %s: no pleasant reading', (_name, given) => {
    expect(outcomesAfter(now(given), 'SVC-103')).toEqual({ [subject]: 'error' });
  });

  it('is an error when the baseline contradicts itself about the port', () => {
    const services = [{ ...pop3be(), state: 'stopped' as const }];
    expect(outcomesAfter(afterInput({ services }), 'SVC-103')).toEqual({ [subject]: 'error' });
  });

  it.each(['endpoints', 'services', 'processes'] as const)(
    'is an error without %s on either side',
    (id) => {
      const replace = [errorItem(id)];
      expect(outcomesAfter(afterInput({ replace }, {}), 'SVC-103')).toEqual({ EX01: 'error' });
      expect(outcomesAfter(afterInput({}, { replace }), 'SVC-103')).toEqual({ EX01: 'error' });
    },
  );

  it('is an error without a baseline', () => {
    expect(outcomesAfter(afterInput(null), 'SVC-103')).toEqual({ EX01: 'error' });
  });

  it('does not apply where nobody listened before', () => {
    expect(outcomesAfter(afterInput({ endpoints: [] }), 'SVC-103')).toEqual({
      EX01: 'not-applicable',
    });
  });

  it('does not apply to a service that may be stopped at any time', () => {
    const registry = service('RemoteRegistry', { pid: 4200, triggerStart: true });
    const input = afterInput(
      { services: [registry], endpoints: listeners(7000, 4200) },
      { services: [{ ...registry, state: 'stopped', pid: null }], endpoints: [] },
    );
    expect(outcomesAfter(input, 'SVC-103')).toEqual({
      'RemoteRegistry tcp/7000': 'not-applicable',
    });
  });

  describe('a port that may have been chosen anew', () => {
    const store = service('MSExchangeIS', { pid: 4300 });
    const side = (port: number, given: SideUnderTest = {}): SideUnderTest => ({
      services: [store],
      endpoints: listeners(port, 4300),
      ...given,
    });
    const outcomes = (was: SideUnderTest, is: SideUnderTest) =>
      outcomesAfter(afterInput(was, is), 'SVC-103');

    it('is for people to judge where it is no RPC endpoint', () => {
      expect(outcomes(side(6100), side(6200))).toEqual({ 'MSExchangeIS tcp/6100': 'manual' });
    });

    it('is not known where the endpoint mapper was not read', () => {
      const replace = [errorItem('rpc-endpoints')];
      expect(outcomes(side(6100, { replace }), side(6200))).toEqual({
        'MSExchangeIS tcp/6100': 'error',
      });
      expect(outcomes(side(6100), side(6200, { replace }))).toEqual({
        'MSExchangeIS tcp/6100': 'error',
      });
    });

    it('is left out where it was an RPC endpoint', () => {
      const rpcEndpoints = [{ port: 6100, interfaceId: 'x', annotation: '' }];
      expect(outcomes(side(6100, { rpcEndpoints }), side(6200))).toEqual({
        EX01: 'not-applicable',
      });
    });

    it('fails where the service listens on no new port', () => {
      expect(outcomes(side(6100), side(6100, { endpoints: [] }))).toEqual({
        'MSExchangeIS tcp/6100': 'fail',
      });
    });

    it('fails where the port lies outside the dynamic range, or has a documented meaning', () => {
      expect(outcomes(side(6001), side(6200))).toEqual({ 'MSExchangeIS tcp/6001': 'fail' });
      expect(outcomes(side(64_327), side(6200))).toEqual({ 'MSExchangeIS tcp/64327': 'fail' });
    });

    it('fails where the service does not run', () => {
      const services = [service('MSExchangeIS', { state: 'stopped' })];
      const endpoints: Endpoint[] = [];
      expect(outcomes(side(6100), { services, endpoints })).toEqual({
        'MSExchangeIS tcp/6100': 'fail',
      });
    });
  });
});
