import { describe, expect, it } from 'vitest';

import { docs } from '../../../shared/checks/docs.ts';
import { percent } from '../../../shared/checks/port-006-chance.ts';
import { exclusionItemIds, rangeItemIds } from '../../../shared/evidence/items.ts';
import {
  errorItem,
  excludedEverywhere,
  pop3be,
  service,
  type ServerUnderTest,
} from '../../support/evidence.ts';
import { findingsOn } from '../../support/findings.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const says = (
  check: string,
  cases: readonly (readonly [name: string, given: ServerUnderTest, said: Said])[],
): void => {
  it.each(cases)('%s', (_name, given, said) => {
    expectSaid(findingsOn(given, check)[0], said);
  });
};

describe('PORT-005 says', () => {
  const id = 'netsh.dynamicport.ipv6.udp';
  says('PORT-005', [
    [
      'what was read',
      {},
      {
        title: 'Every range and exclusion table was read',
        summary:
          'IPv4 tcp 6005–65534, IPv4 udp 49152–65535, IPv6 tcp 6005–65534, IPv6 udp 49152–65535',
        evidence: [...rangeItemIds, ...exclusionItemIds],
      },
    ],
    [
      'which tables are missing, and why',
      { replace: [errorItem(id), errorItem('netsh.excludedportrange.ipv4.tcp.active')] },
      {
        title: `2 of ${rangeItemIds.length + exclusionItemIds.length} tables could not be read`,
        summary: `What cannot be read is not taken for good news. netsh.excludedportrange.ipv4.tcp.active (timed-out): no answer in time · ${id} (timed-out): no answer in time`,
        evidence: ['netsh.excludedportrange.ipv4.tcp.active', id],
        advice: [['hint', 'Run the command shown with the evidence in an elevated console']],
        docs: [docs.dynamicPorts],
      },
    ],
  ]);
});

describe('PORT-006 says', () => {
  const evidence = ['tcp-statistics'];
  const untold = 'The chance of a capture cannot be told';
  const unclear = 'It is not known for every back-end port whether it can be handed out.';
  says('PORT-006', [
    [
      'the chance, the window and what is assumed',
      { rate: 2 },
      {
        title: 'Chance of a capture: 11.4 % to 12.1 %',
        summary: [
          'A port at risk is handed out at least once in the window with a chance of 11.4 % to 12.1 %',
          'at the very moment of the restart with ',
          'Window: 60 minutes, 1 port(s) at risk. Allocation rate',
          '. Window: 60 minutes from the stop',
        ],
        evidence,
        advice: [['hint', 'protecting the ports removes it']],
      },
    ],
    [
      'one number where both bounds read the same',
      { rate: 0 },
      {
        title: 'Chance of a capture: 0.0 %',
        summary: ['with a chance of 0.0 %; it is held'],
        evidence,
        advice: [['hint', 'A small chance']],
      },
    ],
    [
      'that no port can be captured',
      { exclusions: excludedEverywhere(9955) },
      {
        title: 'No port in use can be captured',
        summary: ['lies outside the dynamic port range or is excluded from it'],
        evidence,
      },
    ],
    [
      'why the rate is not known',
      { replace: [errorItem('tcp-statistics')] },
      {
        title: untold,
        summary: 'The allocation rate could not be measured: no answer in time.',
        evidence,
      },
    ],
    [
      'that the counters ran backwards',
      { rate: -2 },
      {
        title: untold,
        summary:
          'The allocation rate could not be measured: the two reads are too close together, or the counters ran backwards.',
        evidence,
      },
    ],
    [
      'that a range is not known',
      { replace: [errorItem('netsh.dynamicport.ipv4.tcp')] },
      { title: untold, summary: unclear, evidence },
    ],
    [
      'that the listeners are not known',
      {
        exclusions: excludedEverywhere(9955),
        replace: [errorItem('endpoints')],
      },
      { title: untold, summary: unclear, evidence },
    ],
  ]);

  it('leaves a port that nobody uses out of the question', () => {
    const given = {
      services: [pop3be({ state: 'stopped', startType: 'manual' })],
      endpoints: [],
      replace: [errorItem('netsh.dynamicport.ipv4.tcp')],
    };
    expect(findingsOn(given, 'PORT-006')).toMatchObject([{ outcome: 'pass' }]);
  });

  it.each([
    [0, '0.0 %'],
    [0.0009, 'less than 0.1 %'],
    [0.001, '0.1 %'],
    [0.5, '50.0 %'],
  ])('%d as %s', (chance, text) => {
    expect(percent(chance)).toBe(text);
  });
});

