import { describe, it } from 'vitest';

import { docs } from '../../../shared/checks/docs.ts';
import {
  connection,
  errorItem,
  excludedEverywhere,
  pop3be,
  service,
  type ServerUnderTest,
} from '../../support/evidence.ts';
import { findingsOn } from '../../support/findings.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const pop = 'MSExchangePOP3BE tcp/9955';
const down = pop3be({ state: 'stopped', win32ExitCode: 10_048 });
const outside = { range: { first: 49_152, last: 65_535 } };
const safe = { exclusions: excludedEverywhere(9955) };

const says = (
  check: string,
  cases: readonly (readonly [name: string, given: ServerUnderTest, said: Said])[],
  subject = pop,
): void => {
  it.each(cases)('%s', (_name, given, said) => {
    expectSaid(
      findingsOn(given, check).find((finding) => finding.subject === subject),
      said,
    );
  });
};

const exclusionTables = [
  'netsh.excludedportrange.ipv4.tcp.active',
  'netsh.excludedportrange.ipv4.tcp.persistent',
  'netsh.excludedportrange.ipv6.tcp.active',
  'netsh.excludedportrange.ipv6.tcp.persistent',
];
describe('PORT-003 says', () => {
  const evidence = ['endpoints', 'services', 'processes', 'port-probe'];
  const w3wp = service('W3SVC', { pid: 612, imagePath: 'C:\\Windows\\System32\\w3wp.exe' });
  const wait = 'many outgoing connections end within minutes';
  const protect = 'When the port is free: protect ports of MSExchangePOP3BE';
  const pages = [docs.exclusiveBind, docs.exclusions];
  says('PORT-003', [
    [
      'who holds the port, since when, and how it is freed',
      { services: [down, w3wp], endpoints: [connection(9955, 612)] },
      {
        title: `${pop} is captured by w3wp.exe`,
        summary:
          'Port 9955 is held by w3wp.exe (process 612, service W3SVC), connected to 10.0.0.5:3268; the process runs since 2026-11-20T01:00:00.000Z. As long as that is so, MSExchangePOP3BE cannot start (error 10048), and no exclusion can be added.',
        evidence,
        advice: [
          ['hint', wait],
          ['command', 'Restart-Service W3SVC'],
          ['plan', protect],
        ],
        docs: pages,
      },
    ],
    [
      'what to do about a program that is no service',
      {
        services: [down],
        endpoints: [connection(9955, 700)],
        processes: [{ pid: 700, startedAt: null, imagePath: 'C:\\a\\tool.exe' }],
      },
      {
        title: `${pop} is captured by tool.exe`,
        summary: ['tool.exe (process 700), connected to 10.0.0.5:3268. As long as'],
        evidence,
        advice: [
          ['hint', wait],
          ['hint', 'End or restart the program that holds the port'],
          ['plan', protect],
        ],
        docs: pages,
      },
    ],
    [
      'which service it is where the program is not known',
      {
        services: [down, service('Other', { pid: 700, imagePath: null })],
        endpoints: [connection(9955, 700)],
        processes: [{ pid: 700, startedAt: null, imagePath: null }],
      },
      {
        title: `${pop} is captured by Other`,
        summary: ['Other (process 700)'],
        evidence,
        advice: [
          ['hint', wait],
          ['command', 'Restart-Service Other'],
          ['plan', protect],
        ],
        docs: pages,
      },
    ],
    [
      'that nothing names the holder',
      {
        services: [down],
        endpoints: [],
        probes: [{ protocol: 'tcp', family: 'ipv4', port: 9955, error: 10_048 }],
      },
      {
        title: `${pop} is captured by something that no table names`,
        summary: ['a socket that no table shows. As long as'],
        evidence,
        advice: [
          ['hint', wait],
          ['hint', 'End or restart the program'],
          ['plan', protect],
        ],
        docs: pages,
      },
    ],
    [
      'that a closed connection ends by itself',
      { services: [down], endpoints: [connection(9955, 0, { state: 'time-wait' })] },
      {
        title: `${pop} is captured by a connection in TIME_WAIT`,
        summary: ['a closed connection in TIME_WAIT'],
        evidence,
        advice: [
          ['hint', 'Wait: TIME_WAIT ends by itself after two to four minutes.'],
          ['plan', protect],
        ],
        docs: pages,
      },
    ],
    [
      'why it is not known who holds the port',
      { replace: [errorItem('endpoints')], services: [down] },
      {
        title: `${pop}: it is not known who holds the port`,
        summary: 'no answer in time',
        evidence,
        advice: [['hint', 'Run the check again']],
      },
    ],
    [
      'in which families its own service listens',
      {},
      {
        title: `${pop}: held by its own service`,
        summary: 'MSExchangePOP3BE itself listens (IPv4, IPv6).',
        evidence,
      },
    ],
    [
      'that nobody holds the port',
      { services: [down], endpoints: [] },
      {
        title: `${pop}: nobody holds the port`,
        summary: 'No endpoint of any process has this port.',
        evidence,
      },
    ],
  ]);
});

describe('PORT-004 says', () => {
  const half = (...tables: string[]): ServerUnderTest => ({
    exclusions: Object.fromEntries(
      Object.entries(excludedEverywhere(9955)).filter(([table]) => !tables.includes(table)),
    ),
  });
  const complete = 'completes the exclusion in both families and in the persistent store';
  says('PORT-004', [
    [
      'that the port can be captured where the exclusion is not in force',
      half('ipv4.active', 'ipv6.persistent'),
      {
        title: `${pop} is excluded by halves`,
        summary:
          'The exclusion is missing here: IPv4 active, IPv6 persistent. The port can be captured in that family now.',
        evidence: exclusionTables,
        advice: [['plan', complete]],
        docs: [docs.exclusions],
      },
    ],
    [
      'that the exclusion is lost with the next boot where it is not stored',
      half('ipv6.persistent'),
      {
        title: `${pop} is excluded by halves`,
        summary:
          'The exclusion is missing here: IPv6 persistent. It holds until the next boot only, and the update ends with one.',
        evidence: exclusionTables,
        advice: [['plan', complete]],
        docs: [docs.exclusions],
      },
    ],
    [
      'in which families it counts',
      safe,
      {
        title: `${pop}: excluded in every place that counts`,
        summary: 'The exclusion is in force and stored for the next boot (IPv4, IPv6).',
        evidence: exclusionTables,
      },
    ],
    [
      'that a family whose range does not reach the port does not count',
      { ...half('ipv6.active', 'ipv6.persistent'), rangeIpv6: { first: 49_152, last: 65_535 } },
      {
        title: `${pop}: excluded in every place that counts`,
        summary: 'The exclusion is in force and stored for the next boot (IPv4).',
        evidence: exclusionTables,
      },
    ],
    [
      'that a table is missing',
      { ...safe, replace: [errorItem('netsh.excludedportrange.ipv4.tcp.persistent')] },
      {
        title: `${pop}: it is not known where the port is excluded`,
        summary: 'An exclusion table, active or persistent, could not be read.',
        evidence: exclusionTables,
      },
    ],
    [
      'that the port needs no exclusion',
      outside,
      {
        title: `${pop}: no exclusion to complete`,
        summary: 'The port lies outside the dynamic port range, so it needs no exclusion.',
        evidence: exclusionTables,
      },
    ],
    [
      'where it is told whether an exclusion is needed',
      {},
      {
        title: `${pop}: no exclusion to complete`,
        summary: ['No administered exclusion covers the port; PORT-001 tells'],
        evidence: exclusionTables,
      },
    ],
  ]);
});
