import { portSubject, type AssessedPort } from '../ports/assess-ports.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import { familyName } from '../ports/vocabulary.ts';
import { quoteName } from '../remediation/command-text.ts';
import type { Holder, Remediation } from '../report/schema.ts';
import { say } from '../texts/stored.ts';
import { answerPerPort, findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';

const evidence = ['endpoints', 'services', 'processes', 'port-probe'];

/** Is a back-end port held by something that is not its service? */
export const port003: Check = {
  id: 'PORT-003',
  question: say('PORT-003.question'),
  impact: 'outage',
  needs: [
    'registry.adam-ports',
    'rpc-endpoints',
    'processes',
    'endpoints',
    'services',
    'port-probe',
  ],
  evaluate: (assessment) =>
    findingsOf(
      port003,
      answerPerPort(assessment, evidence, (port) => answer(port)),
    ),
};

const answer = ({ report, holding, target }: AssessedPort): Omit<Answer, 'subject'> => {
  const subject = portSubject(report);
  switch (holding.kind) {
    case 'captured':
      return {
        outcome: 'fail',
        title: say('PORT-003.captured', { subject, holder: nameOf(holding.holder) }),
        summary: summaryOf(holding.holder, report.port, target.service.name),
        evidence,
        remediation: waysOut(holding.holder, target.service.name),
        docs: [docs.exclusiveBind, docs.exclusions],
      };
    case 'unknown':
      return {
        outcome: 'error',
        title: say('PORT-003.unknown', { subject }),
        summary: holding.why,
        evidence,
        remediation: [
          {
            kind: 'hint',
            text: say('PORT-003.unknown.hint'),
          },
        ],
      };
    case 'own':
      return {
        outcome: 'pass',
        title: say('PORT-003.own', { subject }),
        summary: say('PORT-003.own.summary', {
          service: target.service.name,
          families: holding.families.map(familyName).join(', '),
        }),
        evidence,
      };
    case 'free':
      return {
        outcome: 'pass',
        title: say('PORT-003.free', { subject }),
        summary: say('PORT-003.free.summary'),
        evidence,
      };
  }
};

const nameOf = (holder: Holder): string => {
  if (isTimeWait(holder)) return say('PORT-003.time-wait');
  if (holder.pid === 0) return say('holder.no-process');
  return holder.image?.split('\\').at(-1) ?? holder.service ?? say('PORT-003.no-table');
};

const summaryOf = (holder: Holder, port: number, service: string): string => {
  const values = { port, holder: describeHolder(holder), service };
  return holder.startedAt
    ? say('PORT-003.captured.summary-since', { ...values, since: holder.startedAt })
    : say('PORT-003.captured.summary', values);
};

const waysOut = (holder: Holder, service: string): readonly Remediation[] => {
  const protect: Remediation = {
    kind: 'plan',
    text: say('PORT-003.protect', { service }),
    service,
  };
  if (isTimeWait(holder))
    return [
      {
        kind: 'hint',
        text: say('PORT-003.wait-time-wait'),
      },
      protect,
    ];
  const restart: Remediation =
    holder.service !== null
      ? { kind: 'command', text: `Restart-Service ${quoteName(holder.service)}` }
      : {
          kind: 'hint',
          text: say('PORT-003.restart-program'),
        };
  return [
    {
      kind: 'hint',
      text: say('PORT-003.wait'),
    },
    restart,
    protect,
  ];
};
