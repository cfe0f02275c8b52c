import { describe, expect, it } from 'vitest';

import { lostExclusions, rangesText } from '../../../shared/after/compare/exclusions.ts';
import { compareVersions } from '../../../shared/after/compare/versions.ts';
import {
  afterInput,
  configurationFile,
  judgedOf,
  rowOf,
  versionAfter,
  versionBefore,
  type SideUnderTest,
} from '../../support/after.ts';
import { errorItem, installPath } from '../../support/evidence.ts';

describe('facts', () => {
  const value = (was: SideUnderTest | null, is: SideUnderTest, subject: string) =>
    judgedOf(afterInput(was, is), subject)['value'];

  it.each([
    [versionBefore, versionAfter, 'expected'],
    [versionBefore, versionBefore, 'same'],
    [null, versionAfter, 'unknown'],
    [versionBefore, null, 'unknown'],
    ['RTM', 'CU1', 'unknown'],
    ['RTM', 'RTM', 'same'],
  ])('compares the version %s with %s', (was, is, judged) => {
    expect(value({ exchangeVersion: was }, { exchangeVersion: is }, 'Exchange version')).toBe(
      judged,
    );
  });

  it('calls an older version worse, by facts that were kept all the same', () => {
    const input = {
      ...afterInput({}, { exchangeVersion: '15.2.1118.7' }),
      baseline: afterInput().baseline,
    };
    expect(judgedOf(input, 'Exchange version')['value']).toBe('worse');
  });

  it('notes another Windows, and other roles', () => {
    expect(value({}, { server: { osVersion: '10.0.20348' } }, 'Windows version')).toBe('noted');
    expect(value({}, { server: { osVersion: null } }, 'Windows version')).toBe('unknown');
    const exchange = { version: versionAfter, roles: ['EdgeTransport'], installPath };
    expect(value({}, { server: { exchange } }, 'Exchange roles')).toBe('noted');
  });

  it('notes a range that was changed', () => {
    const range = { first: 49_152, last: 65_535 };
    expect(value({}, { range }, 'IPv4 TCP dynamic port range')).toBe('noted');
    expect(value({}, { range }, 'IPv4 UDP dynamic port range')).toBe('same');
    expect(value({}, { rangeIpv6: range }, 'IPv4 TCP dynamic port range')).toBe('same');
    expect(value(null, {}, 'IPv6 TCP dynamic port range')).toBe('unknown');
    const replace = [errorItem('netsh.dynamicport.ipv6.tcp')];
    expect(value({}, { replace }, 'IPv6 TCP dynamic port range')).toBe('unknown');
  });

  it('calls a lost exclusion worse, and notes a new one or a row that moved', () => {
    const subject = 'IPv6 TCP exclusions, active';
    const some = {
      exclusions: { 'ipv6.active': [{ first: 9955, last: 9955, kind: 'administered' as const }] },
    };
    const system = (first: number) => ({
      exclusions: { 'ipv6.active': [{ first, last: first + 9, kind: 'system' as const }] },
    });
    expect(value(some, {}, subject)).toBe('worse');
    expect(value({}, some, subject)).toBe('noted');
    expect(value(some, some, subject)).toBe('same');
    expect(value(system(50_000), system(50_100), subject)).toBe('noted');
    expect(
      value(some, { replace: [errorItem('netsh.excludedportrange.ipv6.tcp.active')] }, subject),
    ).toBe('unknown');
    expect(rowOf(afterInput(some, system(50_000)), subject, 'value')).toMatchObject({
      before: '9955',
      after: '50000–50009 (system)',
      why: 'Not excluded any more: 9955.',
    });
  });
});

describe('files', () => {
  const path = `${installPath}a.config`;
  const content = (was: SideUnderTest['configuration'], is: SideUnderTest['configuration']) => {
    const input = afterInput({ configuration: was ?? null }, { configuration: is ?? null });
    return judgedOf(input, path)['content'];
  };
  const file = configurationFile('a.config', 'a1');

  it('goes by the hash', () => {
    expect(content([file], [{ ...file, size: 1 }])).toBe('same');
    expect(content([file], [configurationFile('a.config', 'a2')])).toBe('noted');
    expect(content([file], [])).toBe('worse');
    expect(content([], [file])).toBe('expected');
    expect(content([file], [{ ...file, sha256: null }])).toBe('unknown');
    expect(content([file], null)).toBe('unknown');
    expect(content(null, [file])).toBe('unknown');
  });
});

describe('lostExclusions', () => {
  const rows = (...ranges: (readonly [number, number])[]) =>
    ranges.map(([first, last]) => ({ first, last, kind: 'administered' as const }));

  it.each([
    [rows([10, 20]), rows([10, 20]), 'none'],
    [rows([10, 20]), rows([10, 15], [16, 20]), 'none'],
    [rows([10, 15], [16, 20]), rows([5, 30]), 'none'],
    [rows([10, 20]), rows([12, 15]), '10–11, 16–20'],
    [rows([10, 20]), rows([1, 10]), '11–20'],
    [rows([10, 20]), rows([20, 30]), '10–19'],
    [rows([10, 20]), rows([1, 9], [21, 30]), '10–20'],
    [rows([30, 30], [10, 10]), [], '10, 30'],
    [rows([1, 2], [10, 12], [13, 15]), [], '1–2, 10–15'],
    [rows([10, 20], [12, 13]), [], '10–20'],
    [rows([10, 12], [14, 15]), [], '10–12, 14–15'],
  ])('%j less %j', (was, is, left) => {
    expect(rangesText(lostExclusions(was, is))).toBe(left);
  });

  it('does not take a system row for the exclusion', () => {
    expect(
      lostExclusions(rows([9955, 9955]), [{ first: 9955, last: 9955, kind: 'system' }]),
    ).toHaveLength(1);
  });
});

describe('compareVersions', () => {
  it.each([
    ['15.2.1544.4', '15.2.1544.4', 0],
    ['15.2.1544', '15.2.1544.0', 0],
    ['15.2.1544.4', '15.2.1544.14', -1],
    ['15.2.999.1', '15.2.1544.4', -1],
    ['15.10.0.0', '15.2.0.0', 1],
    ['16.0', '15.2', 1],
  ])('%s and %s', (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right) ?? Number.NaN)).toBe(sign);
  });

  it.each([null, '', '15', '15.2.x', '1.2.3.4.5'])('makes nothing of %s', (odd) => {
    expect(compareVersions(odd, '15.2')).toBeNull();
    expect(compareVersions('15.2', odd)).toBeNull();
  });
});
