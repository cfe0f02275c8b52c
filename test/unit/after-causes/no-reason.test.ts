import { describe, expect, it } from 'vitest';

import { findRootCause } from '../../../shared/after/causes/index.ts';
import type { Settled } from '../../../shared/after/schema.ts';
import { errorItem, listeners, pop3be, service } from '../../support/evidence.ts';
import {
  backEndEvent,
  capture,
  causeOfPop,
  displayName,
  evidenceIn,
  inputOf,
  pop,
  popDown,
  proofText,
  setupNote,
  systemEvent,
  watchOf,
} from './down.ts';

const settledAs = (given: Partial<Settled> = {}): Settled => ({
  outcome: 'limit-reached',
  waitedSeconds: 300.4,
  left: [{ name: pop, state: 'stopped' }],
  flapping: [],
  ...given,
});

describe('evidence that contradicts itself', () => {
  it.each([
    ['running without a process', pop3be({ pid: 0 }), 'shown as running without a process'],
    [
      'running in a process that is not in the table',
      pop3be({ pid: 4120 }),
      'which the process table does not have',
    ],
    ['stopped with a process', popDown({ pid: 77 }), 'shown as stopped with process 77'],
  ])('%s: no reason is given', (_name, odd, said) => {
    const cause = causeOfPop({
      services: [odd],
      processes: [{ pid: 1, startedAt: null, imagePath: null }],
    });
    expect(cause).toMatchObject({ kind: 'contradiction', service: pop, holder: null });
    expect(cause.text).toMatch(/^The tables contradict each other: .*\.$/);
    expect(cause.text).toContain(said);
    expect(evidenceIn(cause)).toEqual(expect.arrayContaining(['services', 'processes']));
  });

  it('comes before everything that the service ended with', () => {
    const odd = popDown({ pid: 77, win32ExitCode: 10_048, startType: 'disabled' });
    expect(causeOfPop({ services: [odd] }).kind).toBe('contradiction');
  });

  it('a stopped service whose program listens', () => {
    const down = popDown({ win32ExitCode: 1067 });
    const process = {
      pid: 4120,
      startedAt: null,
      imagePath: down.imagePath?.toUpperCase() ?? null,
    };
    const odd = causeOfPop({
      services: [down],
      processes: [process],
      endpoints: listeners(9955, 4120),
    });
    expect(odd.kind).toBe('contradiction');
    expect(odd.text).toContain('yet its program listens on tcp/9955 in process 4120');
  });

  it.each([
    [
      'a program that another service shares',
      [popDown(), service('Other', { pid: 4120, imagePath: popDown().imagePath })],
      listeners(9955, 4120),
    ],
    ['a program that does not listen', [popDown()], []],
    ['a program that is not known', [popDown({ imagePath: null })], listeners(9955, 4120)],
  ])('%s is none', (_name, services, endpoints) => {
    const processes = [
      { pid: 4120, startedAt: null, imagePath: services[0]?.imagePath ?? 'C:\\x.exe' },
    ];
    expect(causeOfPop({ services, processes, endpoints }).kind).not.toBe('contradiction');
  });

  it('without the process table only the row itself can be odd', () => {
    const replace = [errorItem('processes')];
    expect(causeOfPop({ services: [pop3be({ pid: 0 })], replace }).kind).toBe('contradiction');
    expect(proofText(causeOfPop({ services: [pop3be({ pid: 0 })], replace }))).toContain(
      'The processes could not be read',
    );
    expect(causeOfPop({ services: [popDown()], replace }).kind).toBe('not-known');
  });
});

