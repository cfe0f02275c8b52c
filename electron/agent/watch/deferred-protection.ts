import type { Service } from '../../../shared/evidence/schema.ts';
import { findService, sameName } from '../../../shared/exchange/services.ts';
import type { Family, Protocol } from '../../../shared/ports/vocabulary.ts';
import type { Plan, PlanStep } from '../../../shared/remediation/plan.ts';
import type { PlanRecord, StepRecord } from '../../../shared/run/state.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { ArmedSteps, DeferredStep } from '../run/armed-steps.ts';
import type { Glance, GlanceWanted, WatchLook } from '../server/watch-reader.ts';
import { createSetupSigns } from './setup-signs.ts';

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

/** Whether nothing of a plan is left to be done. */
export const isComplete = ({ plan, steps }: PlanRecord): boolean =>
  plan.steps.every((step) => isDone(step, steps));

export type DeferredWork = ArmedSteps & {
  readonly plans: () => readonly PlanRecord[];
  /** Makes ready what the exclusions are added with; does nothing where that is ready, or being made so. */
  readonly warmUp: (signal: AbortSignal) => void;
  /** Journals the intent of one step, performs it, journals the outcome. Answers whether it was done. */
  readonly perform: (plan: Plan, step: PlanStep, signal: AbortSignal) => Promise<boolean>;
  readonly finish: (plan: Plan) => Promise<void>;
  /** Milliseconds on a clock that never goes back. */
  readonly elapsed: () => number;
};

export type DeferredProtection = {
  readonly afterLook: (look: WatchLook, signal: AbortSignal) => void;
  readonly afterGlances: (glances: readonly Glance[], signal: AbortSignal) => void;
  /** What is to be looked at much more often than everything else, because a service is about to stop or has just stopped and its ports are not excluded yet. */
  readonly closeUp: () => readonly GlanceWanted[];
  readonly idle: () => Promise<void>;
  /** Waits for what is under way, and writes down that what was only intended is not done. */
  readonly close: () => Promise<void>;
};

/** After a refusal Windows is asked again no sooner than this, unless somebody was seen on the port since: each attempt writes lines. The more refusals there are, the longer it takes. */
const retryAfterMs = { first: 50, most: 500 } as const;
/** So long after the last sign of change a service is looked at closely. Setup disables all services first and then stops one after the other; the real one takes its time. */
const closeForMs = 60_000;

/** A glance that is no older than this makes a look say nothing new. */
const glanceCountsMs = 300;

type Seen = {
  /** False where something newer was seen already. */
  readonly isNews: boolean;
  readonly state: Service['state'];
  readonly startType: Service['startType'];
  /** Null where nobody looked for the ports. */
  readonly isTaken: ((protocol: Protocol, family: Family, port: number) => boolean) | null;
};

/**
 * Executes deferred protection in three movements: when a service is about to be stopped its exclusions are *armed* (their intents on disk, netsh at its prompt); in the first moment in which it is stopped and a port is free in a family, the commands go out, those of both families at once; then they are proved.
 *
 * While the service is starting nothing is tried: its bind must not meet an exclusion that is being made. The looks go on meanwhile.
 */
