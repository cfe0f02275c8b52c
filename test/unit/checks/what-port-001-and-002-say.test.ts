import { describe, it } from 'vitest';

import { docs } from '../../../shared/checks/docs.ts';
import {
  errorItem,
  excludedEverywhere,
  pop3be,
  service,
  type ServerUnderTest,
} from '../../support/evidence.ts';
import { findingsOn } from '../../support/findings.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const pop = 'MSExchangePOP3BE tcp/9955';
const stopped = pop3be({ state: 'stopped', startType: 'manual' });
const down = pop3be({ state: 'stopped', win32ExitCode: 10_048 });
const outside = { range: { first: 49_152, last: 65_535 } };
const safe = { exclusions: excludedEverywhere(9955) };
const underSystem = {
  exclusions: {
    'ipv4.active': [{ first: 9900, last: 9999, kind: 'system' as const }],
    'ipv6.active': [{ first: 9900, last: 9999, kind: 'system' as const }],
  },
};

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

const rangeTables = [
  'netsh.dynamicport.ipv4.tcp',
  'netsh.excludedportrange.ipv4.tcp.active',
  'netsh.dynamicport.ipv6.tcp',
  'netsh.excludedportrange.ipv6.tcp.active',
];
const activeTables = [
  'netsh.excludedportrange.ipv4.tcp.active',
  'netsh.excludedportrange.ipv6.tcp.active',
];
const addCommand = (family: string): string =>
  `netsh int ${family} add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent`;

