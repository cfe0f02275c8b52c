import { useCallback, useEffect, useRef, useState } from 'react';

import type { Plan } from '../../../shared/remediation/plan.ts';
import type { AppError, Result } from '../../../shared/result.ts';
import { call } from '../../store/client.ts';

/** How far the remediation is. `changed` says why a plan was made anew after the operator had seen another. */
export type PlanStage =
  | { readonly kind: 'proposing' }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'review'; readonly plan: Plan; readonly changed: string | null }
  | { readonly kind: 'applying'; readonly plan: Plan }
  | { readonly kind: 'ended'; readonly plan: Plan }
  | { readonly kind: 'broken'; readonly plan: Plan; readonly error: AppError };

export type PlanFlow = {
  readonly stage: PlanStage;
  readonly propose: () => void;
  readonly apply: (by: string) => void;
};

/** Asks the agent for a plan. Has to stay the same function as long as the same plan is meant. */
export type AskForPlan = () => Promise<Result<Plan>>;

/** Proposes a plan, and applies it once it is confirmed. A plan that no longer fits is proposed anew, never applied. */
export const usePlan = (ask: AskForPlan): PlanFlow => {
  const [stage, setStage] = useState<PlanStage>({ kind: 'proposing' });
  // What answers after the dialog has been closed is of no interest any more; the run itself goes on.
  const mounted = useRef(true);
  const show = useCallback((next: PlanStage): void => {
    if (mounted.current) setStage(next);
  }, []);

  // Only the answer to the newest question counts: another choice may have been made meanwhile.
  const question = useRef(0);
  const proposeNow = useCallback(
    async (changed: string | null): Promise<void> => {
      question.current += 1;
      const mine = question.current;
      show({ kind: 'proposing' });
      const answer = await ask();
      if (mine !== question.current) return;
      show(
        answer.ok
          ? { kind: 'review', plan: answer.value, changed }
          : { kind: 'refused', error: answer.error },
      );
    },
    [ask, show],
  );

  const applyNow = useCallback(
    async (plan: Plan, by: string): Promise<void> => {
      show({ kind: 'applying', plan });
      const answer = await call('plan.apply', { planId: plan.id, hash: plan.hash, by });
      if (answer.ok) show({ kind: 'ended', plan });
      else if (answer.error.code === 'stale' || answer.error.code === 'conflict')
        await proposeNow(answer.error.message);
      else show({ kind: 'broken', plan, error: answer.error });
    },
    [proposeNow, show],
  );

  const asked = useRef<AskForPlan | null>(null);
  useEffect(() => {
    mounted.current = true;
    if (asked.current !== ask) {
      // Each proposal is journaled, so a second effect of the same dialog must not make a second one.
      asked.current = ask;
      void proposeNow(null);
    }
    return () => {
      mounted.current = false;
    };
  }, [ask, proposeNow]);

  return {
    stage,
    propose: () => void proposeNow(null),
    apply: (by) => {
      if (stage.kind === 'review') void applyNow(stage.plan, by);
    },
  };
};
