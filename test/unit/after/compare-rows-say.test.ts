import { describe, expect, it } from 'vitest';

import { compare } from '../../../shared/after/compare/index.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import { afterInput, rowOf, type SideUnderTest } from '../../support/after.ts';
import { errorItem, installPath, listeners, pop3be, service } from '../../support/evidence.ts';

const pop = 'MSExchangePOP3BE';
const services = (was: readonly Service[], is: readonly Service[]): AfterInput =>
  afterInput({ services: was }, { services: is });
const became = (given: Partial<Service>, was: Partial<Service> = {}): AfterInput =>
  services([pop3be(was)], [pop3be(given)]);
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

describe('rows of services say', () => {
  const broker = service('MSExchangeNotificationsBroker');
  const user = service('CDPUserSvc_3a2f1', { imagePath: 'C:\\Windows\\svchost.exe' });
  const spooler = service('Spooler', { imagePath: 'C:\\Windows\\spoolsv.exe' });
  const registry = service('RemoteRegistry', { triggerStart: true });
  const stopped = (one: Service): Service => ({ ...one, state: 'stopped', pid: null });
  const outOfScope = 'It is no service of Exchange, and Setup does not touch it.';
  const down = pop3be({ state: 'stopped' });
  const process = (startedAt: string | null) => ({
    processes: [{ pid: 4120, startedAt, imagePath: pop3be().imagePath }],
  });
  explains([
    [afterInput(), pop, 'state', 'As before.'],
    [afterInput(), pop, 'start type', 'As before.'],
    [afterInput(), pop, 'program', 'As before.'],
    [afterInput(), pop, 'process', 'The same process.'],
    [afterInput(process(null), {}), pop, 'process', 'The same process.'],
    [afterInput({}, process(null)), pop, 'process', 'The same process.'],
    [
      afterInput({}, process('2026-11-24T04:00:00.000Z')),
      pop,
      'process',
      'Another process under the same number.',
    ],
    [became({ pid: 9000 }), pop, 'process', 'A new process, as after every start.'],
    [became({ pid: null }), pop, 'process', 'It runs without a process.'],
    [services([down], [pop3be()]), pop, 'state', 'It did not run before.'],
    [
      services([down], [{ ...down, state: 'stop-pending' }]),
      pop,
      'state',
      'It did not run before, and does not now.',
    ],
    [services([pop3be()], [down]), pop, 'state', 'It ran before: see SVC-101.'],
    [
      became({ state: 'stopped', win32ExitCode: 1067 }),
      pop,
      'state',
      'It ran before: see SVC-101. When it ran last, its process ended unexpectedly (1067).',
    ],
    [
      services([broker], [stopped(broker)]),
      broker.name,
      'state',
      'It ran before, and it stops by itself by design.',
    ],
    [
      services([registry], [stopped(registry)]),
      registry.name,
      'state',
      'It ran before, and it starts on a trigger and may stop at any time.',
    ],
    [
      services([service('RemoteRegistry')], [stopped(registry)]),
      registry.name,
      'state',
      'It ran before, and it starts on a trigger and may stop at any time.',
    ],
    [
      services([pop3be({ pid: 0 })], [pop3be()]),
      pop,
      'state',
      `Before the update the tables contradicted each other: ${pop} is shown as running without a process.`,
    ],
    [
      became({ pid: 0 }),
      pop,
      'state',
      `The tables contradict each other: ${pop} is shown as running without a process.`,
    ],
    [became({ startType: null }), pop, 'start type', unreadNow],
    [became({}, { startType: null }), pop, 'start type', unreadBefore],
    [
      became({ startType: 'automatic-delayed' }),
      pop,
      'start type',
      'Windows starts it by itself all the same, only at another time after the boot.',
    ],
    [
      services([pop3be(), user], [pop3be(), { ...user, startType: 'disabled' }]),
      user.name,
      'start type',
      'It belongs to the session of one user.',
    ],
    [became({ imagePath: null }), pop, 'program', unreadNow],
    [
      became({ imagePath: 'C:\\other.exe' }),
      pop,
      'program',
      'The service starts another program than before.',
    ],
    [became({ fileVersion: '2.0' }), pop, 'file version', unreadBefore],
    [became({ fileVersion: null }, { fileVersion: '1.0' }), pop, 'file version', unreadNow],
    [became({ fileVersion: '1.0' }, { fileVersion: '1.0' }), pop, 'file version', 'As before.'],
    [
      became({ fileVersion: '2.0' }, { fileVersion: '1.0' }),
      pop,
      'file version',
      'Newer, as after an update.',
    ],
    [
      became({ fileVersion: '1.0.0' }, { fileVersion: '1.0' }),
      pop,
      'file version',
      'Not newer than before the update.',
    ],
    [services([pop3be()], []), pop, 'service', 'It was running before. It is gone, or renamed.'],
    [services([down], []), pop, 'service', 'It was stopped before. It is gone, or renamed.'],
    [services([user], []), user.name, 'service', 'It belonged to the session of one user.'],
    [services([], [pop3be()]), pop, 'service', 'New: the update brings it, or it was renamed.'],
    [services([], [spooler]), 'Spooler', 'service', 'It was not there before the update.'],
    [
      services([pop3be({ imagePath: null })], [service('Other', { imagePath: null })]),
      pop,
      'service',
      'It was running before. It is gone, or renamed.',
    ],
    [
      services([pop3be(), spooler], [pop3be(), stopped(spooler)]),
      'Spooler',
      'state',
      `It ran before: see SVC-101. ${outOfScope}`,
    ],
    [
      services([pop3be(), spooler], [pop3be(), { ...spooler, pid: 9000 }]),
      'Spooler',
      'process',
      'A new process, as after every start.',
    ],
    [afterInput(null), pop, 'state', unreadBefore],
    [afterInput({}, { replace: [errorItem('services')] }), pop, 'state', unreadNow],
    [afterInput({ replace: [errorItem('services')] }, {}), pop, 'state', unreadBefore],
  ]);

  it('with the values of both sides', () => {
    const row = (input: AfterInput, field: string) => rowOf(input, pop, field);
    expect(row(became({ startType: 'manual' }), 'start type')).toMatchObject({
      kind: 'service',
      before: 'automatic',
      after: 'manual',
    });
    expect(row(became({ imagePath: 'C:\\other.exe' }), 'program')).toMatchObject({
      before: pop3be().imagePath,
      after: 'C:\\other.exe',
    });
    expect(row(services([pop3be()], []), 'service')).toMatchObject({
      before: 'installed',
      after: 'not there',
    });
    expect(row(services([], [pop3be()]), 'service')).toMatchObject({
      before: 'not there',
      after: 'installed, running',
    });
    expect(row(became({ fileVersion: '2' }, { fileVersion: '1' }), 'file version')).toMatchObject({
      before: '1',
      after: '2',
    });
    expect(row(became({ fileVersion: null }, { fileVersion: null }), 'file version')?.judged).toBe(
      'unknown',
    );
    expect(row(afterInput(), 'file version')).toBeUndefined();
  });

  it('in the order of their names, also where one side was not read', () => {
    const both = [service('MSExchangeUM'), service('MSExchangeAB'), spooler];
    const named = (input: AfterInput) => [
      ...new Set(
        compare(input)
          .filter(({ kind }) => kind === 'service')
          .map(({ subject }) => subject),
      ),
    ];
    expect(named(services(both, both))).toEqual(['MSExchangeAB', 'MSExchangeUM']);
    expect(named(afterInput(null, { services: both }))).toEqual(['MSExchangeAB', 'MSExchangeUM']);
    const replace = [errorItem('services')];
    expect(named(afterInput({ replace }, { replace }))).toEqual([]);
  });
});

