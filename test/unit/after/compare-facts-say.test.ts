import { describe, expect, it } from 'vitest';

import { exclusionsText } from '../../../shared/after/compare/exclusions.ts';
import { samePath, unreadSide } from '../../../shared/after/compare/rows.ts';
import { isPerUser, servicesInScope } from '../../../shared/after/compare/expectation.ts';
import { compare } from '../../../shared/after/compare/index.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import {
  afterInput,
  configurationFile,
  rowOf,
  versionAfter,
  versionBefore,
} from '../../support/after.ts';
import { installPath, service } from '../../support/evidence.ts';

const unreadBefore = 'It was not read before the update.';
const unreadNow = 'It could not be read now.';

type Case = readonly [input: AfterInput, subject: string, field: string, why: string];
const explains = (cases: readonly Case[]): void => {
  it.each(cases.map((one) => [one[1], one[2], one[3], one[0]] as const))(
    '%s, %s: %s',
    (subject, field, why, input) => {
      expect(rowOf(input, subject, field)?.why).toBe(why);
    },
  );
};

describe('rows of facts say', () => {
  const version = 'Exchange version';
  const range = { first: 49_152, last: 65_535 };
  const exclusions = (first: number, last: number, kind: 'administered' | 'system') => ({
    exclusions: { 'ipv6.active': [{ first, last, kind }] },
  });
  const table = 'IPv6 TCP exclusions, active';
  const installed = (was: string | null, is: string | null) =>
    afterInput({ exchangeVersion: was }, { exchangeVersion: is });
  const newer = { ...afterInput({}, { exchangeVersion: '15.2.1118.7' }) };
  explains([
    [afterInput(), version, 'value', 'Newer, as after an update.'],
    [installed(versionBefore, versionBefore), version, 'value', 'The same build: see SETUP-002.'],
    [installed('RTM', 'RTM'), version, 'value', 'As before.'],
    [installed('RTM', 'CU1'), version, 'value', 'It is no version that can be compared.'],
    [installed(null, versionAfter), version, 'value', unreadBefore],
    [installed(versionBefore, null), version, 'value', unreadNow],
    [
      { ...newer, baseline: afterInput().baseline },
      version,
      'value',
      'Older than before the update: see SETUP-002.',
    ],
    [
      afterInput(null, { server: { exchange: null } }),
      version,
      'value',
      'It was read neither before nor now.',
    ],
    [afterInput({}, { server: { exchange: null } }), 'Exchange roles', 'value', unreadNow],
    [
      afterInput(
        {},
        { server: { exchange: { version: versionAfter, roles: ['A', 'B'], installPath } } },
      ),
      'Exchange roles',
      'value',
      'An update does not change the roles.',
    ],
    [
      afterInput({}, { server: { osVersion: '10.0.20348' } }),
      'Windows version',
      'value',
      'Windows was updated too, so a difference may be its doing.',
    ],
    [afterInput(), 'Windows version', 'value', 'As before.'],
    [afterInput(), 'IPv4 TCP dynamic port range', 'value', 'As before.'],
    [
      afterInput({}, { range }),
      'IPv4 TCP dynamic port range',
      'value',
      'Setup or somebody changed the range: see PORT-102.',
    ],
    [afterInput(null), 'IPv4 TCP dynamic port range', 'value', unreadBefore],
    [afterInput(), table, 'value', 'As before.'],
    [
      afterInput({}, exclusions(9955, 9956, 'administered')),
      table,
      'value',
      'Excluded since: 9955–9956.',
    ],
    [
      afterInput({}, exclusions(9955, 9956, 'system')),
      table,
      'value',
      'The rows differ, not what an administrator has excluded.',
    ],
    [afterInput(null), table, 'value', unreadBefore],
  ]);

  it('whatever order the roles come in', () => {
    const server = (roles: string[]) => ({
      server: { exchange: { version: versionAfter, roles, installPath } },
    });
    const row = rowOf(
      afterInput(server(['B', 'A']), server(['A', 'B'])),
      'Exchange roles',
      'value',
    );
    expect(row).toMatchObject({ before: 'A, B', after: 'A, B', judged: 'same' });
  });

  it('tables in the order of their ports, with system rows marked', () => {
    const row = (
      first: number,
      last: number,
      kind: 'administered' | 'system' = 'administered',
    ) => ({
      first,
      last,
      kind,
    });
    expect(exclusionsText([])).toBe('none');
    expect(exclusionsText([row(50, 60, 'system'), row(9, 9), row(9, 12), row(9, 8)])).toBe(
      '9–8, 9, 9–12, 50–60 (system)',
    );
  });
});

