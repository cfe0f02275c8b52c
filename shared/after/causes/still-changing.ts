import { sameName } from '../../exchange/services.ts';
import { timeText } from '../../text/time.ts';
import {
  causeOf,
  journalEvidence,
  proofOf,
  type CauseContext,
  type CauseRule,
  type Proof,
} from './context.ts';

/** The service is on its way, or Setup is at work and holds services down on purpose: it is too early for a reason. */
export const onTheWay: CauseRule = (context) => {
  const { service, input } = context;
  if (setupIsAtWork(context))
    return causeOf(
      context,
      'still-changing',
      `Setup is still at work, and stops and disables services on purpose: ${service.name} is ${service.state}.`,
      [
        stateProof(context),
        proofOf(
          `Setup’s log shows a run under way${input.watch?.setup?.component ? `, at ${input.watch.setup.component}` : ''}.`,
          journalEvidence,
        ),
      ],
    );
  if (!service.state.endsWith('-pending')) return null;
  return causeOf(
    context,
    'still-changing',
    `${service.name} is ${service.state}: it has neither started nor stopped${waitedText(context)}.`,
    [stateProof(context), ...sinceProof(context), ...settledProof(context)],
  );
};

/** Nothing else explains it, and the services had not come to rest when the wait for them ended. */
export const notSettled: CauseRule = (context) => {
  const { service, input } = context;
  const { settled } = input;
  const flaps = settled?.flapping.some((name) => sameName(name, service.name)) ?? false;
  const left = settled?.left.some(({ name }) => sameName(name, service.name)) ?? false;
  if (!flaps && !(left && settled?.outcome === 'limit-reached')) return null;
  return causeOf(
    context,
    'still-changing',
    flaps
      ? `${service.name} started and ended again while it was waited for; it is ${service.state} now.`
      : `${service.name} is ${service.state} and had not come to rest${waitedText(context)}.`,
    [stateProof(context), ...settledProof(context)],
  );
};

/** A watch that does not run any more shows how Setup stood then, not now. */
export const setupIsAtWork = ({ input }: Pick<CauseContext, 'input'>): boolean =>
  input.watch?.status === 'running' && input.watch.setup?.status === 'running';

const waitedText = ({ input }: CauseContext): string =>
  input.settled === null ? '' : `, after a wait of ${Math.round(input.settled.waitedSeconds)} s`;

const stateProof = ({ service }: CauseContext): Proof =>
  proofOf(
    `State ${service.state}, process ${service.pid ?? 'none'}, exit code ${service.win32ExitCode}.`,
    'services',
  );

const sinceProof = ({ input, service }: CauseContext): readonly Proof[] => {
  const seen = input.watch?.services.find(({ name }) => sameName(name, service.name));
  return seen?.state === service.state
    ? [proofOf(`The watch saw it so since ${timeText(seen.since)}.`, journalEvidence)]
    : [];
};

export const settledProof = ({ input: { settled } }: CauseContext): readonly Proof[] => {
  if (settled === null) return [proofOf('Nobody waited for the services to settle.')];
  const ended: Readonly<Record<typeof settled.outcome, string>> = {
    settled: 'all had settled',
    'limit-reached': 'the limit was reached',
    unread: 'the services could not be read',
    cancelled: 'it was cancelled',
  };
  return [
    proofOf(
      `The wait for the services ended after ${Math.round(settled.waitedSeconds)} s: ${ended[settled.outcome]}.`,
      journalEvidence,
    ),
  ];
};
