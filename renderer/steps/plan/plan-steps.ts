import type { Plan, PlanOutcome, PlanStep, StepOutcome } from '../../../shared/remediation/plan.ts';
import type { PlanRecord, StepRecord } from '../../../shared/run/state.ts';
import type { Tone } from '../../components/tones.ts';

/** `planned`: not begun; `not-reached`: the plan ended before it. */
export type StepStatus = 'planned' | 'running' | 'not-reached' | StepOutcome;

export type PlanStepView = {
  readonly step: PlanStep;
  readonly status: StepStatus;
  /** The attempt forwards, if there was one. */
  readonly record: StepRecord | null;
  /** The attempt to take the step back, if there was one. */
  readonly rollback: StepRecord | null;
};

/** The steps of a plan with what is known of each from the run's events. */
export const planStepViews = (
  plan: Plan,
  record: PlanRecord | undefined,
): readonly PlanStepView[] =>
  plan.steps.map((step) => {
    const attempts = record?.steps.filter(({ stepId }) => stepId === step.id) ?? [];
    const forwards = attempts.findLast(({ rollback }) => !rollback) ?? null;
    const rollback = attempts.findLast((attempt) => attempt.rollback) ?? null;
    return { step, status: statusOf(forwards, record), record: forwards, rollback };
  });

const statusOf = (forwards: StepRecord | null, record: PlanRecord | undefined): StepStatus => {
  if (forwards !== null) return forwards.outcome ?? 'running';
  return record !== undefined && record.outcome !== null ? 'not-reached' : 'planned';
};

export const stepTones: Readonly<Record<StepStatus, Tone>> = {
  planned: 'quiet',
  running: 'busy',
  'not-reached': 'quiet',
  done: 'good',
  already: 'good',
  failed: 'bad',
  interrupted: 'unknown',
};

/** How an outcome is shown; `plan.outcome.<outcome>` says it in words. */
export const planOutcomeLooks: Readonly<
  Record<PlanOutcome, { readonly tone: Tone; readonly intent: 'success' | 'warning' | 'error' }>
> = {
  applied: { tone: 'good', intent: 'success' },
  'applied-in-part': { tone: 'warn', intent: 'warning' },
  'rolled-back': { tone: 'warn', intent: 'warning' },
  'rollback-failed': { tone: 'bad', intent: 'error' },
  interrupted: { tone: 'unknown', intent: 'error' },
  withdrawn: { tone: 'quiet', intent: 'warning' },
};
