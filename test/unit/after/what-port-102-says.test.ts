import { describe, expect, it } from 'vitest';

import type { AfterInput } from '../../../shared/after/input.ts';
import { docs } from '../../../shared/checks/docs.ts';
import { afterInput, findingsAfter, type SideUnderTest } from '../../support/after.ts';
import { errorItem, excludedEverywhere, pop3be, service } from '../../support/evidence.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const pop = 'MSExchangePOP3BE';
const subject = `${pop} tcp/9955`;
const says = (
  check: string,
  cases: readonly (readonly [name: string, input: AfterInput, said: Said, about?: string])[],
): void => {
  const complete = cases.map(
    ([name, input, said, about = subject]) => [name, input, said, about] as const,
  );
  it.each(complete)('%s', (_name, input, said, about) => {
    expectSaid(
      findingsAfter(input, check).find((finding) => finding.subject === about),
      said,
    );
  });
};

describe('PORT-102 says', () => {
  const evidence = [
    'netsh.dynamicport.ipv4.tcp',
    'netsh.excludedportrange.ipv4.tcp.active',
    'netsh.excludedportrange.ipv4.tcp.persistent',
    'netsh.dynamicport.ipv6.tcp',
    'netsh.excludedportrange.ipv6.tcp.active',
    'netsh.excludedportrange.ipv6.tcp.persistent',
    'services',
    'endpoints',
  ];
  const page = { evidence, docs: [docs.exclusions] };
  const safe: SideUnderTest = { exclusions: excludedEverywhere(9955) };
  const both = (side: SideUnderTest): AfterInput => afterInput(side, side);
  const outside = { range: { first: 49_152, last: 65_535 } };
  const atRisk = `${subject}: the next update, or the next restart, can lose this port`;
  const add = (family: string): string =>
    `netsh int ${family} add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent`;
  const protect = [
    ['plan', `Protect ports of ${pop}: stop the service`],
    ['command', add('ipv4')],
    ['command', add('ipv6')],
  ] as const;
  const system = {
    exclusions: {
      ...excludedEverywhere(9955),
      'ipv4.active': [{ first: 9900, last: 9999, kind: 'system' as const }],
      'ipv6.persistent': [],
    },
  };
  const inside = 'inside the dynamic port range';
  const unread = 'netsh.excludedportrange.ipv6.tcp.active';
  const unused = { services: [pop3be({ state: 'stopped', startType: 'manual' })], endpoints: [] };
  says('PORT-102', [
    [
      'that a port is excluded for good',
      both(safe),
      {
        ...page,
        title: `${subject}: the port is as it has to be`,
        summary: `IPv4: ${inside}, and excluded for good. IPv6: ${inside}, and excluded for good.`,
      },
    ],
    [
      'that a port lies outside',
      both(outside),
      {
        ...page,
        title: `${subject}: the port is as it has to be`,
        summary: 'IPv4: outside the dynamic port range. IPv6: outside the dynamic port range.',
      },
    ],
    [
      'that a port is not excluded, and how it is protected',
      both({}),
      {
        ...page,
        title: atRisk,
        summary: `IPv4: ${inside} and not excluded. IPv6: ${inside} and not excluded.`,
        advice: protect,
      },
    ],
    [
      'what is wrong in each family',
      both(system),
      {
        ...page,
        title: atRisk,
        summary:
          'IPv4: a system exclusion covers the port and refuses the service. IPv6: excluded until the next boot only.',
        advice: protect,
      },
    ],
    [
      'that a candidate was not seen',
      both({ services: [pop3be({ state: 'stopped' })], endpoints: [] }),
      {
        ...page,
        title: atRisk,
        summary: ['not excluded. Nobody was seen listening: a documented candidate.'],
        advice: protect,
      },
    ],
    [
      'that a table was not read',
      afterInput(safe, { ...safe, replace: [errorItem(unread)] }),
      {
        ...page,
        title: `${subject}: it is not known whether the port is protected`,
        summary: `IPv4: ${inside}, and excluded for good. IPv6: the range or an exclusion table could not be read.`,
      },
    ],
    [
      'that nobody uses the service',
      both(unused),
      {
        ...page,
        title: `${subject}: the service is not in use`,
        summary: 'It was stopped before the update and is now, and nobody relies on it.',
      },
    ],
    [
      'that a configured port could not be read',
      both({
        services: [service('ADAM_MSExchange')],
        endpoints: [],
        range: { first: 1025, last: 40_000 },
        replace: [errorItem('registry.adam-ports')],
      }),
      {
        ...page,
        title: 'ADAM_MSExchange tcp/50389: it is not known whether the port is protected',
        summary: ['range. The configured port could not be read; the number is the documented'],
      },
      'ADAM_MSExchange tcp/50389',
    ],
    [
      'that there is no port to protect',
      both({ services: [service('MSExchangeIS')], endpoints: [] }),
      {
        title: 'No back-end port to protect',
        summary: ['No service of Exchange listens, or listened, on a port of its own'],
        evidence: ['services', 'endpoints'],
      },
      'EX01',
    ],
    [
      'that the ports are not known',
      afterInput(safe, { ...safe, replace: [errorItem('endpoints')] }),
      {
        title: 'The back-end ports are not known',
        summary: '"endpoints" could not be read (timed-out: no answer in time).',
        evidence: ['endpoints'],
      },
      'EX01',
    ],
    [
      'that there is nothing to compare with',
      afterInput(null, safe),
      {
        title: 'Ranges and exclusions: there is no baseline to compare with',
        summary: ['No checks had come to their end'],
        evidence: ['baseline'],
        advice: [['hint', 'Compare by hand']],
      },
      'EX01',
    ],
    [
      'which exclusions are gone, and the commands that put them back',
      afterInput(
        {
          exclusions: {
            'ipv6.active': [
              { first: 50_000, last: 50_059, kind: 'administered' },
              { first: 9955, last: 9955, kind: 'administered' },
            ],
          },
        },
        {},
      ),
      {
        title: 'IPv6 TCP exclusions, active: 9955, 50000–50059 is not excluded any more',
        summary: 'Somebody excluded it before the update, and the exclusion is gone.',
        evidence: ['baseline', unread],
        advice: [
          [
            'command',
            'netsh int ipv6 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=active',
          ],
          ['command', 'startport=50000 numberofports=60 store=active'],
        ],
        docs: [docs.exclusions],
      },
      'IPv6 TCP exclusions, active',
    ],
    ...(
      [
        ['Before the update', afterInput({ replace: [errorItem(unread)] }, {})],
        ['Now', afterInput({}, { replace: [errorItem(unread)] })],
      ] as const
    ).map(
      ([when, input]) =>
        [
          `that exclusions were not read: ${when}`,
          input,
          {
            title: 'IPv6 TCP exclusions, active: they could not be compared',
            summary: `${when}: timed-out: no answer in time`,
            evidence: ['baseline', unread],
            docs: [docs.exclusions],
          },
          'IPv6 TCP exclusions, active',
        ] as const,
    ),
    ...(
      [
        ['before the update', 'replace'],
        ['now', 'none'],
      ] as const
    ).map(([when, side]) => {
      const lacks = { replace: [errorItem('netsh.dynamicport.ipv4.tcp')] };
      return [
        `that a range was not read ${when}`,
        side === 'replace' ? afterInput(lacks, {}) : afterInput({}, lacks),
        {
          title: 'IPv4 TCP dynamic port range: it could not be compared',
          summary: `It was not read ${when}.`,
          evidence: ['baseline', 'netsh.dynamicport.ipv4.tcp'],
          docs: [docs.dynamicPorts],
        },
        'IPv4 TCP dynamic port range',
      ] as const;
    }),
    [
      'how a range has changed, and the command that puts it back',
      afterInput({}, { rangeIpv6: { first: 6005, last: 60_000 } }),
      {
        title: 'IPv6 TCP dynamic port range: 6005–60000, before the update 6005–65534',
        summary: ['Setup can set the range anew.'],
        evidence: ['baseline', 'netsh.dynamicport.ipv6.tcp'],
        advice: [
          [
            'command',
            'netsh int ipv6 set dynamicport protocol=tcp startport=6005 numberofports=59530',
          ],
        ],
        docs: [docs.dynamicPorts],
      },
      'IPv6 TCP dynamic port range',
    ],
  ]);

  it('about each range that differs at either end', () => {
    const moved = findingsAfter(
      afterInput({}, { range: { first: 6006, last: 65_534 } }),
      'PORT-102',
    );
    expect(
      moved.filter(({ outcome }) => outcome === 'manual').map((finding) => finding.subject),
    ).toEqual(['IPv4 TCP dynamic port range', 'IPv6 TCP dynamic port range']);
  });
});
