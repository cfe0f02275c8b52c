import type { RunState } from '../../shared/run/state.ts';
import type { StepId } from './ui-store.ts';

/** Where a run stands: the step at which a window begins that finds it. */
export const landingStep = (state: RunState | null): StepId => {
  if (state === null) return 'before';
  if (state.after !== null) return 'after';
  if (state.watch === null) return 'before';
  return state.watch.status === 'ended' ? 'after' : 'during';
};
