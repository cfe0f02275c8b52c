import { findingsOf, type Answer } from '../checks/check.ts';
import { docs } from '../checks/docs.ts';
import { explainExitCode } from '../exchange/exit-codes.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import { families, familyName } from '../ports/vocabulary.ts';
import type { Finding, Remediation } from '../report/schema.ts';
import { findKnownFailure } from '../setup-log/known-failures.ts';
import type { Capture, WatchedServiceState, WatchState } from './state.ts';

/** The questions that the watch answers. They are not asked before it, so they are no part of the gate. */
export const watchQuestions = {
  setup: {
    id: 'SETUP-001',
    question: 'During: did Setup end with the line that proves success?',
    impact: 'update-fails',
  },
  ports: {
    id: 'PORT-101',
    question: 'During: is a back-end port held by something that is not its service?',
    impact: 'outage',
  },
  services: {
    id: 'SVC-101',
    question: 'After: does every service that ran before run now?',
    impact: 'outage',
  },
} as const;

/** What the watch has found up to now, as findings of the report. While Setup works, services are down on purpose, and the question about them is not answered yet. */
export const watchFindings = (watch: WatchState): readonly Finding[] => {
  // What was seen last may not be so any more, good or bad.
  if (watch.status === 'interrupted')
    return Object.values(watchQuestions).flatMap((question) =>
      findingsOf(question, [interruptedAnswer]),
    );
  return [
    ...findingsOf(watchQuestions.setup, [setupAnswer(watch)]),
    ...findingsOf(watchQuestions.ports, portAnswers(watch)),
    ...findingsOf(watchQuestions.services, serviceAnswers(watch)),
  ];
};

const evidence = ['journal'];

const interruptedAnswer: Answer = {
  subject: 'Watch',
  outcome: 'error',
  title: 'Nobody watches at this moment',
  summary:
    'The agent or its computer went down during the watch, so how things stand now is not known.',
  evidence,
  remediation: [{ kind: 'hint', text: 'Connect again, so that the watch goes on.' }],
};

const setupAnswer = ({ status, setup, setupNotes }: WatchState): Answer => {
  const base = { subject: 'Setup', evidence };
  const errors = setupNotes.filter(({ kind }) => kind === 'error' || kind === 'failed');
  const said = errors.map(({ text }) => text.split('\n')[0] ?? '').slice(-3);
  const counted = setup === null ? '' : `${setup.errors} error(s), ${setup.warnings} warning(s).`;
  switch (setup?.status ?? 'no-log') {
    case 'no-log':
    case 'waiting':
      return status === 'running'
        ? {
            ...base,
            outcome: 'in-progress',
            title: 'Setup has not begun',
            summary: 'Its log shows no run that began since the watch did.',
          }
        : {
            ...base,
            outcome: 'manual',
            title: 'Setup was not seen while the watch ran',
            summary:
              'Its log shows no run that began then. If Setup did run, only you can say how it ended.',
          };
    case 'unreadable':
      return {
        ...base,
        outcome: 'error',
        title: 'Setup’s log cannot be read',
        summary: setup?.problem ?? '',
      };
    case 'running':
      return {
        ...base,
        outcome: 'in-progress',
        title: 'Setup is under way',
        summary: `${setup?.component ?? setup?.phase ?? ''}. ${counted}`,
      };
    case 'succeeded':
      return {
        ...base,
        outcome: 'pass',
        title: 'Setup reports success',
        summary: `${counted} The line says nothing about services: see SVC-101.`,
      };
    case 'failed':
    case 'ended-unproved':
      return {
        ...base,
        outcome: 'fail',
        title: setup?.status === 'failed' ? 'Setup failed' : 'Setup ended without proof of success',
        summary: [counted, ...said].join(' '),
        remediation: errors.flatMap(({ known }): Remediation[] => {
          const failure = known === null ? null : findKnownFailure(known);
          return failure ? [{ kind: 'hint', text: `${failure.what} ${failure.remedy}` }] : [];
        }),
        docs: [docs.cumulativeUpdate],
      };
  }
};