describe('a service that is still changing', () => {
  it.each(['start-pending', 'stop-pending', 'continue-pending', 'pause-pending'] as const)(
    '%s is no time for a reason',
    (state) => {
      const cause = causeOfPop({
        services: [pop3be({ state, win32ExitCode: 10_048, startType: 'disabled' })],
        settled: settledAs(),
      });
      expect(cause.kind).toBe('still-changing');
      expect(cause.text).toBe(
        `${pop} is ${state}: it has neither started nor stopped, after a wait of 300 s.`,
      );
      expect(proofText(cause)).toContain(
        'The wait for the services ended after 300 s: the limit was reached.',
      );
    },
  );

  it('says since when, where the watch saw it', () => {
    const sight = {
      name: pop.toLowerCase(),
      state: 'stop-pending' as const,
      startType: null,
      pid: 4120,
      win32ExitCode: 0,
      serviceExitCode: 0,
    };
    const watch = watchOf({
      services: [{ ...sight, since: '2026-11-24T04:00:00.000Z', before: sight }],
    });
    const stuck = causeOfPop({ services: [pop3be({ state: 'stop-pending' })], watch });
    expect(proofText(stuck)).toContain('The watch saw it so since 2026-11-24 04:00:00 UTC.');
    const other = causeOfPop({
      services: [pop3be({ state: 'start-pending' })],
      watch,
      settled: null,
    });
    expect(proofText(other)).not.toContain('The watch saw it so');
    expect(proofText(other)).toContain('Nobody waited for the services to settle.');
    expect(other.text).toBe(`${pop} is start-pending: it has neither started nor stopped.`);
  });

  it('while Setup works services are down and disabled on purpose', () => {
    const disabled = popDown({ startType: 'disabled' });
    const setup = { status: 'running' as const, component: 'Mailbox role' };
    const cause = causeOfPop({
      services: [disabled],
      watch: watchOf({ status: 'running', setup }),
    });
    expect(cause.kind).toBe('still-changing');
    expect(cause.text).toContain('Setup is still at work');
    expect(proofText(cause)).toContain('a run under way, at Mailbox role.');
    expect(evidenceIn(cause)).toContain('journal');
    for (const watch of [
      watchOf({ status: 'ended', setup }),
      watchOf({ status: 'running', setup: { status: 'succeeded' } }),
      watchOf({ status: 'running', setup: null }),
    ])
      expect(causeOfPop({ services: [disabled], watch }).kind).toBe('disabled');
  });

  it('one that was still waited for when the limit was reached, with nothing else to explain it', () => {
    const cause = causeOfPop({
      settled: settledAs({ left: [{ name: pop.toUpperCase(), state: 'stopped' }] }),
    });
    expect(cause.kind).toBe('still-changing');
    expect(cause.text).toBe(`${pop} is stopped and had not come to rest, after a wait of 300 s.`);
    expect(causeOfPop({ settled: settledAs({ left: [] }) }).kind).toBe('not-known');
    expect(causeOfPop({ settled: settledAs({ outcome: 'unread' }) }).kind).toBe('not-known');
    const failed = causeOfPop({
      services: [popDown({ win32ExitCode: 1069 })],
      settled: settledAs(),
    });
    expect(failed.kind).toBe('logon-failed');
  });

  it('one that started and ended again, also when it runs now', () => {
    const settled = settledAs({ outcome: 'settled', left: [], flapping: [pop.toLowerCase()] });
    expect(causeOfPop({ settled }).text).toContain(
      'started and ended again while it was waited for; it is stopped now',
    );
    expect(causeOfPop({ services: [pop3be()], settled }).text).toContain('it is running now');
    expect(
      causeOfPop({ services: [pop3be()], settled: settledAs({ flapping: ['FMS'], left: [] }) }),
    ).toMatchObject({
      kind: 'not-known',
      text: `${pop} runs.`,
    });
  });
});

describe('Setup failed', () => {
  const setup = {
    status: 'failed' as const,
    component: 'Mailbox role: Transport service',
    errors: 2,
    warnings: 1,
  };
  const notes = [
    setupNote('[WARNING] slow', { kind: 'warning' }),
    setupNote('[ERROR] Failed [Rule:RebootPending]\nmore', {
      known: 'pending-reboot',
      reference: 'X1',
    }),
    setupNote('The Exchange Server setup operation didn’t complete.', { kind: 'failed' }),
  ];

  it('at a component, and the service shows no failure of its own', () => {
    const cause = causeOfPop({ watch: watchOf({ setup, setupNotes: notes }) });
    expect(cause.kind).toBe('setup-component-failed');
    expect(cause.text).toBe(
      `Setup failed at Mailbox role: Transport service, after it had stopped the services, and ${pop} shows no failure of its own. Windows has a restart pending.`,
    );
    expect(proofText(cause)).toContain('Setup’s log: 2 error(s), 1 warning(s), ended as failed.');
    expect(proofText(cause)).toContain('Setup’s log (X1): [ERROR] Failed [Rule:RebootPending]');
    expect(proofText(cause)).toContain('Known failure: Restart the server, then run Setup again.');
    expect(proofText(cause)).not.toContain('slow');
    expect(proofText(cause)).not.toContain('more');
    expect(evidenceIn(cause)).toEqual(expect.arrayContaining(['journal', 'services']));
  });

  it('without proof of success, in a phase, or nobody knows where', () => {
    const phase = watchOf({
      setup: { ...setup, status: 'ended-unproved', component: null, phase: 'Copying files' },
    });
    expect(causeOfPop({ watch: phase }).text).toContain(
      'Setup ended without proof of success at Copying files, after',
    );
    const nowhere = watchOf({ setup: { ...setup, component: null, phase: null } });
    expect(causeOfPop({ watch: nowhere }).text).toContain('Setup failed, after');
  });

  it('comes after what the service ended with', () => {
    const watch = watchOf({ setup, setupNotes: notes });
    expect(causeOfPop({ services: [popDown({ win32ExitCode: 1067 })], watch }).kind).toBe(
      'process-died',
    );
  });

  it.each(['succeeded', 'no-log', 'waiting', 'unreadable', 'running'] as const)(
    'is not said of Setup that is %s',
    (status) => {
      const cause = causeOfPop({ watch: watchOf({ setup: { status } }) });
      expect(cause.kind).toBe('not-known');
      expect(proofText(cause)).toContain(`Setup’s log: ${status}`);
    },
  );

  it('its line about this service is proof beside any cause', () => {
    const setupNotes = [
      setupNote(`Unable to restore service '${pop}'.`, {
        kind: 'warning',
        known: 'service-not-restored',
      }),
      setupNote("Unable to restore service 'MSExchangeIMAP4BE'.", {
        kind: 'warning',
        known: 'service-not-restored',
      }),
      setupNote(`Stopping service '${pop}'.`, { kind: 'services' }),
    ];
    const cause = causeOfPop({
      services: [popDown({ win32ExitCode: 10_048 })],
      watch: watchOf({ setupNotes }),
    });
    expect(cause.kind).toBe('port-taken');
    expect(cause.proof.at(-1)).toEqual({
      text: `Setup’s log: Unable to restore service '${pop}'.`,
      evidence: ['journal'],
    });
    expect(proofText(cause)).not.toContain('IMAP4BE');
    expect(proofText(cause)).not.toContain('Stopping');
  });
});

