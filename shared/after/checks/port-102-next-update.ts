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
import { say } from '../../texts/stored.ts';

const tables = families.flatMap((family) => [
  dynamicPortItem(family, 'tcp'),
  ...stores.map((store) => exclusionItem(family, 'tcp', store)),
]);

/** After: are the back-end ports, ranges and exclusions as the next update needs them? */
export const port102: AfterCheck = {
  id: 'PORT-102',
  question: say('PORT-102.question'),
  impact: 'degraded',
  evaluate: (input) => findingsOf(port102, answers(input)),
};

const answers = (input: AfterInput): readonly Answer[] => {
  const before = input.baseline.facts;
  return [
    ...portAnswers(input),
    ...(before === null
      ? [nothingToCompare(input, say('PORT-102.what'))]
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
        title: say('PORT-102.ports-not-known'),
        summary: say('PORT-102.ports-not-known.summary', {
          item: unread.item,
          code: unread.code,
          message: unread.message,
        }),
        evidence: [unread.item],
      },
    ];
  if (ports.length > 0) return ports;
  return [
    {
      subject: facts.server.hostName,
      outcome: 'not-applicable',
      title: say('PORT-102.no-port'),
      summary: say('PORT-102.no-port.summary'),
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
      title: say('PORT-102.not-in-use', { subject }),
      summary: say('PORT-102.not-in-use.summary'),
    };
  const problems = port.standings.map(problemOf);
  const summary = problems.map(({ text }) => text).join(' ');
  if (problems.some(({ outcome }) => outcome === 'fail'))
    return {
      ...base,
      outcome: 'fail',
      title: say('PORT-102.at-risk', { subject }),
      summary: port.seen ? summary : `${summary} ${say('PORT-102.candidate')}`,
      remediation: [
        {
          kind: 'plan',
          plan: 'protect-ports',
          service: port.service,
          text: say('PORT-102.protect', { service: port.service }),
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
      title: say('PORT-102.unknown', { subject }),
      summary: port.guessed ? `${summary} ${say('PORT-102.guessed')}` : summary,
    };
  return { ...base, outcome: 'pass', title: say('PORT-102.pass', { subject }), summary };
};

type Problem = { readonly outcome: 'pass' | 'fail' | 'error'; readonly text: string };

/** One family: outside the range nothing has to be excluded, but a system exclusion refuses the service anywhere. */
const problemOf = ({ family: its, inside, active, persistent }: Standing): Problem => {
  const family = familyName(its);
  if (active === 'system' || persistent === 'system')
    return { outcome: 'fail', text: say('PORT-102.refused', { family }) };
  if (inside === false && active !== null && persistent !== null)
    return { outcome: 'pass', text: say('PORT-102.outside', { family }) };
  if (inside === true && active === 'none')
    return { outcome: 'fail', text: say('PORT-102.not-excluded', { family }) };
  if (inside === true && persistent === 'none')
    return { outcome: 'fail', text: say('PORT-102.until-boot', { family }) };
  if (inside === null || active === null || persistent === null)
    return { outcome: 'error', text: say('PORT-102.standing-unread', { family }) };
  return { outcome: 'pass', text: say('PORT-102.excluded', { family }) };
};

const lostAnswers = (before: Facts, now: Facts): readonly Answer[] =>
  families.flatMap((family) =>
    stores.flatMap((store): readonly Answer[] => {
      const item = exclusionItem(family, 'tcp', store);
      const was = before.exclusions[family].tcp[store];
      const is = now.exclusions[family].tcp[store];
      const subject = say(`after.subject.exclusions-${store}`, { family: familyName(family) });
      const base = { subject, evidence: ['baseline', item], docs: [docs.exclusions] };
      const unread = [was, is].find(({ known }) => !known);
      if (!was.known || !is.known)
        return [
          {
            ...base,
            outcome: 'error',
            title: say('PORT-102.exclusions-not-compared', { subject }),
            summary:
              unread !== undefined && !unread.known
                ? say(
                    was.known
                      ? 'PORT-102.exclusions-unread-now'
                      : 'PORT-102.exclusions-unread-before',
                    { code: unread.code, message: unread.message },
                  )
                : '',
          },
        ];
      const lost = lostExclusions(was.value, is.value);
      if (lost.length === 0) return [];
      return [
        {
          ...base,
          outcome: 'fail',
          title: say('PORT-102.lost', { subject, ranges: rangesText(lost) }),
          summary: say('PORT-102.lost.summary'),
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
    const subject = say(`after.subject.range-${family}-tcp`);
    const base = { subject, evidence: ['baseline', item], docs: [docs.dynamicPorts] };
    if (!was.known || !is.known)
      return [
        {
          ...base,
          outcome: 'error',
          title: say('after.not-compared', { what: subject }),
          summary: say(was.known ? 'PORT-102.range-unread-now' : 'after.not-read-before'),
        },
      ];
    if (was.value.first === is.value.first && was.value.last === is.value.last) return [];
    return [
      {
        ...base,
        outcome: 'manual',
        title: say('PORT-102.range-changed', {
          subject,
          now: rangeText(is.value),
          before: rangeText(was.value),
        }),
        summary: say('PORT-102.range-changed.summary'),
        remediation: [
          {
            kind: 'command',
            text: `netsh int ${family} set dynamicport protocol=tcp startport=${was.value.first} numberofports=${was.value.last - was.value.first + 1}`,
          },
        ],
      },
    ];
  });
