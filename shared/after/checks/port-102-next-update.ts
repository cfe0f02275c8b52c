import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { dynamicPortItem, exclusionItem } from '../../evidence/items.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { families, familyName, stores } from '../../ports/vocabulary.ts';
import { lostExclusions, rangesText, rangeText } from '../compare/exclusions.ts';
import {
  portsOfNextUpdate,
  type NextUpdatePort,
  type Standing,
} from '../compare/next-update-ports.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { nothingToCompare } from './answers.ts';
import { exclusionCommand } from '../../remediation/command-text.ts';

const tables = families.flatMap((family) => [
  dynamicPortItem(family, 'tcp'),
  ...stores.map((store) => exclusionItem(family, 'tcp', store)),
]);

/** After: are the back-end ports, ranges and exclusions as the next update needs them? */
export const port102: AfterCheck = {
  id: 'PORT-102',
  question: 'After: are the back-end ports, ranges and exclusions as the next update needs them?',
  impact: 'degraded',
  evaluate: (input) => findingsOf(port102, answers(input)),
};

const answers = (input: AfterInput): readonly Answer[] => {
  const before = input.baseline.facts;
  return [
    ...portAnswers(input),
    ...(before === null
      ? [nothingToCompare(input, 'Ranges and exclusions')]
      : [...lostAnswers(before, input.facts), ...rangeAnswers(before, input.facts)]),
  ];
};

const portAnswers = (input: AfterInput): readonly Answer[] => {
  const { facts } = input;
  const unread = [facts.services, facts.endpoints].find(({ known }) => !known);
  const ports = portsOfNextUpdate(input).map(portAnswer);
  if (unread !== undefined && !unread.known)
    return [
      ...ports,
      {
        subject: facts.server.hostName,
        outcome: 'error',
        title: 'The back-end ports are not known',
        summary: `"${unread.item}" could not be read (${unread.code}: ${unread.message}).`,
        evidence: [unread.item],
      },
    ];
  if (ports.length > 0) return ports;
  return [
    {
      subject: facts.server.hostName,
      outcome: 'not-applicable',
      title: 'No back-end port to protect',
      summary:
        'No service of Exchange listens, or listened, on a port of its own beyond the well-known ones.',
      evidence: ['services', 'endpoints'],
    },
  ];
};

const portAnswer = (port: NextUpdatePort): Answer => {
  const subject = `${port.service} tcp/${port.port}`;
  const base = { subject, evidence: [...tables, 'services', 'endpoints'], docs: [docs.exclusions] };
  if (!port.inUse)
    return {
      ...base,
      outcome: 'not-applicable',
      title: `${subject}: the service is not in use`,
      summary: 'It was stopped before the update and is now, and nobody relies on it.',
    };
  const problems = port.standings.map((standing) => ({ standing, ...problemOf(standing) }));
  const summary = problems
    .map(({ standing, text }) => `${familyName(standing.family)}: ${text}.`)
    .join(' ');
  if (problems.some(({ outcome }) => outcome === 'fail'))
    return {
      ...base,
      outcome: 'fail',
      title: `${subject}: the next update, or the next restart, can lose this port`,
      summary: port.seen
        ? summary
        : `${summary} Nobody was seen listening: a documented candidate.`,
      remediation: [
        {
          kind: 'plan',
          plan: 'protect-ports',
          service: port.service,
          text: `Protect ports of ${port.service}: stop the service, exclude the port in IPv4 and IPv6, start the service, prove both.`,
        },
        ...families.map((family) => ({
          kind: 'command' as const,
          text: exclusionCommand('add', family, port.port),
        })),
      ],
    };
  if (port.guessed || problems.some(({ outcome }) => outcome === 'error'))
    return {
      ...base,
      outcome: 'error',
      title: `${subject}: it is not known whether the port is protected`,
      summary: port.guessed
        ? `${summary} The configured port could not be read; the number is the documented default.`
        : summary,
    };
  return { ...base, outcome: 'pass', title: `${subject}: the port is as it has to be`, summary };
};

