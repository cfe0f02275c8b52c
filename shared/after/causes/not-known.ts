import type { Service } from '../../evidence/schema.ts';
import { timeText } from '../../text/time.ts';
import { say } from '../../texts/stored.ts';
import type { RootCause } from '../schema.ts';
import {
  baselineEvidence,
  causeOf,
  gapOf,
  journalEvidence,
  proofOf,
  type CauseContext,
  type Proof,
} from './context.ts';
import { needsProof } from './dependency-down.ts';
import { exitCodeProof, eventProof, failureProof } from './failure-proof.ts';
import { holderThen } from './holder-then.ts';
import { portProof } from './port-taken.ts';
import { portsOfService } from './ports-of-service.ts';
import { settledProof } from './still-changing.ts';

/** So many events are shown. */
const mostEvents = 5;

/** No rule explains it: everything that was seen of the service, and what could not be read. */
export const notKnown = (context: CauseContext): RootCause => {
  const { service, input, told } = context;
  const gaps = [
    ...gapOf(input.facts.systemLog, 'system-log'),
    ...gapOf(input.facts.applicationLog, 'application-log'),
    ...gapOf(input.facts.endpoints, 'endpoints'),
    ...gapOf(input.facts.processes, 'processes'),
    ...gapOf(input.facts.savedState, 'saved-state'),
  ];
  const ports = portsOfService(context);
  return causeOf(context, 'not-known', [reading(context), ...unreadText(gaps)].join(' '), [
    proofOf(seenText(service), 'services'),
    exitCodeProof(context),
    beforeProof(context),
    ...(told.since === null ? failureProof(context).slice(1) : []),
    ...told.events.slice(0, mostEvents).map((event) => eventProof(event)),
    ...needsProof(context),
    ...ports.flatMap((port) => portProof(port)),
    ...ports.flatMap(({ assessed }) => holderThen(context, assessed.report.port).proof),
    ...settledProof(context),
    ...setupProof(context),
    ...gaps,
  ]);
};

const reading = ({ service: { name, state, startType, win32ExitCode } }: CauseContext): string => {
  const service = { service: name };
  if (state === 'running') return say('cause.runs', service);
  if (state === 'paused') return say('cause.paused', service);
  if (win32ExitCode === 1077)
    return say(startType === 'manual' ? 'cause.not-started-manual' : 'cause.not-started', service);
  return say('cause.not-known', { ...service, state });
};

const seenText = ({ state, startType, pid }: Service): string => {
  const values = { state, type: startType ?? say('after.not-read') };
  return pid === null
    ? say('cause.seen-without-process', values)
    : say('cause.seen', { ...values, pid });
};

const unreadText = (gaps: readonly Proof[]): readonly string[] =>
  gaps.length === 0
    ? []
    : [say('cause.unread', { items: gaps.flatMap(({ evidence }) => evidence).join(', ') })];

const beforeProof = ({ before }: CauseContext): Proof =>
  before === null
    ? proofOf(say('cause.before-not-known'), baselineEvidence)
    : proofOf(
        say('cause.before', {
          state: before.state,
          type: before.startType ?? say('after.not-read'),
        }),
        baselineEvidence,
      );

const setupProof = ({ input: { watch } }: CauseContext): readonly Proof[] => {
  if (watch === null) return [proofOf(say('cause.nobody-watched'))];
  const { setup, gaps } = watch;
  return [
    proofOf(
      setup === null ? say('cause.setup-log-not-looked-for') : setupText(setup),
      journalEvidence,
    ),
    ...gaps.map(({ from, to }) =>
      proofOf(say('cause.unwatched', { from: timeText(from), to: timeText(to) }), journalEvidence),
    ),
  ];
};

const setupText = ({
  status,
  problem,
}: NonNullable<NonNullable<CauseContext['input']['watch']>['setup']>): string =>
  problem === null
    ? say('cause.setup-log', { status })
    : say('cause.setup-log-problem', { status, problem });