describe('PORT-001 says', () => {
  const seen = [...rangeTables, 'endpoints', 'services'];
  const unreadTable = [errorItem('netsh.dynamicport.ipv4.tcp')];
  says('PORT-001', [
    [
      'what happens to a port at risk, and how it is protected',
      {},
      {
        title: `${pop} can be captured during the update`,
        summary:
          'While the service is stopped, Windows may give port 9955 to any outgoing connection (dynamic port range: IPv4 6005–65534, IPv6 6005–65534; no exclusion in IPv4 and IPv6). MSExchangePOP3BE could then not start again: error 10048, and Setup would still report success.',
        evidence: seen,
        advice: [
          ['plan', 'Protect ports of MSExchangePOP3BE: stop the service'],
          ['command', addCommand('ipv4')],
          ['command', addCommand('ipv6')],
          ['hint', 'refused while anything uses the port'],
        ],
        docs: [docs.exclusions, docs.dynamicPorts],
      },
    ],
    [
      'that a documented candidate was not seen',
      { services: [down], endpoints: [] },
      {
        title: `${pop} can be captured during the update`,
        summary: [
          'would still report success. Nothing was seen listening for this service, so the port is a documented candidate',
        ],
        evidence: [...rangeTables, 'services'],
        advice: [
          ['plan', ''],
          ['command', ''],
          ['command', ''],
          ['hint', ''],
        ],
        docs: [docs.exclusions, docs.dynamicPorts],
      },
    ],
    [
      'which range the port lies outside of',
      outside,
      {
        title: `${pop}: outside the dynamic port range`,
        summary:
          'Windows never hands this port out by itself: the IPv4 range is 49152–65535, the IPv6 range is 49152–65535.',
        evidence: seen,
        docs: [docs.dynamicPorts],
      },
    ],
    [
      'in which family the port is inside and protected',
      { ...safe, rangeIpv6: { first: 49_152, last: 65_535 } },
      {
        title: `${pop}: inside the range, and protected`,
        summary:
          'The port lies inside the dynamic port range of IPv4, and an exclusion keeps Windows from handing it out there.',
        evidence: seen,
        docs: [docs.exclusions],
      },
    ],
    [
      'that a system exclusion is no protection',
      underSystem,
      {
        title: `${pop}: inside the range, and not protected`,
        summary: [
          'In IPv4 and IPv6 only a system exclusion covers the port.',
          'refuses the service itself (see PORT-002)',
        ],
        evidence: seen,
        advice: [['hint', 'Move the system exclusion first (see PORT-002)']],
        docs: [docs.exclusions],
      },
    ],
    [
      'of which family the tables are missing',
      { ...safe, replace: unreadTable },
      {
        title: `${pop}: it is not known whether the port can be captured`,
        summary: 'The dynamic port range or the exclusions of IPv4 could not be read.',
        evidence: seen,
        advice: [['hint', 'Make the tables readable (see PORT-005)']],
      },
    ],
    [
      'that nobody relies on a service that is not in use',
      { services: [stopped], endpoints: [] },
      {
        title: `${pop}: the service is not in use`,
        summary:
          'MSExchangePOP3BE is stopped and its start type is manual: nobody relies on it, so its port cannot block the update. By ranges and exclusions its risk would be: at-risk.',
        evidence: ['services', ...rangeTables],
      },
    ],
  ]);

  says(
    'PORT-001',
    [
      [
        'that a configured port could not be read',
        {
          services: [service('ADAM_MSExchange', { state: 'stopped' })],
          endpoints: [],
          range: { first: 6005, last: 7000 },
          replace: [errorItem('registry.adam-ports')],
        },
        {
          title: 'ADAM_MSExchange tcp/50389: it is not known whether the port can be captured',
          summary: ['The configured port could not be read', 'the documented default'],
          evidence: [...rangeTables, 'services'],
          advice: [['hint', 'PORT-005']],
        },
      ],
    ],
    'ADAM_MSExchange tcp/50389',
  );

  says(
    'PORT-001',
    [
      [
        'why RPC endpoints are left out, in the order of their numbers',
        { rpcEndpoints: [6200, 6094].map((port) => ({ port, interfaceId: 'a', annotation: '' })) },
        {
          title: 'Dynamic RPC endpoints need no protection',
          summary: ['2 port(s) are registered', 'does not keep it from starting: 6094, 6200.'],
          evidence: ['rpc-endpoints', 'endpoints'],
        },
      ],
    ],
    'EX01 RPC endpoints',
  );

  const noPort = { services: [service('MSExchangeServiceHost')], endpoints: [] };
  says(
    'PORT-001',
    [
      [
        'that there is no port to protect',
        noPort,
        {
          title: 'No back-end port to protect',
          summary: ['No Exchange service listens on a port of its own'],
          evidence: ['services', 'endpoints'],
        },
      ],
      [
        'that the ports are not known',
        { ...noPort, replace: [errorItem('endpoints')] },
        {
          title: 'The back-end ports are not known',
          summary:
            '"endpoints" could not be read (timed-out: no answer in time), so it is not known which ports have to stay free.',
          evidence: ['services', 'endpoints'],
        },
      ],
      [
        'which item is missing when it is the other one',
        { replace: [errorItem('services')] },
        {
          title: 'The back-end ports are not known',
          summary: ['"services" could not be read'],
          evidence: ['services', 'endpoints'],
        },
      ],
    ],
    'EX01',
  );
});

describe('PORT-002 says', () => {
  says('PORT-002', [
    [
      'what a system exclusion does, and where it comes from',
      underSystem,
      {
        title: `${pop} is blocked by a system exclusion`,
        summary: [
          'A system exclusion (ipv4, ipv6) covers port 9955.',
          'refuses the bind with 10013 when MSExchangePOP3BE starts',
        ],
        evidence: activeTables,
        advice: [['hint', 'Find out which component made the row']],
        docs: [docs.exclusions],
      },
    ],
    [
      'that a table is missing',
      { replace: [errorItem('netsh.excludedportrange.ipv6.tcp.active')] },
      {
        title: `${pop}: it is not known whether a system exclusion covers the port`,
        summary: 'An exclusion table could not be read.',
        evidence: activeTables,
      },
    ],
    [
      'that the service may bind its port',
      {},
      {
        title: `${pop}: no system exclusion covers the port`,
        summary: 'The service may bind its port in IPv4 and IPv6.',
        evidence: activeTables,
      },
    ],
  ]);
});
