import { timeText } from '../../text/time.ts';
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
    ...gapOf(input.facts.systemLog, 'The System event log'),
    ...gapOf(input.facts.applicationLog, 'The Application event log'),
    ...gapOf(input.facts.endpoints, 'The endpoint tables'),
    ...gapOf(input.facts.processes, 'The processes'),
    ...gapOf(input.facts.savedState, 'The state that Setup saved'),
  ];
  const ports = portsOfService(context);
  return causeOf(context, 'not-known', `${reading(context)}${unreadText(gaps)}`, [
    proofOf(
      `State ${service.state}, start type ${service.startType ?? 'not read'}, process ${service.pid ?? 'none'}.`,
      'services',
    ),
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

const reading = ({ service }: CauseContext): string => {
  const { name, state, startType, win32ExitCode } = service;
  if (state === 'running') return `${name} runs.`;
  if (state === 'paused')
    return `${name} is paused. Somebody, or a program, paused it; why is not known.`;
  if (win32ExitCode === 1077)
    return `${name} was not started since the boot (1077)${startType === 'manual' ? '; its start type is manual, so Windows does not start it by itself' : ''}. Nothing shows why.`;
  return `Why ${name} is ${state} is not known: it shows no failure.`;
};

const unreadText = (gaps: readonly Proof[]): string =>
  gaps.length === 0
    ? ''
    : ` Not everything could be read: ${gaps.flatMap(({ evidence }) => evidence).join(', ')}.`;

const beforeProof = ({ before }: CauseContext): Proof =>
  before === null
    ? proofOf('How it stood before the update is not known.', baselineEvidence)
    : proofOf(
        `Before the update: ${before.state}, start type ${before.startType ?? 'not read'}.`,
        baselineEvidence,
      );

const setupProof = ({ input: { watch } }: CauseContext): readonly Proof[] => {
  if (watch === null) return [proofOf('Nobody watched the update.')];
  const { setup, gaps } = watch;
  return [
    proofOf(
      setup === null
        ? 'Setup’s log was not looked for.'
        : `Setup’s log: ${setup.status}${setup.problem === null ? '' : ` (${setup.problem})`}.`,
      journalEvidence,
    ),
    ...gaps.map(({ from, to }) =>
      proofOf(`Nobody watched from ${timeText(from)} to ${timeText(to)}.`, journalEvidence),
    ),
  ];
};
