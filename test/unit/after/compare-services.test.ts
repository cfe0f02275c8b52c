import { describe, expect, it } from 'vitest';

import { compare } from '../../../shared/after/compare/index.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import { afterInput, afterInputOf, evidenceBefore, judgedOf, rowOf } from '../../support/after.ts';
import { errorItem, pop3be, service } from '../../support/evidence.ts';

const pop = 'MSExchangePOP3BE';

const services = (was: readonly Service[], is: readonly Service[]): AfterInput =>
  afterInput({ services: was }, { services: is });

const same = { state: 'same', 'start type': 'same', process: 'same', program: 'same' };

describe('comparing a server with itself', () => {
  it('finds nothing but the same', () => {
    const evidence = evidenceBefore({
      services: [pop3be({ fileVersion: '15.2.1' }), service('MSExchangeIS', { state: 'stopped' })],
    });
    const rows = compare(afterInputOf(evidence, evidence));
    expect(new Set(rows.map(({ judged }) => judged))).toEqual(new Set(['same']));
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['fact', 'service', 'port', 'file']),
    );
  });
});

describe('services', () => {
  it('expects a new process, and a newer program file', () => {
    const input = services(
      [pop3be({ fileVersion: '15.2.1544.4' })],
      [pop3be({ pid: 9000, fileVersion: '15.2.1748.10' })],
    );
    expect(judgedOf(input, pop)).toEqual({
      ...same,
      process: 'expected',
      'file version': 'expected',
    });
    expect(rowOf(input, pop, 'process')).toMatchObject({ before: '4120', after: '9000' });
  });

  it('tells a process that was replaced under the same number', () => {
    const processes = [
      { pid: 4120, startedAt: '2026-11-24T04:00:00.000Z', imagePath: pop3be().imagePath },
    ];
    expect(judgedOf(afterInput({}, { processes }), pop)['process']).toBe('expected');
  });

  it.each([
    ['older', '15.2.1118.7', 'noted'],
    ['not read', null, 'unknown'],
    ['no version', 'x', 'noted'],
  ])('notes a program file that is %s', (_name, fileVersion, judged) => {
    const input = services([pop3be({ fileVersion: '15.2.1544.4' })], [pop3be({ fileVersion })]);
    expect(judgedOf(input, pop)['file version']).toBe(judged);
  });

  it('notes another program, and takes quotes and case for the same', () => {
    const other = services([pop3be()], [pop3be({ imagePath: 'C:\\other.exe' })]);
    expect(judgedOf(other, pop)['program']).toBe('noted');
    const quoted = `"${(pop3be().imagePath ?? '').toUpperCase()}"`;
    expect(judgedOf(services([pop3be()], [pop3be({ imagePath: quoted })]), pop)['program']).toBe(
      'same',
    );
  });

  it('calls it worse when a service does not run any more, with the reason that it left', () => {
    const input = services([pop3be()], [pop3be({ state: 'stopped', win32ExitCode: 10_048 })]);
    expect(rowOf(input, pop, 'state')).toMatchObject({
      before: 'running',
      after: 'stopped',
      judged: 'worse',
    });
    expect(rowOf(input, pop, 'state')?.why).toContain('10048');
    expect(rowOf(input, pop, 'process')).toBeUndefined();
  });

  it.each([
    ['by design', service('MSExchangeNotificationsBroker')],
    ['on a trigger', service('RemoteRegistry', { triggerStart: true })],
  ])(
    'expects a service that may stop (%s) to be stopped, yet shows its start type',
    (_name, was) => {
      const input = services(
        [was],
        [{ ...was, state: 'stopped', pid: null, startType: 'disabled' }],
      );
      expect(judgedOf(input, was.name)).toMatchObject({ state: 'expected', 'start type': 'worse' });
    },
  );

  it('does not know the process of a service that runs without one', () => {
    const input = services([pop3be()], [pop3be({ pid: null })]);
    expect(judgedOf(input, pop)).toMatchObject({ state: 'unknown', process: 'unknown' });
  });

  it('does not excuse such a service for hanging', () => {
    const was = service('MSExchangeNotificationsBroker');
    expect(judgedOf(services([was], [{ ...was, state: 'stop-pending' }]), was.name)['state']).toBe(
      'worse',
    );
  });

  it('notes what did not run before, whether it runs now or not', () => {
    const was = pop3be({ state: 'stopped' });
    expect(judgedOf(services([was], [pop3be()]), pop)['state']).toBe('noted');
    expect(judgedOf(services([was], [was]), pop)['state']).toBe('same');
    expect(judgedOf(services([was], [{ ...was, state: 'stop-pending' }]), pop)['state']).toBe(
      'noted',
    );
  });

  it.each([
    ['running without a process', pop3be({ pid: 0 })],
    ['stopped with a process', { ...pop3be(), state: 'stopped' as const }],
  ])('knows nothing about a service that is %s', (_name, odd) => {
    expect(judgedOf(services([pop3be()], [odd]), pop)['state']).toBe('unknown');
    expect(judgedOf(services([odd], [pop3be()]), pop)['state']).toBe('unknown');
  });

  it.each([
    [{ startType: null }, 'unknown'],
    [{ startType: 'disabled' }, 'worse'],
    [{ startType: 'manual' }, 'worse'],
    [{ startType: 'automatic-delayed' }, 'noted'],
  ] as const)('judges a start type: %o', (given, judged) => {
    expect(judgedOf(services([pop3be()], [pop3be(given)]), pop)['start type']).toBe(judged);
  });

  it('tells services that are gone and services that are new', () => {
    const old = service('MSExchangeUM');
    const input = services(
      [old, service('MSExchangeUMCR', { state: 'stopped' })],
      [service('MSExchangeNew')],
    );
    expect(rowOf(input, 'MSExchangeUM', 'service')).toMatchObject({
      judged: 'worse',
      after: 'not there',
    });
    expect(rowOf(input, 'MSExchangeUMCR', 'service')).toMatchObject({ judged: 'noted' });
    expect(rowOf(input, 'MSExchangeNew', 'service')).toMatchObject({
      judged: 'expected',
      before: 'not there',
    });
  });

  it('says which service may be the one that is gone, by its program', () => {
    const renamed = pop3be({ name: 'MSExchangePOP3BackEnd' });
    expect(rowOf(services([pop3be()], [renamed]), pop, 'service')?.why).toContain(
      'MSExchangePOP3BackEnd, which was not there before, starts the same program',
    );
    const other = service('MSExchangeNew');
    expect(rowOf(services([pop3be()], [other]), pop, 'service')?.why).toContain('gone, or renamed');
    const shared = service('SharedHost', { imagePath: pop3be().imagePath });
    expect(rowOf(services([pop3be(), shared], [shared, renamed]), pop, 'service')?.why).toContain(
      'gone, or renamed',
    );
  });

  it('lists services of others only where they differ, and never calls that worse', () => {
    const spooler = service('Spooler', { imagePath: 'C:\\Windows\\spoolsv.exe' });
    const all = [pop3be(), spooler];
    expect(judgedOf(services(all, all), 'Spooler')).toEqual({});
    const changed = { ...spooler, state: 'stopped' as const, pid: null };
    expect(judgedOf(services(all, [pop3be(), changed]), 'Spooler')).toEqual({ state: 'noted' });
    const user = { ...spooler, name: 'CDPUserSvc_3a2f1' };
    expect(judgedOf(services([pop3be(), user], [pop3be()]), user.name)).toEqual({
      service: 'expected',
    });
    expect(judgedOf(services([pop3be()], [pop3be(), user]), user.name)).toEqual({
      service: 'expected',
    });
  });

  it('counts what Exchange depends on as its own', () => {
    const adt = service('MSExchangeADTopology', { dependsOn: ['NetTcpPortSharing'] });
    const sharing = service('NetTcpPortSharing', { imagePath: 'C:\\Windows\\SMSvcHost.exe' });
    const input = services([adt, sharing], [adt, { ...sharing, state: 'stopped', pid: null }]);
    expect(judgedOf(input, 'NetTcpPortSharing')['state']).toBe('worse');
  });

  it('comes to an end where services depend on each other in a circle', () => {
    const first = service('MSExchangeA', { dependsOn: ['MSExchangeB'] });
    const second = service('MSExchangeB', { dependsOn: ['MSExchangeA'] });
    expect(judgedOf(services([first, second], [first, second]), 'MSExchangeB')).toEqual(same);
  });

  it.each([
    ['before', afterInput({ replace: [errorItem('services')] }), [null, 'running']],
    ['now', afterInput({}, { replace: [errorItem('services')] }), ['running', null]],
    ['before, for want of a baseline', afterInput(null), [null, 'running']],
  ])('takes nothing for gone or new when services were not read %s', (_name, input, values) => {
    expect(judgedOf(input, pop)).toEqual({ state: 'unknown' });
    const row = rowOf(input, pop, 'state');
    expect([row?.before, row?.after]).toEqual(values);
  });
});
