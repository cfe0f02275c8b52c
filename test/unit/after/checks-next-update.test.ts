import { describe, expect, it } from 'vitest';

import {
  afterInput,
  findingsAfter,
  outcomesAfter,
  type SideUnderTest,
} from '../../support/after.ts';
import {
  errorItem,
  excludedEverywhere,
  listeners,
  pop3be,
  service,
} from '../../support/evidence.ts';

describe('PORT-102, ready for the next update', () => {
  const subject = 'MSExchangePOP3BE tcp/9955';
  const safe: SideUnderTest = { exclusions: excludedEverywhere(9955) };
  const outcomes = (was: SideUnderTest | null, is: SideUnderTest) =>
    outcomesAfter(afterInput(was, is), 'PORT-102');

  it('passes for a port that is excluded for good in both families', () => {
    expect(outcomes(safe, safe)).toEqual({ [subject]: 'pass' });
  });

  it('passes for a port outside the range, excluded or not', () => {
    const range = { first: 49_152, last: 65_535 };
    expect(outcomes({ range }, { range })).toEqual({ [subject]: 'pass' });
  });

  it.each(['ipv4.active', 'ipv6.active', 'ipv4.persistent', 'ipv6.persistent'])(
    'fails when the exclusion is missing in %s, and offers to protect the port',
    (table) => {
      const exclusions = { ...excludedEverywhere(9955), [table]: [] };
      const input = afterInput({}, { exclusions });
      const [finding] = findingsAfter(input, 'PORT-102');
      expect(finding).toMatchObject({ subject, outcome: 'fail', impact: 'degraded' });
      expect(finding?.remediation[0]).toMatchObject({
        plan: 'protect-ports',
        service: 'MSExchangePOP3BE',
      });
    },
  );

  it('fails under a system exclusion, which refuses the service itself', () => {
    const exclusions = {
      ...excludedEverywhere(9955),
      'ipv4.active': [{ first: 9900, last: 9999, kind: 'system' as const }],
    };
    expect(outcomes({}, { exclusions })).toEqual({ [subject]: 'fail' });
  });

  it('knows the port of a service that is down now from the baseline, and not the candidates', () => {
    const down = { services: [pop3be({ state: 'stopped' })], endpoints: [] };
    expect(outcomes({}, down)).toEqual({ [subject]: 'fail' });
    expect(outcomes(null, down)).toEqual({
      [subject]: 'fail',
      'MSExchangePOP3BE tcp/1995': 'pass',
      EX01: 'error',
    });
  });

  it('is an error outside the range when a system exclusion cannot be ruled out', () => {
    const range = { first: 49_152, last: 65_535 };
    for (const store of ['active', 'persistent'] as const) {
      const replace = [errorItem(`netsh.excludedportrange.ipv4.tcp.${store}`)];
      expect(outcomes({ range }, { range, replace })[subject]).toBe('error');
    }
  });

  it('asks for the port of a service that was in use before, whatever it is now', () => {
    const down = {
      services: [pop3be({ state: 'stopped', startType: 'manual' })],
      endpoints: [],
    } as const;
    expect(outcomes({}, down)).toEqual({ [subject]: 'fail' });
  });

  it('names the ports in the order of services and numbers', () => {
    const side = {
      services: [service('MSExchangeRPC', { pid: 4500 }), pop3be()],
      endpoints: [...listeners(6001, 4500), ...listeners(12_000, 4120), ...listeners(9955, 4120)],
    };
    const found = findingsAfter(afterInput(side, side), 'PORT-102');
    expect(found.map(({ subject: about }) => about)).toEqual([
      'MSExchangePOP3BE tcp/9955',
      'MSExchangePOP3BE tcp/12000',
      'MSExchangeRPC tcp/6001',
    ]);
  });

  it('fails for an exclusion that is gone, with the command that puts it back', () => {
    const was = {
      exclusions: {
        'ipv4.persistent': [{ first: 50_000, last: 50_059, kind: 'administered' as const }],
      },
    };
    const [finding] = findingsAfter(afterInput({ ...safe, ...was }, safe), 'PORT-102').filter(
      ({ subject: about }) => about.includes('exclusions'),
    );
    expect(finding).toMatchObject({ subject: 'IPv4 TCP exclusions, persistent', outcome: 'fail' });
    expect(finding?.remediation[0]?.text).toBe(
      'netsh int ipv4 add excludedportrange protocol=tcp startport=50000 numberofports=60 store=persistent',
    );
  });

  it('asks people about a range that has changed', () => {
    const is = { ...safe, rangeIpv6: { first: 6005, last: 60_000 } };
    expect(outcomes(safe, is)).toEqual({
      [subject]: 'pass',
      'IPv6 TCP dynamic port range': 'manual',
    });
  });

  it.each([
    'netsh.dynamicport.ipv4.tcp',
    'netsh.excludedportrange.ipv6.tcp.active',
    'netsh.excludedportrange.ipv4.tcp.persistent',
  ] as const)('is an error when %s was not read now', (id) => {
    const found = outcomes(safe, { ...safe, replace: [errorItem(id)] });
    expect(found[subject]).toBe('error');
    expect(Object.values(found)).toEqual(['error', 'error']);
  });

  it('is an error about the comparison alone when a table was not read before', () => {
    const replace = [errorItem('netsh.excludedportrange.ipv6.tcp.active')];
    expect(outcomes({ ...safe, replace }, safe)).toEqual({
      [subject]: 'pass',
      'IPv6 TCP exclusions, active': 'error',
    });
  });

  it('judges the ports without a baseline, and leaves the comparison open', () => {
    expect(outcomes(null, safe)).toEqual({ [subject]: 'pass', EX01: 'error' });
  });

  it.each(['services', 'endpoints'] as const)('is an error without %s', (id) => {
    expect(outcomes(safe, { ...safe, replace: [errorItem(id)] })).toMatchObject({ EX01: 'error' });
  });

  it('does not apply to a service that nobody uses, nor to a server without such a port', () => {
    const unused = { services: [pop3be({ state: 'stopped', startType: 'manual' })], endpoints: [] };
    expect(outcomes(unused, unused)).toEqual({
      'MSExchangePOP3BE tcp/1995': 'not-applicable',
      'MSExchangePOP3BE tcp/9955': 'not-applicable',
    });
    const none = { services: [service('MSExchangeIS')], endpoints: [] };
    expect(outcomes(none, none)).toEqual({ EX01: 'not-applicable' });
  });

  it('does not ask for the port of a service that is gone', () => {
    const gone = { services: [service('MSExchangeIS')], endpoints: listeners(25, 1) };
    expect(outcomes({}, gone)).toEqual({ EX01: 'not-applicable' });
  });

  it('is an error for the Edge directory whose configuration could not be read', () => {
    const adam = {
      services: [service('ADAM_MSExchange')],
      endpoints: [],
      exclusions: { ...excludedEverywhere(50_389), ...excludedEverywhere(50_389) },
      range: { first: 1025, last: 40_000 },
    };
    const found = outcomes(
      { ...adam, replace: [errorItem('registry.adam-ports')] },
      { ...adam, replace: [errorItem('registry.adam-ports')] },
    );
    expect(found['ADAM_MSExchange tcp/50389']).toBe('error');
  });
});
