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

export const stepWords: Readonly<Record<StepStatus, string>> = {
  planned: 'Planned',
  running: 'Running',
  'not-reached': 'Not reached',
  done: 'Done',
  already: 'Was so already',
  failed: 'Failed',
  interrupted: 'Interrupted',
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

export const planOutcomeTexts: Readonly<
  Record<
    PlanOutcome,
    {
      readonly tone: Tone;
      readonly intent: 'success' | 'warning' | 'error';
      readonly title: string;
    }
  >
> = {
  applied: { tone: 'good', intent: 'success', title: 'Applied and proved' },
  'applied-in-part': {
    tone: 'warn',
    intent: 'warning',
    title: 'Applied in part: what was done stands, and something is left to do',
  },
  'rolled-back': {
    tone: 'warn',
    intent: 'warning',
    title: 'Not applied: what had been done was taken back',
  },
  'rollback-failed': {
    tone: 'bad',
    intent: 'error',
    title: 'Not applied, and taking back failed: something is left to do by hand',
  },
  interrupted: {
    tone: 'unknown',
    intent: 'error',
    title: 'Interrupted: it is not known whether the last step had its effect',
  },
  withdrawn: {
    tone: 'quiet',
    intent: 'warning',
    title: 'The plan was taken back',
  },
};