const portAnswers = ({ ports, captures }: WatchState): readonly Answer[] =>
  ports.map(({ service, protocol, port, families: sights }) => {
    const base = { subject: `${service} ${protocol}/${port}`, evidence };
    const open = captures.find(
      (capture) =>
        capture.lastSeenAt === null && capture.port === port && capture.protocol === protocol,
    );
    const ended = captures.filter((capture) => capture.port === port && capture !== open).length;
    const before =
      ended === 0 ? 'It was not captured before.' : `Captured ${ended} time(s) before.`;
    if (open)
      return {
        ...base,
        outcome: 'fail',
        title: `${base.subject} is captured`,
        summary: `Held by ${describeHolder(open.holder)} since ${timeOf(open)}. ${service} cannot start while that is so (error 10048). ${before}`,
        remediation: [{ kind: 'hint', text: wayOut(open) }],
        docs: [docs.exclusiveBind],
      };
    const unknown = families.find((family) => (sights[family]?.status ?? 'unknown') === 'unknown');
    if (unknown)
      return {
        ...base,
        outcome: 'error',
        title: `${base.subject}: it is not known who holds the port`,
        summary: sights[unknown]?.why ?? 'The port was not looked at yet.',
      };
    const states = families.map(
      (family) => `${familyName(family)} ${sights[family]?.status ?? ''}`,
    );
    return {
      ...base,
      outcome: 'pass',
      title: `${base.subject}: nobody else holds the port`,
      summary: `${states.join(', ')}. ${before}`,
    };
  });

const timeOf = ({ firstSeenAt }: Capture): string => firstSeenAt.slice(11, 19);

const wayOut = ({ holder }: Capture): string =>
  isTimeWait(holder)
    ? 'Wait: TIME_WAIT ends by itself after two to four minutes; then start the service.'
    : 'Wait for the holder to let go, or free the port in the wizard; then exclude the port and start the service.';

const serviceAnswers = (watch: WatchState): readonly Answer[] => {
  const ran = watch.services.filter(({ before }) => before.state === 'running');
  if (ran.length === 0)
    return [
      {
        subject: 'Services',
        outcome: 'error',
        title: 'It is not known which services ran before',
        summary: 'The watch has not seen the services yet.',
        evidence,
      },
    ];
  const ended = ['succeeded', 'failed', 'ended-unproved'].includes(watch.setup?.status ?? '');
  const down = ran.filter(({ state }) => state !== 'running');
  if (down.length === 0)
    return [
      {
        subject: 'Services',
        outcome: 'pass',
        title: 'Every service that ran when the watch began runs now',
        summary: `${ran.length} service(s). Running is not the same as answering: try the mail protocols.`,
        evidence,
      },
    ];
  if (!ended)
    return [
      {
        subject: 'Services',
        outcome: 'in-progress',
        title: `${down.length} service(s) are down`,
        summary: `Setup stops them and starts them again: ${down.map(({ name }) => name).join(', ')}.`,
        evidence,
      },
    ];
  return down.map((service) => downAnswer(service));
};

const downAnswer = ({ name, state, startType, win32ExitCode }: WatchedServiceState): Answer => {
  const explained = explainExitCode(win32ExitCode);
  return {
    subject: name,
    outcome: 'fail',
    title: `${name} ran before the update and is ${state} now`,
    summary: [
      startType === 'disabled' ? 'It is disabled.' : '',
      explained === null ? '' : `When it was started last, ${explained}.`,
    ]
      .filter((text) => text !== '')
      .join(' '),
    evidence,
    remediation: [
      {
        kind: 'hint',
        text:
          startType === 'disabled'
            ? 'Give it back the start type that it had before the update, then start it.'
            : 'Find out what keeps it from starting (its port, a service that it needs), settle that, and start it.',
      },
    ],
    docs: [docs.services],
  };
};
