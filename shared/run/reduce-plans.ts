import type { RunEventBody } from './events.ts';
import type { PlanRecord, StepRecord } from './state.ts';

type PlanEvent = Extract<
  RunEventBody,
  { type: 'plan-proposed' | 'plan-confirmed' | 'step-intended' | 'step-finished' | 'plan-finished' }
>;

/** The plans of a run after one more event about one of them. */
export const reducePlans = (
  plans: readonly PlanRecord[],
  body: PlanEvent,
  at: string,
): readonly PlanRecord[] => {
  if (body.type === 'plan-proposed') {
    const record: PlanRecord = {
      plan: body.plan,
      confirmedBy: null,
      steps: [],
      outcome: null,
      detail: '',
      finishedAt: null,
    };
    return [...plans.filter(({ plan }) => plan.id !== body.plan.id), record];
  }
  return plans.map((record) =>
    record.plan.id === body.planId ? changePlan(record, body, at) : record,
  );
};

const changePlan = (
  record: PlanRecord,
  body: Exclude<PlanEvent, { type: 'plan-proposed' }>,
  at: string,
): PlanRecord => {
  switch (body.type) {
    case 'plan-confirmed':
      return { ...record, confirmedBy: body.by };
    case 'step-intended': {
      const { stepId, rollback, command } = body;
      const step: StepRecord = {
        stepId,
        rollback,
        command,
        startedAt: at,
        outcome: null,
        detail: '',
        exitCode: null,
        output: '',
      };
      return { ...record, steps: [...record.steps, step] };
    }
    case 'step-finished':
      return { ...record, steps: record.steps.map((step) => finishStep(step, body)) };
    case 'plan-finished':
      return { ...record, outcome: body.outcome, detail: body.detail, finishedAt: at };
  }
};

const finishStep = (
  step: StepRecord,
  body: Extract<PlanEvent, { type: 'step-finished' }>,
): StepRecord => {
  const same =
    step.outcome === null && step.stepId === body.stepId && step.rollback === body.rollback;
  if (!same) return step;
  const { outcome, detail, exitCode, output } = body;
  return { ...step, outcome, detail, exitCode, output };
};
