import { families, familyName, type Family } from '../../../shared/ports/vocabulary.ts';
import type { PlanStep } from '../../../shared/remediation/plan.ts';
import type { PlanRecord, StepRecord } from '../../../shared/run/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Tone } from '../../components/tones.ts';

/** How far one port of a deferred plan is. */
export type DeferredPort = {
  readonly port: number;
  readonly tone: Tone;
  readonly word: string;
  /** Attempts that were refused; null while there was none, or once it was excluded all the same. */
  readonly refused: {
    readonly times: number;
    readonly since: string;
    readonly detail: string;
  } | null;
};

export type DeferralRow = {
  readonly planId: string;
  readonly service: string;
  readonly by: string;
  readonly ports: readonly DeferredPort[];
  /** Whether it can still be taken back. */
  readonly open: boolean;
  /** How it ended; null while it is open. */
  readonly ended: string | null;
};

/** Deferred plans that somebody authorised, in the order in which that happened. */
export const deferralRows = (plans: readonly PlanRecord[], texts: Texts): readonly DeferralRow[] =>
  plans.flatMap((record) => {
    const { plan, confirmedBy, outcome, detail } = record;
    if (plan.kind !== 'defer-protection' || confirmedBy === null) return [];
    return [
      {
        planId: plan.id,
        service: plan.service,
        by: confirmedBy,
        ports: plan.ports.map((port) => portOf(record, port, texts)),
        open: outcome === null,
        ended: outcome === null ? null : detail,
      },
    ];
  });

const portOf = ({ plan, steps, outcome }: PlanRecord, port: number, texts: Texts): DeferredPort => {
  const isDone = (step: PlanStep): boolean =>
    attemptsAt(steps, step).some((attempt) => succeeded(attempt));
  const excluded = families.filter((family) =>
    plan.steps.some((step) => reserves(step, port, family) && isDone(step)),
  );
  const proved = plan.steps.some(
    ({ action, ...step }) =>
      action.kind === 'prove-excluded' && action.port === port && isDone({ action, ...step }),
  );
  const open = plan.steps.filter(
    (step) =>
      families.some((family) => reserves(step, port, family)) && !isDone(step) && outcome === null,
  );
  return {
    port,
    ...progressOf(excluded, proved, outcome, texts),
    refused: refusalsOf(open, steps),
  };
};

const reserves = ({ action }: PlanStep, port: number, family: Family): boolean =>
  action.kind === 'reserve-port' && action.port === port && action.family === family;

const attemptsAt = (steps: readonly StepRecord[], { id }: PlanStep): readonly StepRecord[] =>
  steps.filter(({ stepId }) => stepId === id);

const succeeded = ({ outcome }: StepRecord): boolean => outcome === 'done' || outcome === 'already';

const progressOf = (
  excluded: readonly Family[],
  proved: boolean,
  outcome: PlanRecord['outcome'],
  texts: Texts,
): Pick<DeferredPort, 'tone' | 'word'> => {
  if (proved) return { tone: 'good', word: texts.say('during.deferral.proved') };
  if (excluded.length === families.length)
    return { tone: 'busy', word: texts.say('during.deferral.excluded') };
  const [only] = excluded;
  if (only !== undefined) {
    const other: Family = only === 'ipv4' ? 'ipv6' : 'ipv4';
    const half = outcome === null ? 'during.deferral.half-waiting' : 'during.deferral.half';
    return {
      tone: 'warn',
      word: texts.say(half, { done: familyName(only), open: familyName(other) }),
    };
  }
  return outcome === null
    ? { tone: 'busy', word: texts.say('during.deferral.waiting') }
    : { tone: 'quiet', word: texts.say('during.deferral.not-excluded') };
};

const refusalsOf = (
  open: readonly PlanStep[],
  steps: readonly StepRecord[],
): DeferredPort['refused'] => {
  const failed = steps.filter(
    (record) => record.outcome === 'failed' && open.some(({ id }) => id === record.stepId),
  );
  const last = failed.at(-1);
  const [first] = failed;
  if (!first || !last) return null;
  return { times: failed.length, since: first.startedAt, detail: last.detail };
};
