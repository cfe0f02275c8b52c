import { findService } from '../../../shared/exchange/services.ts';
import type { Plan, PlanStep } from '../../../shared/remediation/plan.ts';
import type { PlanRecord, StepRecord } from '../../../shared/run/state.ts';
import type { Look } from '../../../shared/watch/judge-port.ts';
import type { WatchLook } from '../server/watch-reader.ts';

/** A deferred plan that was authorised and has not ended. */
export const openDeferrals = (plans: readonly PlanRecord[]): readonly PlanRecord[] =>
  plans.filter(
    ({ plan, confirmedBy, outcome }) =>
      plan.kind === 'defer-protection' && confirmedBy !== null && outcome === null,
  );

/** A step counts as done when any attempt at it was; a failed one is tried again. */
const isDone = (step: PlanStep, records: readonly StepRecord[]): boolean =>
  records.some(
    ({ stepId, outcome }) => stepId === step.id && (outcome === 'done' || outcome === 'already'),
  );

/**
 * The steps of a deferred plan that can be tried at this look: exclusions of ports that nobody has in that family while the service is stopped, and the proofs once every exclusion is there.
 *
 * While the service is starting nothing is tried: its bind must not meet an exclusion that is being made.
 */
export const stepsDueNow = (record: PlanRecord, look: Look): readonly PlanStep[] => {
  const { plan, steps } = record;
  const open = plan.steps.filter((step) => !isDone(step, steps));
  const reservations = open.filter(({ action }) => action.kind === 'reserve-port');
  if (reservations.length === 0) return open;
  if (findService(look.services, plan.service)?.state !== 'stopped') return [];
  return reservations.filter(({ action }) => {
    if (action.kind !== 'reserve-port') return false;
    const { protocol, family, port } = action;
    return !look.rows.some(
      (row) => row.protocol === protocol && row.family === family && row.localPort === port,
    );
  });
};

/** Whether nothing of a plan is left to be done. */
export const isComplete = ({ plan, steps }: PlanRecord): boolean =>
  plan.steps.every((step) => isDone(step, steps));

export type DeferredWork = {
  readonly plans: () => readonly PlanRecord[];
  /** Journals the intent of one step, performs it, journals the outcome. Answers whether it was done. */
  readonly perform: (plan: Plan, step: PlanStep, signal: AbortSignal) => Promise<boolean>;
  readonly finish: (plan: Plan) => Promise<void>;
  /** Milliseconds on a clock that never goes back. */
  readonly elapsed: () => number;
};

/** After a refusal Windows is asked again no sooner than this; each attempt starts a process and writes two lines. */
const retryAfterMs = 500;

/**
 * Executes deferred protection after looks. The looks go on meanwhile: a command takes longer than the time between two of them.
 *
 * Commands of one plan run side by side per port and family, because the port may be gone in the time that they would take one after the other.
 */
export const createDeferredProtection = (
  work: DeferredWork,
): {
  readonly afterLook: (look: WatchLook, signal: AbortSignal) => void;
  readonly idle: () => Promise<void>;
} => {
  const underWay = new Map<string, Promise<void>>();
  const tryAgainAt = new Map<string, number>();

  const start = (plan: Plan, step: PlanStep, signal: AbortSignal): void => {
    const key = `${plan.id} ${step.id}`;
    if (underWay.has(key) || work.elapsed() < (tryAgainAt.get(key) ?? 0)) return;
    const attempt = work
      .perform(plan, step, signal)
      .then((done) => {
        if (!done) tryAgainAt.set(key, work.elapsed() + retryAfterMs);
      })
      .catch(() => {
        tryAgainAt.set(key, work.elapsed() + retryAfterMs);
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, attempt);
  };

  return {
    afterLook: (look, signal) => {
      for (const record of openDeferrals(work.plans())) {
        const { plan } = record;
        if (isComplete(record)) {
          const key = `${plan.id} finish`;
          if (!underWay.has(key))
            underWay.set(
              key,
              work.finish(plan).finally(() => underWay.delete(key)),
            );
          continue;
        }
        for (const step of stepsDueNow(record, look)) start(plan, step, signal);
      }
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
};