describe('SVC-001 says', () => {
  const evidence = ['services', 'processes', 'endpoints'];
  const incomplete = {
    title: 'The baseline is not complete',
    evidence,
    advice: [['hint', 'when no service is starting or stopping']],
    docs: [docs.services],
  } as const;
  const because = (why: string): Said => ({
    ...incomplete,
    summary: `Without it nobody can tell afterwards what the update broke. ${why}.`,
  });
  const foreign = service('Spooler', { imagePath: 'C:\\Windows\\spoolsv.exe', startType: null });
  says('SVC-001', [
    [
      'how many services run',
      { services: [pop3be(), service('MSExchangeIS', { state: 'stopped' }), foreign] },
      {
        title: 'Baseline of 2 Exchange services',
        summary:
          'State, start type, process, program and dependencies were read: 1 running, 1 not running.',
        evidence,
      },
    ],
    [
      'which parts are missing',
      { replace: [errorItem('services'), errorItem('endpoints')] },
      because(
        '"services" could not be read (timed-out: no answer in time). "endpoints" could not be read (timed-out: no answer in time)',
      ),
    ],
    [
      'only what is missing when processes are',
      { services: [pop3be({ startType: null })], replace: [errorItem('processes')] },
      because('"processes" could not be read (timed-out: no answer in time)'),
    ],
    [
      'that there is no Exchange',
      { services: [] },
      because('No Exchange service was found on this server'),
    ],
    [
      'what was not read of a service',
      { services: [pop3be({ startType: null, imagePath: null })] },
      because('MSExchangePOP3BE: start type and program not read'),
    ],
    [
      'how a service contradicts itself',
      { services: [pop3be({ pid: null })] },
      because('MSExchangePOP3BE is shown as running without a process'),
    ],
  ]);
});

describe('SVC-002 says', () => {
  const evidence = ['services'];
  const down = (given: Parameters<typeof pop3be>[0]): ServerUnderTest => ({
    services: [pop3be({ state: 'stopped', ...given })],
    endpoints: [],
  });
  const settleFirst = [
    ['hint', 'Settle this before the update'],
    ['command', 'sc.exe start MSExchangePOP3BE'],
  ] as const;
  const title = 'MSExchangePOP3BE should run and is stopped';
  says('SVC-002', [
    [
      'why the services are not known',
      { replace: [errorItem('services')] },
      {
        title: 'The services could not be read',
        summary: 'timed-out: no answer in time',
        evidence,
      },
    ],
    [
      'that every service runs',
      {},
      {
        title: 'Every service that should run runs',
        summary: '1 Exchange services were looked at.',
        evidence,
      },
    ],
    [
      'that there is no Exchange',
      { services: [] },
      {
        title: 'No Exchange service was found',
        summary: '0 Exchange services were looked at.',
        evidence,
      },
    ],
    [
      'that a start type is not known',
      down({ startType: null }),
      {
        title: 'MSExchangePOP3BE: the start type could not be read',
        summary:
          'The service is stopped; without its start type nobody can tell whether it should run.',
        evidence,
      },
    ],
    [
      'how a disabled service is put back',
      { services: [service('MSExchangeTransport', { state: 'stopped', startType: 'disabled' })] },
      {
        title: 'MSExchangeTransport is disabled',
        summary: ['The documented start type is Automatic. A Setup that failed leaves'],
        evidence,
        advice: [
          ['hint', 'do not set all services to Automatic: POP and IMAP are Manual'],
          ['command', 'sc.exe config MSExchangeTransport start= auto'],
        ],
        docs: [docs.services],
      },
    ],
    [
      'that a service has never been started',
      down({}),
      {
        title,
        summary:
          'Its start type is automatic. Setup starts again only what ran before, so the service would stay down.',
        evidence,
        advice: settleFirst,
        docs: [docs.services],
      },
    ],
    [
      'how a service ended',
      down({ startType: 'automatic-delayed', win32ExitCode: 10_048 }),
      {
        title,
        summary: [
          'automatic-delayed; the last time its port was taken by something else (10048). Setup starts again',
        ],
        evidence,
        advice: settleFirst,
        docs: [docs.services],
      },
    ],
  ]);
});

describe('HOST-001 says', () => {
  const evidence = ['server'];
  says('HOST-001', [
    [
      'that the agent can do everything',
      { elevated: true },
      {
        title: 'The agent runs elevated',
        summary: 'It can read everything and change what you confirm.',
        evidence,
      },
    ],
    [
      'that it is not known',
      { elevated: null },
      {
        title: 'It is not known whether the agent runs elevated',
        summary: [
          'Windows did not answer the question, so what the agent may change is not known.',
        ],
        evidence,
      },
    ],
    [
      'that the agent works read-only',
      { elevated: false },
      {
        title: 'The agent does not run elevated',
        summary: ['It works read-only: some facts stay unread, and no port can be protected.'],
        evidence,
        advice: [['hint', 'Connect again and accept the elevation prompt']],
      },
    ],
  ]);
});
