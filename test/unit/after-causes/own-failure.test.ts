import { describe, expect, it } from 'vitest';

import { errorItem } from '../../support/evidence.ts';
import {
  backEndEvent,
  causeOfPop,
  displayName,
  evidenceIn,
  failed,
  pop,
  popDown,
  proofText,
  systemEvent,
  watchOf,
} from './down.ts';

const other = 'Microsoft Exchange Informationsspeicher';

describe('the logon failed', () => {
  it.each([
    ['exit code 1069', popDown({ win32ExitCode: 1069 }), []],
    [
      'event 7000 with 1069',
      popDown({ win32ExitCode: 1077 }),
      [systemEvent(7000, [displayName, '%%1069'])],
    ],
    ['event 7038', popDown(), [systemEvent(7038, [pop, 'EX\\svc-pop', '%%1326'])]],
    ['event 7041', popDown(), [systemEvent(7041, [pop.toLowerCase(), 'EX\\svc-pop'])]],
  ])('is told by %s', (_name, down, systemLog) => {
    const cause = causeOfPop({ services: [down], systemLog });
    expect(cause).toMatchObject({ kind: 'logon-failed', service: pop, first: pop });
    expect(cause.text).toContain(`${pop} could not log on`);
  });

  it('names the account, when, and a right that it does not have', () => {
    const password = causeOfPop({ systemLog: [systemEvent(7038, [pop, 'EX\\svc-pop', '%%1326'])] });
    expect(password.text).toBe(
      `${pop} could not log on as EX\\svc-pop (1069) at 2026-11-24 04:10:00 UTC.`,
    );
    expect(proofText(password)).toContain(
      'Event 7038 at 2026-11-24 04:10:00 UTC, with: MSExchangePOP3BE, EX\\svc-pop, %%1326.',
    );
    expect(evidenceIn(password)).toContain('event-log.system');
    const right = causeOfPop({ systemLog: [systemEvent(7041, [pop, 'EX\\svc-pop'])] });
    expect(right.text).toContain('does not have the right to log on as a service');
    const unnamed = causeOfPop({ services: [popDown({ win32ExitCode: 1069 })] });
    expect(unnamed.text).toBe(`${pop} could not log on (1069).`);
  });

  it.each([
    ['another service', systemEvent(7038, ['MSExchangeIMAP4BE', 'EX\\svc-imap'])],
    [
      'a time before the update',
      systemEvent(7038, [pop, 'EX\\svc-pop'], '2026-11-24T02:00:00.000Z'),
    ],
    ['no names', systemEvent(7038, [])],
  ])('is not told by an event of %s', (_name, event) => {
    expect(causeOfPop({ systemLog: [event] }).kind).toBe('not-known');
  });

  it('is proved by the exit code alone where the log was not read, which is said', () => {
    const cause = causeOfPop({
      services: [popDown({ win32ExitCode: 1069 })],
      replace: [errorItem('event-log.system')],
    });
    expect(cause.kind).toBe('logon-failed');
    expect(proofText(cause)).toContain(
      'The System event log could not be read (timed-out: no answer in time).',
    );
  });
});

describe('the start timed out', () => {
  it.each([
    ['exit code 1053', popDown({ win32ExitCode: 1053 }), []],
    ['event 7009', popDown({ win32ExitCode: 1077 }), [systemEvent(7009, ['30000', displayName])]],
    ['event 7000 with 1053', popDown(), [systemEvent(7000, [displayName, '%%1053'])]],
    ['event 7011', popDown(), [systemEvent(7011, ['30000', pop])]],
    ['event 7022', popDown(), [systemEvent(7022, [displayName])]],
  ])('is told by %s', (_name, down, systemLog) => {
    const cause = causeOfPop({ services: [down], systemLog });
    expect(cause.kind).toBe('timed-out');
    expect(cause.text).toContain('did not answer in time when it was to be started (1053)');
  });

  it.each([
    ['another service', systemEvent(7009, ['30000', other])],
    ['a name in the wrong place', systemEvent(7009, [displayName, '30000'])],
    [
      'a time before the update',
      systemEvent(7009, ['30000', displayName], '2026-11-24T02:00:00.000Z'),
    ],
  ])('is not told by an event of %s', (_name, event) => {
    expect(causeOfPop({ systemLog: [event] }).kind).toBe('not-known');
  });
});

