import { sameName } from '../../exchange/services.ts';
import { timeText } from '../../text/time.ts';
import { say } from '../../texts/stored.ts';
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
  const component = input.watch?.setup?.component;
  if (setupIsAtWork(context))
    return causeOf(
      context,
      'still-changing',
      say('cause.setup-at-work', { service: service.name, state: service.state }),
      [
        stateProof(context),
        proofOf(
          component ? say('cause.setup-under-way-at', { component }) : say('cause.setup-under-way'),
          journalEvidence,
        ),
      ],
    );
  if (!service.state.endsWith('-pending')) return null;
  return causeOf(context, 'still-changing', afterWait(context, 'pending'), [
    stateProof(context),
    ...sinceProof(context),
    ...settledProof(context),
  ]);
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
      ? say('cause.flaps', { service: service.name, state: service.state })
      : afterWait(context, 'not-at-rest'),
    [stateProof(context), ...settledProof(context)],
  );
};

/** A watch that does not run any more shows how Setup stood then, not now. */
export const setupIsAtWork = ({ input }: Pick<CauseContext, 'input'>): boolean =>
  input.watch?.status === 'running' && input.watch.setup?.status === 'running';

const afterWait = (
  { input: { settled }, service }: CauseContext,
  text: 'pending' | 'not-at-rest',
): string => {
  const values = { service: service.name, state: service.state };
  return settled === null
    ? say(`cause.${text}`, values)
    : say(`cause.${text}-after-wait`, { ...values, seconds: Math.round(settled.waitedSeconds) });
};

const stateProof = ({ service: { state, pid, win32ExitCode: code } }: CauseContext): Proof =>
  proofOf(
    pid === null
      ? say('cause.stands-without-process', { state, code })
      : say('cause.stands', { state, pid, code }),
    'services',
  );

const sinceProof = ({ input, service }: CauseContext): readonly Proof[] => {
  const seen = input.watch?.services.find(({ name }) => sameName(name, service.name));
  return seen?.state === service.state
    ? [proofOf(say('cause.seen-so-since', { since: timeText(seen.since) }), journalEvidence)]
    : [];
};

export const settledProof = ({ input: { settled } }: CauseContext): readonly Proof[] => {
  if (settled === null) return [proofOf(say('cause.wait.none'))];
  const seconds = Math.round(settled.waitedSeconds);
  return [proofOf(say(`cause.wait.${settled.outcome}`, { seconds }), journalEvidence)];
};
