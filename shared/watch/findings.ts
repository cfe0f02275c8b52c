import { findingsOf, type Answer } from '../checks/check.ts';
import { docs } from '../checks/docs.ts';
import { explainExitCode } from '../exchange/exit-codes.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import { families, type Family } from '../ports/vocabulary.ts';
import type { Finding, Remediation } from '../report/schema.ts';
import { findKnownFailure } from '../setup-log/known-failures.ts';
import type { Capture, WatchedServiceState, WatchState } from './state.ts';
import { say } from '../texts/stored.ts';

/** The questions that the watch answers. They are not asked before it, so they are no part of the gate. */
export const watchQuestions = {
  setup: {
    id: 'SETUP-001',
    question: say('SETUP-001.question'),
    impact: 'update-fails',
  },
  ports: {
    id: 'PORT-101',
    question: say('PORT-101.question'),
    impact: 'outage',
  },
  services: {
    id: 'SVC-101',
    question: say('SVC-101.question'),
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
  title: say('watch.interrupted'),
  summary: say('watch.interrupted.summary'),
  evidence,
  remediation: [{ kind: 'hint', text: say('watch.interrupted.hint') }],
};

const setupAnswer = ({ status, setup, setupNotes }: WatchState): Answer => {
  const base = { subject: 'Setup', evidence };
  const errors = setupNotes.filter(({ kind }) => kind === 'error' || kind === 'failed');
  const said = errors.map(({ text }) => text.split('\n')[0] ?? '').slice(-3);
  const counted =
    setup === null
      ? ''
      : say('SETUP-001.counts', { errors: setup.errors, warnings: setup.warnings });
  switch (setup?.status ?? 'no-log') {
    case 'no-log':
    case 'waiting':
      return status === 'running'
        ? {
            ...base,
            outcome: 'in-progress',
            title: say('SETUP-001.not-begun'),
            summary: say('SETUP-001.not-begun.summary'),
          }
        : {
            ...base,
            outcome: 'manual',
            title: say('SETUP-001.not-seen'),
            summary: say('SETUP-001.not-seen.summary'),
          };
    case 'unreadable':
      return {
        ...base,
        outcome: 'error',
        title: say('SETUP-001.unreadable'),
        summary: setup?.problem ?? '',
      };
    case 'running':
      return {
        ...base,
        outcome: 'in-progress',
        title: say('SETUP-001.running'),
        summary: `${setup?.component ?? setup?.phase ?? ''}. ${counted}`,
      };
    case 'succeeded':
      return {
        ...base,
        outcome: 'pass',
        title: say('SETUP-001.succeeded'),
        summary: `${counted} ${say('SETUP-001.succeeded.summary')}`,
      };
    case 'failed':
    case 'ended-unproved':
      return {
        ...base,
        outcome: 'fail',
        title: say(setup?.status === 'failed' ? 'SETUP-001.failed' : 'SETUP-001.unproved'),
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
      ended === 0 ? say('PORT-101.before-free') : say('PORT-101.before-captured', { count: ended });
    if (open)
      return {
        ...base,
        outcome: 'fail',
        title: say('PORT-101.captured', { subject: base.subject }),
        summary: `${say('PORT-101.captured.summary', { holder: describeHolder(open.holder), since: timeOf(open), service })} ${before}`,
        remediation: [{ kind: 'hint', text: wayOut(open) }],
        docs: [docs.exclusiveBind],
      };
    const unknown = families.find((family) => (sights[family]?.status ?? 'unknown') === 'unknown');
    if (unknown)
      return {
        ...base,
        outcome: 'error',
        title: say('PORT-003.unknown', { subject: base.subject }),
        summary: sights[unknown]?.why ?? say('PORT-101.unknown.not-looked'),
      };
    const stateIn = (family: Family): string => say(`code.${sights[family]?.status ?? 'unknown'}`);
    return {
      ...base,
      outcome: 'pass',
      title: say('PORT-101.free', { subject: base.subject }),
      summary: `${say('PORT-101.free.summary', { ipv4: stateIn('ipv4'), ipv6: stateIn('ipv6') })} ${before}`,
    };
  });

const timeOf = ({ firstSeenAt }: Capture): string => firstSeenAt.slice(11, 19);

const wayOut = ({ holder }: Capture): string =>
  isTimeWait(holder) ? say('SVC-101.hint.time-wait') : say('PORT-101.captured.release');

const serviceAnswers = (watch: WatchState): readonly Answer[] => {
  const ran = watch.services.filter(({ before }) => before.state === 'running');
  if (ran.length === 0)
    return [
      {
        subject: 'Services',
        outcome: 'error',
        title: say('SVC-101.watch.unknown'),
        summary: say('SVC-101.watch.unknown.summary'),
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
        title: say('SVC-101.watch.running'),
        summary: say('SVC-101.watch.running.summary', { count: ran.length }),
        evidence,
      },
    ];
  if (!ended)
    return [
      {
        subject: 'Services',
        outcome: 'in-progress',
        title: say('SVC-101.watch.in-progress', { count: down.length }),
        summary: say('SVC-101.watch.in-progress.summary', {
          services: down.map(({ name }) => name).join(', '),
        }),
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
    title: say('SVC-101.down', { name, state: say(`code.${state}`) }),
    summary: [
      startType === 'disabled' ? say('SVC-101.watch.disabled') : '',
      explained === null ? '' : say('SVC-101.watch.exit', { explained }),
    ]
      .filter((text) => text !== '')
      .join(' '),
    evidence,
    remediation: [
      {
        kind: 'hint',
        text: say(startType === 'disabled' ? 'SVC-101.watch.give-back' : 'SVC-101.watch.find-out'),
      },
    ],
    docs: [docs.services],
  };
};