type Problem = { readonly outcome: 'pass' | 'fail' | 'error'; readonly text: string };

/** One family: outside the range nothing has to be excluded, but a system exclusion refuses the service anywhere. */
const problemOf = ({ inside, active, persistent }: Standing): Problem => {
  if (active === 'system' || persistent === 'system')
    return { outcome: 'fail', text: 'a system exclusion covers the port and refuses the service' };
  if (inside === false && active !== null && persistent !== null)
    return { outcome: 'pass', text: 'outside the dynamic port range' };
  if (inside === true && active === 'none')
    return { outcome: 'fail', text: 'inside the dynamic port range and not excluded' };
  if (inside === true && persistent === 'none')
    return { outcome: 'fail', text: 'excluded until the next boot only' };
  if (inside === null || active === null || persistent === null)
    return { outcome: 'error', text: 'the range or an exclusion table could not be read' };
  return { outcome: 'pass', text: 'inside the dynamic port range, and excluded for good' };
};

const lostAnswers = (before: Facts, now: Facts): readonly Answer[] =>
  families.flatMap((family) =>
    stores.flatMap((store): readonly Answer[] => {
      const item = exclusionItem(family, 'tcp', store);
      const was = before.exclusions[family].tcp[store];
      const is = now.exclusions[family].tcp[store];
      const subject = `${familyName(family)} TCP exclusions, ${store}`;
      const base = { subject, evidence: ['baseline', item], docs: [docs.exclusions] };
      const unread = [was, is].find(({ known }) => !known);
      if (!was.known || !is.known)
        return [
          {
            ...base,
            outcome: 'error',
            title: `${subject}: they could not be compared`,
            summary:
              unread !== undefined && !unread.known
                ? `${was.known ? 'Now' : 'Before the update'}: ${unread.code}: ${unread.message}`
                : '',
          },
        ];
      const lost = lostExclusions(was.value, is.value);
      if (lost.length === 0) return [];
      return [
        {
          ...base,
          outcome: 'fail',
          title: `${subject}: ${rangesText(lost)} is not excluded any more`,
          summary: 'Somebody excluded it before the update, and the exclusion is gone.',
          remediation: lost.map((range) => ({
            kind: 'command' as const,
            text: exclusionCommand('add', family, range.first, {
              count: range.last - range.first + 1,
              store,
            }),
          })),
        },
      ];
    }),
  );

/** Whether a changed range does harm shows at the ports; that it changed is for people to know. */
const rangeAnswers = (before: Facts, now: Facts): readonly Answer[] =>
  families.flatMap((family): readonly Answer[] => {
    const item = dynamicPortItem(family, 'tcp');
    const was = before.ranges[family].tcp;
    const is = now.ranges[family].tcp;
    const subject = `${familyName(family)} TCP dynamic port range`;
    const base = { subject, evidence: ['baseline', item], docs: [docs.dynamicPorts] };
    if (!was.known || !is.known)
      return [
        {
          ...base,
          outcome: 'error',
          title: `${subject}: it could not be compared`,
          summary: `It was not read ${was.known ? 'now' : 'before the update'}.`,
        },
      ];
    if (was.value.first === is.value.first && was.value.last === is.value.last) return [];
    return [
      {
        ...base,
        outcome: 'manual',
        title: `${subject}: ${rangeText(is.value)}, before the update ${rangeText(was.value)}`,
        summary:
          'Setup can set the range anew. Whether that is wanted, only you can say; which ports it puts at risk stands with each port.',
        remediation: [
          {
            kind: 'command',
            text: `netsh int ${family} set dynamicport protocol=tcp startport=${was.value.first} numberofports=${was.value.last - was.value.first + 1}`,
          },
        ],
      },
    ];
  });
