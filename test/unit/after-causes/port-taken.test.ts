import { describe, expect, it } from 'vitest';

import { findRootCause } from '../../../shared/after/causes/index.ts';
import { connection, errorItem, listeners, pop3be, service } from '../../support/evidence.ts';
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
  systemEvent,
  watchOf,
} from './down.ts';

const taken = popDown({ win32ExitCode: 10_048 });
const store = { pid: 88, startedAt: null, imagePath: 'C:\\Exchange\\store.exe' };
/** Something else has 9955 now. */
const heldNow = { endpoints: [connection(9955, 88)], processes: [store] };

describe('10048: the port was taken', () => {
  it('names the holder now, with its process and its remote end', () => {
    const cause = causeOfPop({ services: [taken], ...heldNow });
    expect(cause).toMatchObject({
      kind: 'port-taken',
      service: pop,
      first: pop,
      port: 9955,
      family: 'ipv4',
      heldNow: true,
      holder: { pid: 88, image: store.imagePath, remote: '10.0.0.5:3268' },
    });
    expect(cause.text).toBe(
      `${pop} could not take its port, because something else had it (10048): tcp/9955 in IPv4. Now it is held by store.exe (process 88), connected to 10.0.0.5:3268.`,
    );
    expect(evidenceIn(cause)).toEqual(expect.arrayContaining(['services', 'endpoints']));
  });

  it.each([
    ['the exit code', { win32ExitCode: 10_048 }, []],
    ['its own exit code', { win32ExitCode: 1066, serviceExitCode: 10_048 }, []],
    ['event 7023', {}, [systemEvent(7023, [displayName, '%%10048'])]],
    ['event 7024, with a plain number', {}, [systemEvent(7024, [displayName, '10048'])]],
    ['event 7000', { win32ExitCode: 1077 }, [systemEvent(7000, [pop, '%%10048'])]],
  ])('is told by %s', (_name, given, systemLog) => {
    const cause = causeOfPop({ services: [popDown(given)], systemLog });
    expect(cause).toMatchObject({ kind: 'port-taken', port: 9955, holder: null, heldNow: null });
    expect(cause.text).toContain('Nobody has it now; who had it then was not seen.');
  });

  it.each([
    ['1018', [backEndEvent(1018, ['[::]:1995'])], 'ipv6'],
    ['1019', [backEndEvent(1019, ['10048', '0.0.0.0:1995'])], 'ipv4'],
    [
      '1018 of later versions',
      [backEndEvent(1018, ['0.0.0.0:1995'], undefined, 'MSExchangePOP3BE')],
      'ipv4',
    ],
  ])(
    'is told by event %s of the back end, which names port and family',
    (_name, applicationLog, family) => {
      const cause = causeOfPop({ applicationLog });
      expect(cause).toMatchObject({ kind: 'port-taken', port: 1995, family });
      expect(evidenceIn(cause)).toContain('event-log.application');
    },
  );

  it.each([
    [
      'another service',
      backEndEvent(1018, ['0.0.0.0:9955'], undefined, 'MSExchange IMAP4 backend service'),
    ],
    ['the front end', backEndEvent(1018, ['0.0.0.0:9955'], undefined, 'MSExchange POP3 service')],
    [
      'another program',
      backEndEvent(1018, ['0.0.0.0:9955'], undefined, 'My MSExchange POP3 backend service'),
    ],
    ['another error', backEndEvent(1019, ['10060', '0.0.0.0:9955'])],
    ['a time before the update', backEndEvent(1018, ['0.0.0.0:9955'], '2026-11-24T02:59:59.000Z')],
    ['another number', backEndEvent(1001, ['0.0.0.0:9955'])],
  ])('is not told by an event of %s', (_name, event) => {
    expect(causeOfPop({ applicationLog: [event] }).kind).not.toBe('port-taken');
  });

  it('is not told by an event about another service of the same error', () => {
    const other = systemEvent(7024, ['Microsoft Exchange IMAP4-Back-End', '%%10048']);
    expect(causeOfPop({ systemLog: [other] }).kind).toBe('not-known');
  });

  it('takes only what happened since the watch began', () => {
    const early = [backEndEvent(1018, ['0.0.0.0:9955'], '2026-11-24T03:29:59.000Z')];
    expect(causeOfPop({ applicationLog: early, watch: watchOf() }).kind).toBe('not-known');
    expect(causeOfPop({ applicationLog: early }).kind).toBe('port-taken');
  });

  it('names who had the port when the service failed, though it has let go since', () => {
    const cause = causeOfPop({
      services: [taken],
      systemLog: [systemEvent(7024, [displayName, '%%10048'])],
      watch: watchOf({
        captures: [
          capture({
            id: 'capture-0',
            firstSeenAt: '2026-11-24T03:31:00.000Z',
            lastSeenAt: '2026-11-24T03:32:00.000Z',
          }),
          capture({ family: 'ipv6' }),
        ],
      }),
    });
    expect(cause).toMatchObject({
      kind: 'port-taken',
      family: 'ipv6',
      heldNow: false,
      holder: { pid: 700, image: 'C:\\Agents\\backup.exe' },
    });
    expect(cause.text).toContain(
      'When the service failed it was held by backup.exe (process 700), connected to 10.0.0.9:443; nobody has it now.',
    );
    expect(proofText(cause)).toContain(
      'on tcp/9955 in IPv6 from 04:05:00 to 04:20:00; the service failed at 04:10:00 UTC.',
    );
    expect(proofText(cause)).toContain('on tcp/9955 in IPv4 from 03:31:00 to 03:32:00.');
    expect(evidenceIn(cause)).toEqual(expect.arrayContaining(['journal', 'event-log.system']));
  });

  it('tells the two holders apart when they differ, and says so when it is still the same', () => {
    const systemLog = [systemEvent(7024, [displayName, '%%10048'])];
    const watch = watchOf({ captures: [capture()] });
    const other = causeOfPop({ services: [taken], systemLog, watch, ...heldNow });
    expect(other.holder?.pid).toBe(88);
    expect(other.text).toContain(
      'When the service failed it was held by backup.exe (process 700), connected to 10.0.0.9:443; now by store.exe (process 88)',
    );
    const same = causeOfPop({
      services: [taken],
      systemLog,
      watch,
      endpoints: [connection(9955, 700, { remoteAddress: '10.0.0.9', remotePort: 443 })],
      processes: [{ pid: 700, startedAt: null, imagePath: 'C:\\Agents\\backup.exe' }],
    });
    expect(same.text).toContain(
      'It was held by backup.exe (process 700), connected to 10.0.0.9:443, and still is.',
    );
    expect(same.heldNow).toBe(true);
  });

  it('takes the time from the watch where no event tells it', () => {
    const sight = { ...taken, name: pop, since: '2026-11-24T04:10:00.000Z' };
    const watch = watchOf({
      captures: [capture()],
      services: [{ ...sight, before: { ...sight, state: 'running' } }],
    });
    expect(causeOfPop({ services: [taken], watch }).holder?.pid).toBe(700);
    const since = { ...sight, win32ExitCode: 0 };
    const other = watchOf({
      captures: [capture()],
      services: [{ ...since, before: { ...since, state: 'running' } }],
    });
    const unknown = causeOfPop({ services: [taken], watch: other });
    expect(unknown).toMatchObject({ kind: 'port-taken', holder: null, heldNow: null });
    expect(proofText(unknown)).toContain(
      'When the service failed is not known, so none of these is proved to be the one.',
    );
  });

  it.each([
    ['a capture that ended before', { lastSeenAt: '2026-11-24T04:09:54.000Z' }, null],
    ['a capture that began after', { firstSeenAt: '2026-11-24T04:10:06.000Z' }, null],
    ['a capture that goes on', { lastSeenAt: null }, 700],
    ['a capture that ended a moment before', { lastSeenAt: '2026-11-24T04:09:56.000Z' }, 700],
    ['a capture that was seen a moment after', { firstSeenAt: '2026-11-24T04:10:04.000Z' }, 700],
    ['a capture of another port', { port: 9933 }, null],
  ])('%s', (_name, given, pid) => {
    const cause = causeOfPop({
      services: [taken],
      systemLog: [systemEvent(7024, [displayName, '%%10048'])],
      watch: watchOf({ captures: [capture(given)] }),
    });
    expect(cause.kind).toBe('port-taken');
    expect(cause.holder?.pid ?? null).toBe(pid);
    if (pid === null)
      expect(proofText(cause)).toContain('The watch saw nobody on the port at 04:10:00 UTC');
  });

  it.each([
    ['nobody watched at all', null, 'Nobody watched the update'],
    [
      'the agent was down',
      watchOf({ gaps: [{ from: '2026-11-24T04:00:00.000Z', to: '2026-11-24T04:30:00.000Z' }] }),
      'Nobody watched at 04:10:00 UTC',
    ],
    [
      'the watch had ended',
      watchOf({ endedAt: '2026-11-24T04:00:00.000Z' }),
      'Nobody watched at 04:10:00 UTC',
    ],
  ])('says so when %s', (_name, watch, said) => {
    const cause = causeOfPop({
      services: [taken],
      systemLog: [systemEvent(7024, [displayName, '%%10048'])],
      watch,
    });
    expect(proofText(cause)).toContain(said);
    expect(cause.holder).toBeNull();
  });

  it('does not know the holder when the endpoint tables were not read', () => {
    const cause = causeOfPop({ services: [taken], replace: [errorItem('endpoints')] });
    expect(cause).toMatchObject({ kind: 'port-taken', holder: null, heldNow: null, port: 9955 });
    expect(cause.text).toContain('Who has it now is not known.');
    expect(proofText(cause)).toContain('The endpoint tables could not be read (timed-out');
  });

  it('keeps both apart: a holder then, and tables that were not read now', () => {
    const cause = causeOfPop({
      services: [taken],
      systemLog: [systemEvent(7024, [displayName, '%%10048'])],
      watch: watchOf({ captures: [capture()] }),
      replace: [errorItem('endpoints')],
    });
    expect(cause).toMatchObject({ holder: { pid: 700 }, heldNow: null });
    expect(cause.text).toContain('who has it now is not known');
  });

  it('a socket that no table shows, and a connection that has closed, are holders too', () => {
    const probes = [
      { protocol: 'tcp' as const, family: 'ipv6' as const, port: 9955, error: 10_048 },
    ];
    expect(causeOfPop({ services: [taken], probes })).toMatchObject({
      family: 'ipv6',
      heldNow: true,
      holder: { pid: null },
    });
    const waits = causeOfPop({
      services: [taken],
      endpoints: [connection(9955, 0, { state: 'time-wait' })],
    });
    expect(waits).toMatchObject({ heldNow: true, holder: { pid: 0 } });
  });

  it('does not guess the port of a service that is not known to have one', () => {
    const other = service('MSExchangeThrottling', { state: 'stopped', win32ExitCode: 10_048 });
    const input = inputOf({ before: { services: [other], endpoints: [] }, services: [other] });
    const cause = findRootCause(input, other.name);
    expect(cause).toMatchObject({ kind: 'port-taken', port: null, family: null, holder: null });
    expect(cause.text).toContain('Which port is not known.');
  });

  it('marks documented candidates as what they are, where nothing else is known', () => {
    const cause = causeOfPop({ before: null, services: [taken] });
    expect(cause).toMatchObject({ kind: 'port-taken', port: 1995 });
    expect(proofText(cause)).toContain('is a documented candidate');
  });

  it('takes the port that the watch saw it listen on, where there is no baseline', () => {
    const sight = {
      status: 'listening' as const,
      holder: null,
      why: null,
      since: '2026-11-24T03:30:00.000Z',
    };
    const port = { service: pop, protocol: 'tcp' as const, port: 9999 };
    const watch = watchOf({ ports: [{ ...port, families: { ipv4: sight, ipv6: sight } }] });
    expect(causeOfPop({ before: null, services: [taken], watch }).port).toBe(9999);
    const free = { ...sight, status: 'free' as const };
    const unused = watchOf({ ports: [{ ...port, families: { ipv4: free, ipv6: free } }] });
    expect(causeOfPop({ before: null, services: [taken], watch: unused }).port).not.toBe(9999);
  });
});

