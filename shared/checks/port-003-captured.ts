import { portSubject, type AssessedPort } from '../ports/assess-ports.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import { familyName } from '../ports/vocabulary.ts';
import { quoteName } from '../remediation/command-text.ts';
import type { Holder, Remediation } from '../report/schema.ts';
import { answerPerPort, findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';

const evidence = ['endpoints', 'services', 'processes', 'port-probe'];

/** Is a back-end port held by something that is not its service? */
export const port003: Check = {
  id: 'PORT-003',
  question: 'Is a back-end port held by something that is not its service?',
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
        title: `${subject} is captured by ${nameOf(holding.holder)}`,
        summary: `Port ${report.port} is held by ${describeHolder(holding.holder)}${since(holding.holder)}. As long as that is so, ${target.service.name} cannot start (error 10048), and no exclusion can be added.`,
        evidence,
        remediation: waysOut(holding.holder, target.service.name),
        docs: [docs.exclusiveBind, docs.exclusions],
      };
    case 'unknown':
      return {
        outcome: 'error',
        title: `${subject}: it is not known who holds the port`,
        summary: holding.why,
        evidence,
        remediation: [
          {
            kind: 'hint',
            text: 'Run the check again; if it stays so, find out why the tables cannot be read or contradict each other.',
          },
        ],
      };
    case 'own':
      return {
        outcome: 'pass',
        title: `${subject}: held by its own service`,
        summary: `${target.service.name} itself listens (${holding.families.map(familyName).join(', ')}).`,
        evidence,
      };
    case 'free':
      return {
        outcome: 'pass',
        title: `${subject}: nobody holds the port`,
        summary: 'No endpoint of any process has this port.',
        evidence,
      };
  }
};

const nameOf = (holder: Holder): string => {
  if (isTimeWait(holder)) return 'a connection in TIME_WAIT';
  if (holder.pid === 0) return 'a connection whose process is not known';
  return holder.image?.split('\\').at(-1) ?? holder.service ?? 'something that no table names';
};

const since = ({ startedAt }: Holder): string =>
  startedAt ? `; the process runs since ${startedAt}` : '';

const waysOut = (holder: Holder, service: string): readonly Remediation[] => {
  const protect: Remediation = {
    kind: 'plan',
    text: `When the port is free: protect ports of ${service}, so that it cannot be captured again.`,
    service,
  };
  if (isTimeWait(holder))
    return [
      {
        kind: 'hint',
        text: 'Wait: TIME_WAIT ends by itself after two to four minutes. Then run the check again.',
      },
      protect,
    ];
  const restart: Remediation =
    holder.service !== null
      ? { kind: 'command', text: `Restart-Service ${quoteName(holder.service)}` }
      : {
          kind: 'hint',
          text: 'End or restart the program that holds the port, if you know what it is.',
        };
  return [
    {
      kind: 'hint',
      text: 'Wait and run the check again: many outgoing connections end within minutes. If this one stays, free the port.',
    },
    restart,
    protect,
  ];
};
