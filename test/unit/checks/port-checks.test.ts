import { describe, expect, it } from 'vitest';

import { exclusionItem } from '../../../shared/evidence/items.ts';
import {
  commandItem,
  errorItem,
  excludedEverywhere,
  installPath,
  listeners,
  pop3be,
  rangeText,
  service,
} from '../../support/evidence.ts';
import { findingsOn, outcomesOn, portsOn } from '../../support/findings.ts';

const pop = 'MSExchangePOP3BE tcp/9955';
const stopped = pop3be({ state: 'stopped', startType: 'manual' });

describe('PORT-001, outside the range or protected in both families', () => {
  it('passes outside the range, and says which range that is', () => {
    const [finding] = findingsOn({ range: { first: 49_152, last: 65_535 } }, 'PORT-001');
    expect(finding).toMatchObject({ outcome: 'pass', subject: pop });
    expect(finding?.summary).toContain('49152–65535');
  });

  it('passes inside the range with an exclusion in both families', () => {
    expect(outcomesOn({ exclusions: excludedEverywhere(9955) }, 'PORT-001')).toEqual({
      [pop]: 'pass',
    });
  });

  it('fails inside the range without an exclusion, and offers the plan and the commands for both families', () => {
    const [finding] = findingsOn({}, 'PORT-001');
    expect(finding).toMatchObject({ outcome: 'fail', impact: 'outage' });
    expect(finding?.remediation.map(({ kind }) => kind)).toEqual([
      'plan',
      'command',
      'command',
      'hint',
    ]);
  });

  it.each(['ipv4', 'ipv6'])('fails when only %s is excluded', (family) => {
    const exclusions = {
      [`${family}.active`]: [{ first: 9955, last: 9955, kind: 'administered' as const }],
    };
    expect(outcomesOn({ exclusions }, 'PORT-001')).toEqual({ [pop]: 'fail' });
  });

  it('knows that the last port of a range is start + number - 1', () => {
    const at = (port: number) => ({
      endpoints: listeners(port, 4120),
      range: { first: 6005, last: 59_530 },
    });
    expect(outcomesOn(at(59_530), 'PORT-001')).toEqual({ 'MSExchangePOP3BE tcp/59530': 'fail' });
    expect(outcomesOn(at(59_531), 'PORT-001')).toEqual({ 'MSExchangePOP3BE tcp/59531': 'pass' });
  });

  it.each(['netsh.dynamicport.ipv4.tcp', 'netsh.excludedportrange.ipv6.tcp.active'] as const)(
    'is an error when %s cannot be read',
    (id) => {
      const given = { exclusions: excludedEverywhere(9955), replace: [errorItem(id)] };
      expect(outcomesOn(given, 'PORT-001')).toEqual({ [pop]: 'error' });
    },
  );

  it('still fails for the family that is known when the other cannot be read', () => {
    const given = { replace: [errorItem('netsh.dynamicport.ipv6.tcp')] };
    expect(outcomesOn(given, 'PORT-001')).toEqual({ [pop]: 'fail' });
  });

  describe('beside dynamic RPC endpoints', () => {
    const store = service('MSExchangeIS', { pid: 5000 });
    const rpcEndpoint = (port: number) => ({ port, interfaceId: 'a', annotation: '' });
    const given = {
      services: [pop3be(), store],
      endpoints: [...listeners(9955, 4120), ...listeners(6094, 5000)],
    };

    it('leaves out what the endpoint mapper knows, and says so', () => {
      const findings = findingsOn({ ...given, rpcEndpoints: [rpcEndpoint(6094)] }, 'PORT-001');
      expect(findings.map(({ subject, outcome }) => ({ subject, outcome }))).toEqual([
        { subject: pop, outcome: 'fail' },
        { subject: 'EX01 RPC endpoints', outcome: 'not-applicable' },
      ]);
      expect(findings[1]?.summary).toContain('6094');
    });

    it.each(['unread', 'never promised'])('fears for the port when the mapper is %s', (how) => {
      const outcomes = outcomesOn(
        {
          ...given,
          ...(how === 'unread'
            ? { replace: [errorItem('rpc-endpoints')] }
            : { without: ['rpc-endpoints'] }),
        },
        'PORT-001',
      );
      expect(outcomes).toEqual({ [pop]: 'fail', 'MSExchangeIS tcp/6094': 'fail' });
    });

    it('does not let a row of the mapper explain away a documented port', () => {
      const outcomes = outcomesOn({ rpcEndpoints: [rpcEndpoint(9955)] }, 'PORT-001');
      expect(outcomes).toMatchObject({ [pop]: 'fail' });
    });
  });

  it('does not take a system exclusion for a protection', () => {
    const exclusions = {
      'ipv4.active': [{ first: 9900, last: 9999, kind: 'system' as const }],
      'ipv6.active': [{ first: 9955, last: 9955, kind: 'administered' as const }],
    };
    const [finding] = findingsOn({ exclusions }, 'PORT-001');
    expect(finding).toMatchObject({ outcome: 'fail', subject: pop });
    expect(finding?.title).toContain('not protected');
  });

  it('sees the listener of a transport worker as one of its service', () => {
    const bin = `${installPath}Bin\\`;
    const transport = service('MSExchangeTransport', {
      pid: 7000,
      imagePath: `${bin}MSExchangeTransport.exe`,
    });
    const given = {
      services: [transport],
      endpoints: listeners(7525, 7010),
      processes: [
        { pid: 7000, startedAt: null, imagePath: `${bin}MSExchangeTransport.exe` },
        { pid: 7010, startedAt: null, imagePath: `${bin}EdgeTransport.exe` },
      ],
    };
    expect(outcomesOn(given, 'PORT-001')).toEqual({ 'MSExchangeTransport tcp/7525': 'fail' });
  });

  it('does not apply to a service that is not in use', () => {
    const outcomes = outcomesOn({ services: [stopped], endpoints: [] }, 'PORT-001');
    expect(outcomes).toEqual({
      'MSExchangePOP3BE tcp/1995': 'not-applicable',
      [pop]: 'not-applicable',
    });
  });

  it('shows both documented candidates when nothing was observed', () => {
    const given = {
      services: [pop3be({ state: 'stopped', startType: 'automatic' })],
      endpoints: [],
    };
    expect(portsOn(given).map(({ port, source }) => ({ port, source }))).toEqual([
      { port: 1995, source: 'documented' },
      { port: 9955, source: 'documented' },
    ]);
    expect(outcomesOn(given, 'PORT-001')).toEqual({
      'MSExchangePOP3BE tcp/1995': 'pass',
      [pop]: 'fail',
    });
  });

  it('counts a start type that could not be read as in use', () => {
    const services = [pop3be({ state: 'stopped', startType: null })];
    expect(outcomesOn({ services, endpoints: [] }, 'PORT-001')[pop]).toBe('fail');
  });

  it('passes on a server without any back-end port, and says so', () => {
    const given = { services: [service('MSExchangeServiceHost')], endpoints: [] };
    expect(findingsOn(given, 'PORT-001')).toMatchObject([{ outcome: 'pass', subject: 'EX01' }]);
  });

  it('is an error when the endpoints cannot be read and no port is known', () => {
    const given = {
      services: [service('MSExchangeServiceHost')],
      replace: [errorItem('endpoints')],
    };
    expect(findingsOn(given, 'PORT-001')).toMatchObject([{ outcome: 'error' }]);
  });

  it('asks about the port of the DAG only on a member', () => {
    const repl = service('MSExchangeRepl', { pid: 5000 });
    const alone = { services: [repl], endpoints: [] };
    expect(portsOn(alone)).toEqual([]);
    const member = { services: [repl, service('ClusSvc', { pid: 5001 })], endpoints: [] };
    expect(outcomesOn(member, 'PORT-001')).toEqual({ 'MSExchangeRepl tcp/64327': 'fail' });
  });

  it('takes the ports of the Edge directory from the registry', () => {
    const services = [service('ADAM_MSExchange', { state: 'stopped' })];
    const given = { services, endpoints: [], adamPorts: { ldap: 50_500, ssl: null } };
    expect(portsOn(given).map(({ port, source }) => ({ port, source }))).toEqual([
      { port: 50_500, source: 'configured' },
      { port: 50_636, source: 'documented' },
    ]);
  });

  it('is an error when the configured ports of the Edge directory could not be read', () => {
    const services = [service('ADAM_MSExchange', { state: 'stopped' })];
    const given = {
      services,
      endpoints: [],
      range: { first: 6005, last: 7000 },
      replace: [errorItem('registry.adam-ports')],
    };
    expect(Object.values(outcomesOn(given, 'PORT-001'))).toEqual(['error', 'error']);
  });
});