describe('the process died', () => {
  it.each([
    ['exit code 1067', popDown({ win32ExitCode: 1067 }), [], 'its process ended unexpectedly'],
    [
      'event 7031',
      popDown({ win32ExitCode: 1077 }),
      [systemEvent(7031, [displayName, '1', '5000', '1', 'Dienst neu starten'])],
      'its process ended unexpectedly at 2026-11-24 04:10:00 UTC',
    ],
    [
      'event 7034',
      popDown({ win32ExitCode: 1067 }),
      [systemEvent(7034, [displayName, '1'])],
      'its process ended unexpectedly at 2026-11-24 04:10:00 UTC',
    ],
    [
      'event 7023',
      popDown({ win32ExitCode: 1077 }),
      [systemEvent(7023, [displayName, '%%5'])],
      'it ended with code 5 at 2026-11-24 04:10:00 UTC',
    ],
    [
      'event 7024',
      popDown({ win32ExitCode: 1066, serviceExitCode: 4711 }),
      [systemEvent(7024, [displayName, '%%4711'])],
      'it ended with code 4711 at 2026-11-24 04:10:00 UTC',
    ],
    ['any other exit code', popDown({ win32ExitCode: 2 }), [], 'it ended with code 2.'],
  ])('is told by %s', (_name, down, systemLog, said) => {
    const cause = causeOfPop({ services: [down], systemLog });
    expect(cause).toMatchObject({ kind: 'process-died', holder: null });
    expect(cause.text).toContain(`${pop}: ${said}`);
  });

  it('says so when the exit code shows no failure', () => {
    const cause = causeOfPop({ systemLog: [systemEvent(7034, [displayName, '1'])] });
    expect(cause.kind).toBe('process-died');
    expect(proofText(cause)).toContain('something may have started and stopped it once more since');
    const plain = causeOfPop({
      services: [popDown({ win32ExitCode: 1067 })],
      systemLog: [systemEvent(7034, [displayName, '1'])],
    });
    expect(proofText(plain)).not.toContain('once more since');
  });

  it.each([
    ['another service', systemEvent(7031, [other, '1', '5000'])],
    ['a time before the update', systemEvent(7034, [displayName, '1'], '2026-11-24T02:59:00.000Z')],
    ['another number', systemEvent(7036, [displayName, 'stopped'])],
    ['an error that is no number', systemEvent(7023, [displayName, 'Zugriff verweigert'])],
  ])('is not told by an event of %s', (_name, event) => {
    expect(causeOfPop({ systemLog: [event] }).kind).toBe('not-known');
  });

  it('does not count what happened before the watch began', () => {
    const systemLog = [systemEvent(7034, [displayName, '1'], '2026-11-24T03:15:00.000Z')];
    expect(causeOfPop({ systemLog, watch: watchOf() }).kind).toBe('not-known');
    expect(causeOfPop({ systemLog }).kind).toBe('process-died');
  });

  it('shows three events of many, the newest first', () => {
    const times = ['01', '02', '03', '04', '05'].map((minute) => `2026-11-24T04:${minute}:00.000Z`);
    const cause = causeOfPop({
      systemLog: times.map((at) => systemEvent(7034, [displayName, '1'], at)),
    });
    const events = cause.proof.filter(({ text }) => text.startsWith('Event'));
    expect(events.map(({ text }) => text.slice(25, 33))).toEqual([
      '04:05:00',
      '04:04:00',
      '04:03:00',
    ]);
  });
});

