import type { ItemId } from '../../../shared/evidence/items.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { exclusionState } from '../../../shared/ports/assess-ports.ts';
import { familyName } from '../../../shared/ports/vocabulary.ts';
import type { Plan, PlanStep } from '../../../shared/remediation/plan.ts';
import { toAppError } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Reserver } from '../server/reserver.ts';
import type { ActionResult, Reservation, Server, UncodedResult } from '../server/server.ts';
import {
  afterEffect,
  withoutEffect,
  type ActionContext,
  type ActionOutcome,
} from './actions/action.ts';
import { judgeReservation } from './actions/change-exclusion.ts';
import { tryToWrite, writeOutcome } from './apply-plan.ts';
import type { OpenRun } from './open-run.ts';
import { readAgain } from './read-items.ts';

/** A step of a deferred plan. */
export type DeferredStep = { readonly plan: Plan; readonly step: PlanStep };

/** Steps whose intent is written down before their moment has come, so that nothing but the command is left to be done then. */
export type ArmedSteps = {
  /** Writes down that the step will be done; false when that cannot be written, and then it must not be. */
  readonly intend: (what: DeferredStep) => Promise<boolean>;
  /** Adds the exclusions of steps that were written down, all at once, and demands to see each in the tables. Answers when the commands have been answered, in the same order, with what will say of each whether it is there. */
  readonly exclude: (
    all: readonly DeferredStep[],
    signal: AbortSignal,
  ) => Promise<readonly { readonly done: Promise<boolean> }[]>;
  /** Writes down that a step will not be done after all. */
  readonly giveUp: (what: DeferredStep, why: string) => Promise<void>;
};

/**
 * `reserver` answers what is kept ready for the commands; null or not ready, and each is run by itself.
 *
 * The tables of one attempt are read after those of another, and `quiet` is waited for before that: each read starts a process, and the next service may be about to stop. The exclusion is there already or it is not; only the proof comes later.
 */
export const createArmedSteps = (
  server: Server,
  run: OpenRun,
  reserver: () => Reserver | null,
  quiet: (signal: AbortSignal) => Promise<void>,
): ArmedSteps => {
  let proving: Promise<unknown> = Promise.resolve();
  /** Steps whose exclusion may have been there when they were written down. Only a command with an exit code tells whether it was. */
  const mayBeThere = new Set<string>();
  const nameOf = ({ plan, step }: DeferredStep): string => `${plan.id} ${step.id}`;

  const prove = async (
    { plan, step }: DeferredStep,
    what: Reservation,
    result: ActionResult | UncodedResult,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const context: ActionContext = {
      server,
      read: (items: readonly ItemId[]) => readAgain(server, run, items, signal),
      signal,
      oemCodePage: run.state().server?.oemCodePage ?? null,
      eager: true,
    };
    // Windows refuses to add what is there.
    const wasThere = result.exitCode !== null && result.exitCode !== 0 && !result.failure;
    const ended = await judgeReservation(context, what, result, wasThere).catch(
      (thrown: unknown): ActionOutcome =>
        withoutEffect('failed', say('effect.broke-off', { why: toAppError(thrown).message })),
    );
    await conclude(run, { plan, step }, ended);
    return ended.outcome !== 'failed';
  };

  return {
    intend: async ({ plan, step }) => {
      const { id: stepId, command } = step;
      if (mayBeThereNow(run, plan, step)) mayBeThere.add(nameOf({ plan, step }));
      const intent = { type: 'step-intended', planId: plan.id, stepId, rollback: false } as const;
      return (await tryToWrite(run, { ...intent, command })) === null;
    },
    exclude: async (all, signal) => {
      const wanted = all.map(({ step }) => reservationOf(step));
      const alone = all.map((one) => mayBeThere.has(nameOf(one)));
      const together = wanted.filter((_, index) => alone[index] !== true);
      const sent = send(server, reserver(), together, signal);
      const results = await Promise.all(
        wanted.map(async (what, index) =>
          alone[index] === true
            ? server.reserve(what, signal)
            : (await sent)[together.indexOf(what)],
        ),
      );
      return all.map((one, index) => {
        const [what, result] = [wanted[index], results[index]];
        if (!what || !result) return { done: Promise.resolve(false) };
        // What was refused is to be tried again in the first free moment, so it does not wait for the proofs.
        if ('isThere' in result && result.isThere === false)
          return { done: conclude(run, one, refusedAtOnce(run, what, result)).then(() => false) };
        const done = proving.then(async () => {
          await quiet(signal);
          return prove(one, what, result, signal);
        });
        proving = done.catch(() => undefined);
        return { done };
      });
    },
    giveUp: (what, why) => conclude(run, what, withoutEffect('failed', why)),
  };
};

/** The table does not show it right after the command: that is read already, and needs no more proof. */
const refusedAtOnce = (
  run: OpenRun,
  { port, family }: Reservation,
  result: ActionResult | UncodedResult,
): ActionOutcome =>
  afterEffect(
    { oemCodePage: run.state().server?.oemCodePage ?? null },
    'failed',
    say('protection.not-at-once', { port, family: familyName(family) }),
    result,
  );

const conclude = async (
  run: OpenRun,
  { plan, step }: DeferredStep,
  { outcome, detail, exitCode, output }: ActionOutcome,
): Promise<void> => {
  const finished = { type: 'step-finished', planId: plan.id, stepId: step.id } as const;
  await writeOutcome(run, { ...finished, rollback: false, outcome, detail, exitCode, output });
};

const reservationOf = ({ action }: PlanStep): Reservation => {
  if (action.kind !== 'reserve-port') throw new Error(`${action.kind} is no exclusion.`);
  const { family, protocol, port } = action;
  return { family, protocol, port, store: 'persistent' };
};

const send = async (
  server: Server,
  ready: Reserver | null,
  wanted: readonly Reservation[],
  signal: AbortSignal,
): Promise<readonly (ActionResult | UncodedResult)[]> => {
  if (wanted.length === 0) return [];
  if (ready?.ready() !== true)
    return Promise.all(wanted.map((what) => server.reserve(what, signal)));
  const answered = await ready.reserve(wanted, signal);
  if (answered.ok) return answered.value;
  const { code, message } = answered.error;
  const failure = { code: code === 'cancelled' ? code : 'failed', message } as const;
  const nothing = { exitCode: null, stdoutBase64: '', stderrBase64: '', durationMs: 0, failure };
  return wanted.map(({ family, port }) => ({ ...nothing, argv: ['netsh', family, String(port)] }));
};

/** By what was read last, or because an attempt before this one was interrupted. */
const mayBeThereNow = (run: OpenRun, { id }: Plan, step: PlanStep): boolean => {
  const { family, port } = reservationOf(step);
  const { persistent } = deriveFacts(run.evidence()).exclusions[family].tcp;
  const record = run.state().plans.find(({ plan }) => plan.id === id);
  const interrupted = record?.steps.some(
    ({ stepId, outcome }) => stepId === step.id && outcome === 'interrupted',
  );
  return (
    interrupted === true ||
    (persistent.known && exclusionState(persistent.value, port) === 'administered')
  );
};