describe('the port is taken now, whatever the last run ended with', () => {
  it.each([
    ['stopped in good order', popDown()],
    ['not started since the boot', popDown({ win32ExitCode: 1077 })],
  ])('a service that was %s cannot start', (_name, down) => {
    const cause = causeOfPop({ services: [down], ...heldNow });
    expect(cause).toMatchObject({ kind: 'port-taken', heldNow: true, holder: { pid: 88 } });
    expect(cause.text).toContain('nothing shows what it ended with last');
  });

  it('is no ground for a documented candidate, nor for a service that is paused', () => {
    expect(causeOfPop({ before: null, ...heldNow }).kind).toBe('not-known');
    expect(
      causeOfPop({ services: [pop3be({ state: 'paused', pid: 4120 })], ...heldNow }).kind,
    ).toBe('not-known');
  });

  it('comes after what it ended with', () => {
    const died = causeOfPop({ services: [popDown({ win32ExitCode: 1067 })], ...heldNow });
    expect(died.kind).toBe('process-died');
  });

  it('the front-end ports of a service count as well', () => {
    const front = service('MSExchangePop3', { pid: 5000 });
    const down = { ...front, state: 'stopped' as const, pid: null, win32ExitCode: 10_048 };
    const input = inputOf({
      before: { services: [front], endpoints: listeners(995, 5000) },
      services: [down],
    });
    expect(findRootCause(input, 'msexchangepop3')).toMatchObject({
      kind: 'port-taken',
      service: 'MSExchangePop3',
      port: 995,
    });
  });
});