describe('rows of ports say', () => {
  const [v4, v6] = listeners(9955, 4120);
  const only = (row: typeof v4): SideUnderTest => ({ endpoints: row ? [row] : [] });
  const subject = 'tcp/9955';
  const other = service('MSExchangeIS', { pid: 888 });
  const down = pop3be({ state: 'stopped' });
  const registry = service('RemoteRegistry', { pid: 4200, triggerStart: true });
  const replace = [errorItem('endpoints')];
  const worker: SideUnderTest = {
    endpoints: listeners(9955, 4121),
    processes: [
      { pid: 4120, startedAt: null, imagePath: pop3be().imagePath },
      {
        pid: 4121,
        startedAt: null,
        imagePath: `${installPath}ClientAccess\\PopImap\\Microsoft.Exchange.Pop3.exe`,
      },
    ],
  };
  const narrow: SideUnderTest = {
    endpoints: listeners(9955, 4120).map((row) => ({
      ...row,
      localAddress: row.family === 'ipv4' ? '127.0.0.1' : 'FE80::1',
    })),
  };
  const nobodyNow = 'Nobody listens here now: see SVC-103.';
  explains([
    [afterInput(), subject, 'listener', 'As before.'],
    [afterInput(), subject, 'families', 'As before.'],
    [afterInput(only(undefined), {}), subject, 'listener', 'Nobody listened here before.'],
    [afterInput({}, only(undefined)), subject, 'listener', nobodyNow],
    [
      afterInput(
        { services: [registry], endpoints: listeners(7000, 4200) },
        { services: [{ ...registry, state: 'stopped', pid: null }], endpoints: [] },
      ),
      'tcp/7000',
      'listener',
      'RemoteRegistry is stopped, and it starts on a trigger and may stop at any time.',
    ],
    [
      afterInput(
        { services: [registry], endpoints: listeners(7000, 4200) },
        { services: [registry], endpoints: [] },
      ),
      'tcp/7000',
      'listener',
      nobodyNow,
    ],
    [
      afterInput(
        { services: [registry], endpoints: listeners(7000, 4200) },
        { services: [], endpoints: [] },
      ),
      'tcp/7000',
      'listener',
      nobodyNow,
    ],
    [
      afterInput({}, { services: [down, other], endpoints: listeners(9955, 888) }),
      subject,
      'listener',
      'Somebody else listens here now: see SVC-103.',
    ],
    [afterInput({}, worker), subject, 'listener', 'The same service listens by another program.'],
    [afterInput({}, only(v4)), subject, 'families', 'Nobody listens in IPv6 now.'],
    [afterInput({}, only(v6)), subject, 'families', 'Nobody listens in IPv4 now.'],
    [
      afterInput({}, narrow),
      subject,
      'families',
      'In IPv4, IPv6 it listens on fewer addresses than before.',
    ],
    [
      afterInput(narrow, {}),
      subject,
      'families',
      'It listens in more families, or on more addresses, than before.',
    ],
    [afterInput(null), subject, 'listener', 'Who listened before the update is not known.'],
    [afterInput({}, { replace }), subject, 'listener', 'Who listens now could not be read.'],
    [
      afterInput({}, { processes: [] }),
      subject,
      'listener',
      'The tables contradict each other: The process 4120 that listens on 9955 is not in the process table.',
    ],
    [
      afterInput({}, { endpoints: listeners(443, 0) }),
      'tcp/443',
      'listener',
      'The tables contradict each other: A listener on 443 is shown without a process.',
    ],
    [
      afterInput({}, { services: [{ ...pop3be(), state: 'stopped' }] }),
      subject,
      'listener',
      `The tables contradict each other: ${pop} is shown as stopped, yet its process 4120 listens on 9955.`,
    ],
    [
      afterInput({}, { processes: [{ pid: 4120, startedAt: null, imagePath: 'C:\\x.exe' }] }),
      subject,
      'listener',
      `The tables contradict each other: The process 4120 of ${pop} is shown with another program than the service's.`,
    ],
  ]);

  it('who listens, and where', () => {
    expect(rowOf(afterInput({}, only(undefined)), subject, 'listener')).toMatchObject({
      before: `${pop} (${pop3be().imagePath ?? ''})`,
      after: 'nobody',
    });
    expect(rowOf(afterInput({}, narrow), subject, 'families')?.after).toBe(
      'IPv4 (127.0.0.1), IPv6 (fe80::1)',
    );
    const kernel = rowOf(afterInput({}, { endpoints: listeners(443, 4) }), 'tcp/443', 'listener');
    expect(kernel).toMatchObject({ after: 'System', judged: 'noted' });
    const unnamed = {
      endpoints: listeners(443, 900),
      processes: [{ pid: 900, startedAt: null, imagePath: null }],
      services: [],
    };
    expect(rowOf(afterInput({}, unnamed), 'tcp/443', 'listener')?.after).toBe('process 900');
  });

  it('in the order of the ports', () => {
    const endpoints = [...listeners(12_000, 4120), ...listeners(443, 4), ...listeners(9955, 4120)];
    const ports = compare(afterInput({ endpoints }, { endpoints }))
      .filter(({ kind, field }) => kind === 'port' && field === 'listener')
      .map((row) => row.subject);
    expect(ports).toEqual(['tcp/443', 'tcp/9955', 'tcp/12000']);
  });

  it('takes a short path of the program for the same', () => {
    const processes = [
      { pid: 4120, startedAt: null, imagePath: 'C:\\PROGRA~1\\Exchange\\Pop3service.exe' },
    ];
    expect(rowOf(afterInput({}, { processes }), subject, 'listener')?.judged).not.toBe('unknown');
  });
});