describe('PORT-002, inside a system exclusion', () => {
  const system = { 'ipv4.active': [{ first: 9900, last: 9999, kind: 'system' as const }] };

  it('fails, whatever the range says', () => {
    const given = { exclusions: system, range: { first: 49_152, last: 65_535 } };
    expect(outcomesOn(given, 'PORT-002')).toEqual({ [pop]: 'fail' });
    expect(portsOn(given)[0]?.risk).toBe('blocked');
  });

  it('fails also where an administered exclusion covers the port as well', () => {
    const both = { ...excludedEverywhere(9955), ...system };
    expect(outcomesOn({ exclusions: both }, 'PORT-002')).toEqual({ [pop]: 'fail' });
  });

  it('passes without one', () => {
    expect(outcomesOn({ exclusions: excludedEverywhere(9955) }, 'PORT-002')).toEqual({
      [pop]: 'pass',
    });
  });

  it('is an error when a table cannot be read', () => {
    const replace = [errorItem('netsh.excludedportrange.ipv4.tcp.active')];
    expect(outcomesOn({ replace }, 'PORT-002')).toEqual({ [pop]: 'error' });
  });

  it('does not apply to a service that is not in use', () => {
    const given = { services: [stopped], endpoints: [], exclusions: system };
    expect(outcomesOn(given, 'PORT-002')[pop]).toBe('not-applicable');
  });
});