describe('the proof of a failure', () => {
  it('is the exit code, then its events with what they say, then what was not read', () => {
    const cause = causeOfPop({
      services: [popDown({ win32ExitCode: 1066, serviceExitCode: 4711 })],
      systemLog: [
        systemEvent(7024, [displayName, '%%4711']),
        systemEvent(7024, [displayName, '%%4712']),
        systemEvent(7034, [displayName, ' ', '']),
      ],
      replace: [errorItem('event-log.application')],
    });
    expect(cause.text).toBe(`${pop}: it ended with code 4711 at 2026-11-24 04:10:00 UTC.`);
    expect(cause.proof).toEqual([
      {
        text: 'Exit code 1066, its own code 4711: it ended with code 4711.',
        evidence: ['services'],
      },
      {
        text: `Event 7024 at 2026-11-24 04:10:00 UTC, with: ${displayName}, %%4711.`,
        evidence: ['event-log.system'],
      },
      {
        text: 'The Application event log could not be read (timed-out: no answer in time).',
        evidence: ['event-log.application'],
      },
    ]);
  });

  it('leaves out strings that are empty', () => {
    const cause = causeOfPop({ systemLog: [systemEvent(7034, [displayName, ' ', ''])] });
    expect(proofText(cause)).toContain(
      `Event 7034 at 2026-11-24 04:10:00 UTC, with: ${displayName}.`,
    );
    expect(cause.proof.at(-1)).toEqual({
      text: 'Its exit code shows no failure, so something may have started and stopped it once more since.',
      evidence: ['services'],
    });
  });

  it('does not doubt an exit code that is none, or another', () => {
    const systemLog = [systemEvent(7023, [displayName, '%%5'])];
    const boot = causeOfPop({ services: [popDown({ win32ExitCode: 1077 })], systemLog });
    expect(proofText(boot)).toContain('Exit code 1077: it was not started since the boot.');
    expect(proofText(boot)).not.toContain('once more since');
    const plain = causeOfPop({ services: [popDown({ win32ExitCode: 5 })] });
    expect(plain.proof).toEqual([
      { text: 'Exit code 5: it ended with code 5.', evidence: ['services'] },
    ]);
  });

  it('an exit code of 1067 is unexpected without any event, and an event of 7023 with 1067 is too', () => {
    const text = `${pop}: its process ended unexpectedly`;
    expect(causeOfPop({ services: [popDown({ win32ExitCode: 1067 })] }).text).toBe(`${text}.`);
    const systemLog = [systemEvent(7023, [displayName, '%%1067'])];
    expect(causeOfPop({ systemLog }).text).toContain(text);
  });

  it('an account that is not named is not named', () => {
    const cause = causeOfPop({ systemLog: [systemEvent(7041, [pop])] });
    expect(cause.text).toBe(
      `${pop} could not log on (1069) at 2026-11-24 04:10:00 UTC. The account does not have the right to log on as a service.`,
    );
    const systemLog = [
      systemEvent(7000, [displayName, '%%1069'], '2026-11-24T04:10:01.000Z'),
      systemEvent(7038, [pop, ' EX\\svc ']),
    ];
    expect(causeOfPop({ systemLog }).text).toContain('could not log on as EX\\svc (1069)');
  });

  it('the logs are told once when the begin of the update is not known', () => {
    const cause = causeOfPop({
      before: null,
      services: [popDown({ win32ExitCode: 1069 })],
      watch: null,
    });
    expect(cause.proof.at(-1)).toEqual({
      text: 'When the update began is not known, so no event of the logs was used.',
      evidence: [],
    });
  });
});

describe('which failure is the last one', () => {
  const port = backEndEvent(1018, ['0.0.0.0:9955']);

  it('an end soon after the port was refused is the same failure', () => {
    const soon = [systemEvent(7031, [displayName, '1'], '2026-11-24T04:12:00.000Z')];
    expect(
      causeOfPop({
        services: [popDown({ win32ExitCode: 1067 })],
        applicationLog: [port],
        systemLog: soon,
      }).kind,
    ).toBe('port-taken');
    const later = [systemEvent(7031, [displayName, '1'], '2026-11-24T04:12:00.001Z')];
    expect(
      causeOfPop({
        services: [popDown({ win32ExitCode: 1067 })],
        applicationLog: [port],
        systemLog: later,
      }).kind,
    ).toBe('process-died');
  });

  it('the exit code of the last run counts before older events', () => {
    const cause = causeOfPop({
      services: [popDown({ win32ExitCode: 1069 })],
      applicationLog: [port],
    });
    expect(cause.kind).toBe('logon-failed');
    expect(proofText(cause)).not.toContain('Event 1018');
  });

  it('of two events that name a reason the newer counts', () => {
    const systemLog = [
      systemEvent(7000, [displayName, '%%1069'], '2026-11-24T04:20:00.000Z'),
      systemEvent(7000, [displayName, '%%1053'], failed),
    ];
    expect(causeOfPop({ systemLog }).kind).toBe('logon-failed');
    expect(causeOfPop({ systemLog: systemLog.toReversed() }).kind).toBe('logon-failed');
  });

  it('events cannot be placed when it is not known when the update began', () => {
    const cause = causeOfPop({ before: null, systemLog: [systemEvent(7034, [displayName, '1'])] });
    expect(cause.kind).toBe('not-known');
    expect(proofText(cause)).toContain(
      'When the update began is not known, so no event of the logs was used.',
    );
  });
});