describe('rows of files say', () => {
  const file = configurationFile('a.config', 'a1');
  const { path } = file;
  const files = (
    was: readonly (typeof file)[] | null,
    is: readonly (typeof file)[] | null,
  ): AfterInput => afterInput({ configuration: was }, { configuration: is });
  const locked = { ...file, sha256: null, problem: 'locked' };
  explains([
    [files([file], [file]), path, 'content', 'As before.'],
    [
      files([file], [configurationFile('a.config', 'a2')]),
      path,
      'content',
      'Setup overwrites it: see CONF-001.',
    ],
    [files([file], []), path, 'content', 'It was there before: see CONF-001.'],
    [files([], [file]), path, 'content', 'The update brings it.'],
    [files([file], [locked]), path, 'content', 'It could not be read: locked'],
    [files([locked], [file]), path, 'content', 'It could not be read: locked'],
    [
      files([file], [{ ...locked, problem: null }]),
      path,
      'content',
      'It could not be read: no reason was given',
    ],
    [files(null, [file]), path, 'content', unreadBefore],
    [files([file], null), path, 'content', unreadNow],
  ]);

  it('with the hashes of both sides', () => {
    const row = (input: AfterInput) => {
      const found = rowOf(input, path, 'content');
      return [found?.kind, found?.before, found?.after];
    };
    expect(row(files([file], []))).toEqual(['file', file.sha256, 'not there']);
    expect(row(files([], [file]))).toEqual(['file', 'not there', file.sha256]);
    expect(row(files(null, [file]))).toEqual(['file', null, file.sha256]);
    expect(row(files([file], null))).toEqual(['file', file.sha256, null]);
  });

  it('each file once, in the order of the paths', () => {
    const other = configurationFile('B.config', 'b1');
    const paths = compare(files([other, file], [file, other]))
      .filter(({ kind }) => kind === 'file')
      .map(({ subject }) => subject);
    expect(paths).toEqual([file.path, other.path]);
    expect(compare(files(null, null)).filter(({ kind }) => kind === 'file')).toEqual([]);
  });
});

describe('what is compared', () => {
  it('is told apart by side', () => {
    expect(unreadSide(null, null)).toBe('It was read neither before nor now.');
    expect(unreadSide('a', 'b')).toBeNull();
  });

  it.each([
    ['"C:\\A\\b.exe"', 'c:/a/B.EXE', true],
    [' C:\\a ', 'C:\\a', true],
    ['C:\\a"b', 'C:\\ab', false],
    ['C:\\a', 'C:\\b', false],
  ])('paths %s and %s', (left, right, same) => {
    expect(samePath(left, right)).toBe(same);
  });

  it('knows instances for one user by the end of their names', () => {
    expect(isPerUser('CDPUserSvc_3a2f1')).toBe(true);
    expect(isPerUser('Some_3a2f1_Service')).toBe(false);
  });

  it("finds Exchange's folder by its services where the registry did not tell", () => {
    const custom = 'D:\\Mail\\V15\\';
    const [named, odd, other] = [
      service('MSExchangeIS', { imagePath: `"${custom}Bin\\store.exe" -x` }),
      service('FMS', { imagePath: `${custom}FIP-FS\\fms.exe` }),
      service('Spooler', { imagePath: 'C:\\V15\\spoolsv.exe' }),
    ];
    const unnamed = service('MSExchangeAB', { imagePath: null });
    const foreign = service('MSExchangeXX', { imagePath: 'C:\\x.exe' });
    expect([...servicesInScope([other, unnamed, foreign, named, odd], null)]).not.toContain(
      'spooler',
    );
    expect([...servicesInScope([other, unnamed, foreign, named, odd], null)]).toContain('fms');
    expect([...servicesInScope([other], null)]).toEqual([]);
  });
});