export const createDeferredProtection = (work: DeferredWork): DeferredProtection => {
  const underWay = new Map<string, Promise<void>>();
  const tryAgainAt = new Map<string, number>();
  /** Intents on disk whose command has not been sent. */
  const armed = new Map<string, DeferredStep>();
  const closeUntil = new Map<string, { readonly sign: string; readonly until: number }>();
  const signs = createSetupSigns();
  const glancedAt = new Map<string, number>();
  /** Plans whose commands have gone out since their service has stopped. */
  const tried = new Set<string>();

  const isBusy = (key: string): boolean =>
    underWay.has(key) || work.elapsed() < (tryAgainAt.get(key) ?? 0);
  const refusals = new Map<string, number>();
  const later = (key: string): void => {
    const before = refusals.get(key) ?? 0;
    refusals.set(key, before + 1);
    const pauseMs = Math.min(retryAfterMs.most, retryAfterMs.first * 2 ** before);
    tryAgainAt.set(key, work.elapsed() + pauseMs);
  };
  const begin = (keys: readonly string[], attempt: () => Promise<void>): void => {
    const ended = attempt()
      .catch(() => {
        for (const key of keys) later(key);
      })
      .finally(() => {
        for (const key of keys) if (underWay.get(key) === ended) underWay.delete(key);
      });
    for (const key of keys) underWay.set(key, ended);
  };
  const isOpen = (plan: Plan): boolean =>
    openDeferrals(work.plans()).some((record) => record.plan.id === plan.id);

  /** Those of the steps that are written down, now or since they were armed. */
  const written = async (all: readonly DeferredStep[]): Promise<readonly DeferredStep[]> => {
    const those: DeferredStep[] = [];
    for (const what of all) {
      if (armed.has(keyOf(what)) || (await work.intend(what))) {
        armed.set(keyOf(what), what);
        those.push(what);
      } else later(keyOf(what));
    }
    return those;
  };

  const arm = (all: readonly DeferredStep[], signal: AbortSignal): void => {
    work.warmUp(signal);
    const fresh = all.filter((what) => !armed.has(keyOf(what)) && !isBusy(keyOf(what)));
    if (fresh.length > 0)
      begin(fresh.map(keyOf), async () => {
        await written(fresh);
      });
  };

  const fire = (all: readonly DeferredStep[], signal: AbortSignal): void => {
    const due = all.filter((what) => !isBusy(keyOf(what)));
    if (due.length === 0) return;
    begin(due.map(keyOf), async () => {
      const those = await written(due);
      const still = those.filter(({ plan }) => isOpen(plan));
      for (const what of still) armed.delete(keyOf(what));
      if (still.length === 0) return;
      const sent = await work.exclude(still, signal);
      await Promise.all(
        still.map(async (what, index) => {
          if ((await sent[index]?.done) !== true) later(keyOf(what));
          // The others may still be proved; this one can be tried again.
          underWay.delete(keyOf(what));
        }),
      );
    });
  };

  /** What was taken back by the operator is not done any more, though it was intended. */
  const disarmEnded = (): void => {
    const ended = [...armed.values()].filter(({ plan }) => !isOpen(plan));
    for (const what of ended) {
      const key = keyOf(what);
      if (underWay.has(key)) continue;
      armed.delete(key);
      begin([key], () => work.giveUp(what, say('protection.taken-back')));
    }
  };

  const noteSign = (plan: Plan, { state, startType }: Seen): void => {
    const sign = `${state} ${startType ?? closeUntil.get(plan.id)?.sign.split(' ')[1] ?? ''}`;
    if (closeUntil.get(plan.id)?.sign === sign) return;
    closeUntil.set(plan.id, { sign, until: work.elapsed() + closeForMs });
  };

  const consider = (record: PlanRecord, seen: Seen, signal: AbortSignal): void => {
    const { plan, steps } = record;
    const left = plan.steps.filter((step) => !isDone(step, steps));
    const reservations = left.filter(({ action }) => action.kind === 'reserve-port');
    if (reservations.length === 0) {
      for (const step of left) {
        const key = keyOf({ plan, step });
        if (!isBusy(key))
          begin([key], async () => {
            if (!(await work.perform(plan, step, signal))) later(key);
          });
      }
      return;
    }
    const all = reservations.map((step) => ({ plan, step }));
    if (isComing(seen) || signs.areSeen()) {
      noteSign(plan, seen);
      arm(all, signal);
    }
    if (!seen.isNews) return;
    if (seen.state !== 'stopped') {
      tried.delete(plan.id);
      return;
    }
    const isFree = ({ step: { action } }: DeferredStep): boolean =>
      action.kind === 'reserve-port' &&
      seen.isTaken?.(action.protocol, action.family, action.port) !== true;
    // Who refused the exclusion has been seen; the next free moment counts at once.
    for (const what of all)
      if (!isFree(what)) for (const map of [tryAgainAt, refusals]) map.delete(keyOf(what));
    // Whether the port is free takes longer to find out than to try it, so in the first moment it is tried: Windows refuses when it is not.
    if (seen.isTaken === null && tried.has(plan.id)) return;
    const free = all.filter(isFree);
    if (free.length > 0) tried.add(plan.id);
    fire(free, signal);
  };

  const finishOrConsider = (record: PlanRecord, seen: Seen, signal: AbortSignal): void => {
    const key = `${record.plan.id} finish`;
    if (!isComplete(record)) consider(record, seen, signal);
    else if (!underWay.has(key)) begin([key], () => work.finish(record.plan));
  };

  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.values());
  };

  return {
    afterLook: (look, signal) => {
      signs.note(look.services);
      disarmEnded();
      for (const record of openDeferrals(work.plans())) {
        const service = findService(look.services, record.plan.service);
        const glanced = glancedAt.get(record.plan.id) ?? Number.NEGATIVE_INFINITY;
        const seen: Seen = {
          isNews: work.elapsed() - glanced >= glanceCountsMs,
          state: service?.state ?? 'running',
          startType: service?.startType ?? null,
          isTaken: (protocol, family, port) =>
            look.rows.some(
              (row) => row.protocol === protocol && row.family === family && row.localPort === port,
            ),
        };
        finishOrConsider(record, seen, signal);
      }
    },
    afterGlances: (glances, signal) => {
      for (const record of openDeferrals(work.plans())) {
        const glance = glances.find(({ service }) => sameName(service, record.plan.service));
        if (!glance || isComplete(record)) continue;
        const { state, taken } = glance;
        glancedAt.set(record.plan.id, work.elapsed());
        const isTaken: Seen['isTaken'] =
          taken === null
            ? null
            : (protocol, family, port) =>
                taken.some(
                  (one) => one.protocol === protocol && one.family === family && one.port === port,
                );
        consider(record, { isNews: true, state, startType: null, isTaken }, signal);
      }
    },
    closeUp: () =>
      openDeferrals(work.plans()).flatMap(({ plan, steps }) => {
        if (work.elapsed() >= (closeUntil.get(plan.id)?.until ?? 0)) return [];
        const ports = plan.steps.flatMap((step) =>
          step.action.kind === 'reserve-port' &&
          !isDone(step, steps) &&
          !(tried.has(plan.id) && underWay.has(keyOf({ plan, step })))
            ? [{ protocol: step.action.protocol, port: step.action.port }]
            : [],
        );
        if (ports.length === 0) return [];
        return [{ service: plan.service, ports: tried.has(plan.id) ? ports : [] }];
      }),
    idle,
    close: async () => {
      await idle();
      for (const what of armed.values()) await work.giveUp(what, say('protection.watch-ended'));
      armed.clear();
    },
  };
};

const keyOf = ({ plan, step }: DeferredStep): string => `${plan.id} ${step.id}`;

/** Setup disables a service before it stops it. */
const isComing = ({ state, startType }: Seen): boolean =>
  startType === 'disabled' || state === 'stop-pending' || state === 'stopped';
