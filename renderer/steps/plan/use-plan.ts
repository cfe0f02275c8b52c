import { useCallback, useEffect, useRef, useState } from 'react';

import type { Plan } from '../../../../shared/remediation/plan.ts';
import type { AppError } from '../../../../shared/result.ts';
import { call } from '../../../store/client.ts';

/** How far the remediation is. `changed` says why a plan was made anew after the operator had seen another. */
export type ProtectStage =
  | { readonly kind: 'proposing' }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'review'; readonly plan: Plan; readonly changed: string | null }
  | { readonly kind: 'applying'; readonly plan: Plan }
  | { readonly kind: 'ended'; readonly plan: Plan }
  | { readonly kind: 'broken'; readonly plan: Plan; readonly error: AppError };

export type Protect = {
  readonly stage: ProtectStage;
  readonly propose: () => void;
  readonly apply: (by: string) => void;
};

/** Proposes the plan that protects a service's ports, and applies it once it is confirmed. A plan that no longer fits is proposed anew, never applied. */
export const useProtect = (service: string): Protect => {
  const [stage, setStage] = useState<ProtectStage>({ kind: 'proposing' });
  // What answers after the dialog has been closed is of no interest any more; the run itself goes on.
  const mounted = useRef(true);
  const show = useCallback((next: ProtectStage): void => {
    if (mounted.current) setStage(next);
  }, []);

  const proposeNow = useCallback(
    async (changed: string | null): Promise<void> => {
      show({ kind: 'proposing' });
      const answer = await call('plan.propose', { service });
      show(
        answer.ok
          ? { kind: 'review', plan: answer.value, changed }
          : { kind: 'refused', error: answer.error },
      );
    },
    [service, show],
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

  const asked = useRef(false);
  useEffect(() => {
    mounted.current = true;
    if (!asked.current) {
      // Each proposal is journaled, so a second effect of the same dialog must not make a second one.
      asked.current = true;
      void proposeNow(null);
    }
    return () => {
      mounted.current = false;
    };
  }, [proposeNow]);

  return {
    stage,
    propose: () => void proposeNow(null),
    apply: (by) => {
      if (stage.kind === 'review') void applyNow(stage.plan, by);
    },
  };
};
