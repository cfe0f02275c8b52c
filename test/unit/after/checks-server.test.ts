import { describe, expect, it } from 'vitest';

import { emptyProgress, type SetupProgress } from '../../../shared/setup-log/schema.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import {
  afterInput,
  configurationFile,
  findingsAfter,
  outcomesAfter,
  versionAfter,
  versionBefore,
  type SideUnderTest,
} from '../../support/after.ts';
import {
  errorItem,
  excludedEverywhere,
  installPath,
  listeners,
  pop3be,
  service,
} from '../../support/evidence.ts';

const watchOf = (setup: Partial<SetupProgress>): WatchState => ({
  status: 'ended',
  startedAt: '2026-11-24T03:30:00.000Z',
  startedBy: 'A. Operator',
  endedAt: '2026-11-24T04:50:00.000Z',
  intervalMs: 100,
  slowedWhy: null,
  ports: [],
  services: [],
  captures: [],
  setup: { ...emptyProgress, ...setup },
  setupNotes: [],
  rate: null,
  gaps: [],
  bootTask: null,
});

describe('CONF-001, configuration files', () => {
  const file = 'Bin\\EdgeTransport.exe.config';
  const path = `${installPath}${file}`;
  const outcomes = (was: SideUnderTest['configuration'], is: SideUnderTest['configuration']) =>
    outcomesAfter(
      afterInput(
        was === undefined ? {} : { configuration: was },
        is === undefined ? {} : { configuration: is },
      ),
      'CONF-001',
    );
  const before = [configurationFile(file, 'a1')];

  it('passes when the contents are as before, whatever size, date and case of the path', () => {
    const now = configurationFile(file, 'A1', {
      size: 1,
      modifiedAt: null,
      path: path.toUpperCase(),
    });
    expect(outcomes(before, [now])).toEqual({ EX01: 'pass' });
  });

  it('asks people about a file that has changed', () => {
    expect(outcomes(before, [configurationFile(file, 'a2')])).toEqual({ [path]: 'manual' });
  });

  it('fails for a file that is gone', () => {
    expect(outcomes(before, [])).toEqual({ [path]: 'fail' });
  });

  it('says nothing about a file that the update brings', () => {
    expect(outcomes(before, [...before, configurationFile('Bin\\new.config', 'c1')])).toEqual({
      EX01: 'pass',
    });
  });

  it('is an error for a file that was not read on one side, with the reason', () => {
    const locked = configurationFile(file, 'a1', { sha256: null, problem: 'sharing violation' });
    expect(outcomes([locked], before)).toEqual({ [path]: 'error' });
    const [finding] = findingsAfter(
      afterInput({ configuration: before }, { configuration: [locked] }),
      'CONF-001',
    );
    expect(finding).toMatchObject({ subject: path, outcome: 'error' });
    expect(finding?.summary).toContain('not read now: sharing violation');
  });

  it('does not apply where there was no such file', () => {
    expect(outcomes([], before)).toEqual({ EX01: 'not-applicable' });
  });

  it('is an error where the files were not read on one side, or there is no baseline', () => {
    expect(outcomes(null, before)).toEqual({ EX01: 'error' });
    expect(outcomes(before, null)).toEqual({ EX01: 'error' });
    expect(outcomesAfter(afterInput(null), 'CONF-001')).toEqual({ EX01: 'error' });
  });
});

describe('SETUP-002, another version', () => {
  const outcome = (was: string | null, is: string | null, watch: WatchState | null = null) =>
    outcomesAfter(
      afterInput({ exchangeVersion: was }, { exchangeVersion: is }, { watch }),
      'SETUP-002',
    );

  it('passes for a newer build', () => {
    expect(outcome(versionBefore, versionAfter)).toEqual({ 'Exchange version': 'pass' });
    expect(outcome('15.2.1748.10', '15.2.1748.43')).toEqual({ 'Exchange version': 'pass' });
  });

  it('fails for the same build, and says what may have been run', () => {
    const input = afterInput({}, { exchangeVersion: versionBefore });
    const [finding] = findingsAfter(input, 'SETUP-002');
    expect(finding).toMatchObject({ outcome: 'fail', impact: 'update-fails' });
    expect(finding?.summary).toContain('V15\\bin');
    expect(finding?.summary).not.toContain('Setup reports success');
  });

  it('fails for the same build though Setup reports success', () => {
    const watch = watchOf({ status: 'succeeded', version: versionBefore });
    const input = afterInput({}, { exchangeVersion: versionBefore }, { watch });
    const [finding] = findingsAfter(input, 'SETUP-002');
    expect(finding).toMatchObject({ outcome: 'fail' });
    expect(finding?.summary).toContain('Setup reports success');
  });

  it('fails when Exchange is gone', () => {
    const input = afterInput({}, { server: { exchange: null } });
    expect(outcomesAfter(input, 'SETUP-002')).toEqual({ 'Exchange version': 'fail' });
  });

  it('fails when the build is older, by facts that were kept all the same', () => {
    const input = afterInput({}, { exchangeVersion: '15.2.1118.7' });
    const kept = { ...input, baseline: afterInput().baseline };
    expect(outcomesAfter(kept, 'SETUP-002')).toEqual({ 'Exchange version': 'fail' });
  });

  it('is an error when Setup reports another version than the one that is there', () => {
    const watch = watchOf({ status: 'succeeded', version: '15.2.2562.17' });
    expect(outcome(versionBefore, versionAfter, watch)).toEqual({ 'Exchange version': 'error' });
  });

  it('takes a security update on top of what Setup installed for the same', () => {
    const watch = watchOf({ status: 'succeeded', version: '15.2.1748.10' });
    expect(outcome(versionBefore, '15.2.1748.43', watch)).toEqual({ 'Exchange version': 'pass' });
  });

  it('does not hold a version against Setup that it did not bring to its end', () => {
    const watch = watchOf({ status: 'failed', version: '15.2.2562.17' });
    expect(outcome(versionBefore, versionAfter, watch)).toEqual({ 'Exchange version': 'pass' });
  });

  it.each([
    ['before', null, versionAfter],
    ['now', versionBefore, null],
    ['in a form that can be compared', versionBefore, 'unknown'],
  ])('is an error when the version was not read %s', (_name, was, is) => {
    expect(outcome(was, is)).toEqual({ 'Exchange version': 'error' });
  });

  it('is an error without a baseline', () => {
    expect(outcomesAfter(afterInput(null), 'SETUP-002')).toEqual({ EX01: 'error' });
  });
});

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