describe('not known', () => {
  it('says that it shows no failure, with everything that was seen', () => {
    const cause = causeOfPop({
      applicationLog: [backEndEvent(1036)],
      watch: watchOf({
        captures: [capture()],
        gaps: [{ from: '2026-11-24T04:00:00.000Z', to: '2026-11-24T04:01:00.000Z' }],
      }),
    });
    expect(cause).toMatchObject({
      kind: 'not-known',
      first: pop,
      port: null,
      holder: null,
      heldNow: null,
    });
    expect(cause.text).toBe(`Why ${pop} is stopped is not known: it shows no failure.`);
    for (const said of [
      'State stopped, start type automatic, process none.',
      'Exit code 0, which shows no failure.',
      'Before the update: running, start type automatic.',
      'Event 1036 at 2026-11-24 04:10:00 UTC.',
      'Nobody has tcp/9955 now.',
      'on tcp/9955 in IPv4 from 04:05:00 to 04:20:00.',
      'The wait for the services ended after 4 s: all had settled.',
      'Setup’s log: succeeded.',
      'Nobody watched from 2026-11-24 04:00:00 UTC to 2026-11-24 04:01:00 UTC.',
    ])
      expect(proofText(cause)).toContain(said);
  });

  it('a manual service that was not started since the boot', () => {
    const cause = causeOfPop({ services: [popDown({ win32ExitCode: 1077, startType: 'manual' })] });
    expect(cause.text).toBe(
      `${pop} was not started since the boot (1077); its start type is manual, so Windows does not start it by itself. Nothing shows why.`,
    );
    expect(causeOfPop({ services: [popDown({ win32ExitCode: 1077 })] }).text).toBe(
      `${pop} was not started since the boot (1077). Nothing shows why.`,
    );
  });

  it('a paused service', () => {
    expect(causeOfPop({ services: [pop3be({ state: 'paused' })] }).text).toContain(
      'is paused. Somebody, or a program, paused it',
    );
  });

  it.each([
    'event-log.system',
    'event-log.application',
    'endpoints',
    'processes',
    'file.setup-saved-state',
  ] as const)('says that %s could not be read', (id) => {
    const cause = causeOfPop({ replace: [errorItem(id)] });
    expect(cause.kind).toBe('not-known');
    expect(cause.text).toContain(`Not everything could be read: ${id}.`);
    expect(evidenceIn(cause)).toContain(id);
  });

  it('what nobody knows of before is said', () => {
    const cause = causeOfPop({ before: null, watch: null });
    expect(proofText(cause)).toContain('How it stood before the update is not known.');
    expect(proofText(cause)).toContain('Nobody watched the update.');
    expect(proofText(causeOfPop({ watch: watchOf({ setup: null }) }))).toContain(
      'Setup’s log was not looked for.',
    );
    const unread = causeOfPop({
      watch: watchOf({ setup: { status: 'unreadable', problem: 'locked' } }),
    });
    expect(proofText(unread)).toContain('Setup’s log: unreadable (locked).');
  });

  it('shows five events at most', () => {
    const applicationLog = Array.from({ length: 9 }, () => backEndEvent(1036));
    const cause = causeOfPop({ applicationLog });
    expect(cause.proof.filter(({ text }) => text.startsWith('Event'))).toHaveLength(5);
  });

  it('a service that is not asked about is not mixed up with another', () => {
    const other = service('MSExchangeIMAP4BE', {
      state: 'stopped',
      displayName: 'Microsoft Exchange IMAP4-Back-End',
    });
    const systemLog = [systemEvent(7034, [displayName, '1'])];
    const input = inputOf({ services: [popDown(), other], systemLog });
    expect(findRootCause(input, other.name).kind).toBe('not-known');
    expect(findRootCause(input, pop).kind).toBe('process-died');
  });
});
