import type { ItemId } from '../../../shared/evidence/items.ts';
import type { Facts } from '../../../shared/facts/derive-facts.ts';
import type { Plan, PlanAction, PlanOutcome, PlanStep } from '../../../shared/remediation/plan.ts';
import { inverseOf } from '../../../shared/remediation/steps.ts';
import { toAppError } from '../../../shared/result.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Server } from '../server/server.ts';
import type { OpenRun } from './open-run.ts';
import { withoutEffect, type ActionOutcome } from './actions/action.ts';
import { performAction } from './actions/perform-action.ts';
import { readAgain } from './read-items.ts';

/** `authorised`: a deferred plan, which the watch will apply. */
export type PlanResult = {
  readonly outcome: PlanOutcome | 'authorised';
  readonly detail: string;
};
type Finished = PlanResult & { readonly outcome: PlanOutcome };

type Journaled = {
  readonly planId: string;
  readonly step: PlanStep;
  readonly action: PlanAction;
  readonly command: string;
  readonly rollback: boolean;
  readonly eager?: boolean;
  /** A step that failed and without which this one is not tried. */
  readonly missing?: PlanStep;
};

/**
 * Applies a confirmed plan step by step. Before each effect its intent is on disk, after it the outcome.
 *
 * A step that fails, or a cancel, takes back in reverse order what the plan did, the failed step included because it may have had half its effect; a step that changed nothing is not taken back. The rollback cannot be cancelled.
 *
 * A step that may fail stands by itself: the plan goes on after it, without the steps that need it, and is then applied in part. A cancel during such a step ends the plan there and takes nothing back: one of twenty services that does not start is no reason to stop and disable the nineteen others again.
 *
 * Nothing is done whose intent cannot be written: a step then fails, and a rollback says what is to be done by hand.
 */
export const applyPlan = async (
  server: Server,
  run: OpenRun,
  plan: Plan,
  signal: AbortSignal,
): Promise<PlanResult> => {
  const changed: PlanStep[] = [];
  const failed: FailedStep[] = [];
  for (const [index, step] of plan.steps.entries()) {
    const forwards = { planId: plan.id, step, action: step.action, command: step.command };
    const missing = failed.find((other) => step.needs?.includes(other.step.id));
    const what = { ...forwards, rollback: false, ...(missing && { missing: missing.step }) };
    const ended = await journaled(server, run, what, signal);
    if (ended.ran) changed.push(step);
    if (ended.outcome !== 'failed' && ended.unwritten === null) continue;
    const detail = ended.unwritten ?? ended.detail;
    if (step.mayFail !== true) {
      const result = await rollBack(server, run, plan, changed, { step, detail });
      return finish(run, plan, result);
    }
    failed.push({ step, detail });
    if (signal.aborted || ended.unwritten !== null)
      return finish(run, plan, inPart(failed, plan.steps.length - index - 1));
  }
  return finish(
    run,
    plan,
    failed.length > 0 ? inPart(failed, 0) : { outcome: 'applied', detail: say('plan-end.applied') },
  );
};

/** A step that was allowed to fail and did, and why. */
type FailedStep = { readonly step: PlanStep; readonly detail: string };

const inPart = (failed: readonly FailedStep[], untried: number): Finished => {
  const sentences = [
    say('plan-end.in-part', { failed: failed.length }),
    ...failed.map(({ step, detail }) => `${step.title}: ${detail}`),
    ...(untried === 0 ? [] : [say('plan-end.untried', { untried })]),
  ];
  return { outcome: 'applied-in-part', detail: sentences.join(' ') };
};

/** One step of a plan that is applied piece by piece: its intent, its effect, its outcome. Answers whether it is done. */
export const performStep = async (
  server: Server,
  run: OpenRun,
  plan: Plan,
  step: PlanStep,
  signal: AbortSignal,
): Promise<boolean> => {
  const { action, command } = step;
  const what = { planId: plan.id, step, action, command, rollback: false, eager: true };
  const ended = await journaled(server, run, what, signal);
  return ended.outcome !== 'failed';
};

const finish = async (run: OpenRun, plan: Plan, result: Finished): Promise<PlanResult> => {
  await writeOutcome(run, { type: 'plan-finished', planId: plan.id, ...result });
  return result;
};

const rollBack = async (
  server: Server,
  run: OpenRun,
  plan: Plan,
  changed: readonly PlanStep[],
  { step: { title }, detail }: FailedStep,
): Promise<Finished> => {
  const failures: string[] = [];
  const never = new AbortController().signal;
  for (const step of changed.toReversed()) {
    const action = inverseOf(step.action);
    if (action === null) continue;
    const command = step.undo ?? step.command;
    const backwards = { planId: plan.id, step, action, command, rollback: true };
    const ended = await journaled(server, run, backwards, never);
    if (ended.outcome === 'failed') failures.push(`${command}: ${ended.detail}`);
  }
  return failures.length === 0
    ? { outcome: 'rolled-back', detail: say('plan-end.rolled-back', { title, detail }) }
    : {
        outcome: 'rollback-failed',
        detail: say('plan-end.rollback-failed', { title, detail, failures: failures.join('; ') }),
      };
};

const journaled = async (
  server: Server,
  run: OpenRun,
  { planId, step, action, command, rollback, eager = false, missing }: Journaled,
  signal: AbortSignal,
): Promise<Attempt> => {
  const intent = { type: 'step-intended', planId, stepId: step.id, rollback, command } as const;
  const unwritten = await tryToWrite(run, intent);
  if (unwritten !== null) return { ...withoutEffect('failed', unwritten), unwritten };
  const read = (items: readonly ItemId[]): Promise<Facts | null> =>
    readAgain(server, run, items, signal);
  const oemCodePage = run.state().server?.oemCodePage ?? null;
  const ended =
    missing === undefined
      ? await safely(performAction({ server, read, signal, oemCodePage, eager }, action))
      : withoutEffect('failed', say('effect.not-tried', { title: missing.title }));
  const { outcome, detail, exitCode, output } = ended;
  const finished = { outcome, detail, exitCode, output };
  const what = { type: 'step-finished', planId, stepId: step.id, rollback } as const;
  return { ...ended, unwritten: await writeOutcome(run, { ...what, ...finished }) };
};

/** `unwritten`: why the intent or the outcome is not on disk; null when it is. */
type Attempt = ActionOutcome & { readonly unwritten: string | null };

/** Writes an event durably; answers why that failed, null when it is on disk. */
export const tryToWrite = async (run: OpenRun, body: RunEventBody): Promise<string | null> => {
  try {
    await run.emit(body, { durable: true });
    return null;
  } catch (thrown) {
    return say('effect.unwritten', { why: toAppError(thrown).message });
  }
};

/** What has happened is shown also when it cannot be written. */
export const writeOutcome = async (run: OpenRun, body: RunEventBody): Promise<string | null> => {
  const failure = await tryToWrite(run, body);
  if (failure !== null) await run.emit(body);
  return failure;
};

const safely = async (work: Promise<ActionOutcome>): Promise<ActionOutcome> => {
  try {
    return await work;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const detail = say('effect.broke-off', { why });
    return { ...withoutEffect('failed', detail), ran: true };
  }
};