describe('PORT-004, exclusions in both families and stores', () => {
  const without = (...tables: string[]) =>
    Object.fromEntries(
      Object.entries(excludedEverywhere(9955)).filter(([table]) => !tables.includes(table)),
    );

  it('passes when all four tables have it', () => {
    expect(outcomesOn({ exclusions: excludedEverywhere(9955) }, 'PORT-004')).toEqual({
      [pop]: 'pass',
    });
  });

  it.each([
    ['the persistent store', ['ipv4.persistent', 'ipv6.persistent']],
    ['IPv6', ['ipv6.active', 'ipv6.persistent']],
    ['one persistent table', ['ipv6.persistent']],
    ['one active table', ['ipv4.active']],
  ])('fails when %s lacks it', (_name, tables) => {
    expect(outcomesOn({ exclusions: without(...tables) }, 'PORT-004')).toEqual({ [pop]: 'fail' });
  });

  it('does not apply without any exclusion: that is the question of PORT-001', () => {
    expect(outcomesOn({}, 'PORT-004')).toEqual({ [pop]: 'not-applicable' });
  });

  it('does not apply outside the range', () => {
    const given = { range: { first: 49_152, last: 65_535 } };
    expect(outcomesOn(given, 'PORT-004')).toEqual({ [pop]: 'not-applicable' });
  });

  it('is an error when a persistent table cannot be read', () => {
    const replace = [errorItem('netsh.excludedportrange.ipv6.tcp.persistent')];
    expect(outcomesOn({ exclusions: excludedEverywhere(9955), replace }, 'PORT-004')).toEqual({
      [pop]: 'error',
    });
  });
});

describe('PORT-005, every table readable', () => {
  it('passes and prints the four ranges', () => {
    const [finding] = findingsOn({}, 'PORT-005');
    expect(finding?.outcome).toBe('pass');
    expect(finding?.summary).toContain('IPv4 tcp 6005–65534');
  });

  it.each([
    ['a failed read', errorItem('netsh.dynamicport.ipv4.udp')],
    [
      'an exit code',
      commandItem('netsh.dynamicport.ipv4.udp', rangeText({ first: 49_152, last: 65_535 }), 1),
    ],
    ['garbled text', commandItem('netsh.dynamicport.ipv4.udp', 'Zugriff verweigert')],
    ['an empty output', commandItem('netsh.dynamicport.ipv4.udp', '')],
  ])('is an error for %s, and lists the table', (_name, item) => {
    const [finding] = findingsOn({ replace: [item] }, 'PORT-005');
    expect(finding).toMatchObject({ outcome: 'error', impact: 'outage' });
    expect(finding?.evidence).toEqual(['netsh.dynamicport.ipv4.udp']);
  });

  it('is an error when the command asked for another table', () => {
    const item = {
      ...commandItem('netsh.excludedportrange.ipv6.tcp.active', ''),
      argv: ['netsh', 'int', 'ipv4', 'show', 'excludedportrange', 'protocol=tcp', 'store=active'],
    };
    const table = commandItem(exclusionItem('ipv6', 'tcp', 'active'), '');
    expect(item.kind).toBe(table.kind);
    expect(findingsOn({ replace: [item] }, 'PORT-005')[0]?.outcome).toBe('error');
  });
});

describe('PORT-006, the chance of a capture', () => {
  it('gives bounds, with the rate and the assumptions', () => {
    const [finding] = findingsOn({ rate: 2 }, 'PORT-006');
    expect(finding).toMatchObject({ outcome: 'manual', impact: 'information' });
    expect(finding?.summary).toContain('2.00 per second');
    expect(finding?.summary).toContain('TIME_WAIT');
  });

  it('passes when no port in use can be captured', () => {
    expect(findingsOn({ exclusions: excludedEverywhere(9955) }, 'PORT-006')[0]?.outcome).toBe(
      'pass',
    );
  });

  it('is an error when the rate could not be measured', () => {
    const given = { replace: [errorItem('tcp-statistics')] };
    expect(findingsOn(given, 'PORT-006')[0]?.outcome).toBe('error');
  });

  it('is an error when the services cannot be read', () => {
    expect(findingsOn({ replace: [errorItem('services')] }, 'PORT-006')[0]?.outcome).toBe('error');
  });
});
