import { healthOf, verdictOfHealth } from '../after/health.ts';
import type { Health } from '../after/schema.ts';
import type { AfterState } from '../after/state.ts';
import { findingsOfState, stateVerdict } from '../run/gate.ts';
import type { RunState } from '../run/state.ts';
import { verdictOf } from '../run/verdict.ts';
import { watchFindings } from '../watch/findings.ts';
import type { WatchState } from '../watch/state.ts';
import type { Finding, Verdict } from './schema.ts';
import { watchFindingsAfterwards } from '../watch/findings-afterwards.ts';

/** Everything that a run has found: by the checks, and by the watch once it has begun. After the update it is what was found then: the checks of before are about another server. */
export const findingsOfRun = (state: RunState): readonly Finding[] =>
  isAfter(state)
    ? findingsAfter(state.after, state.watch)
    : [...findingsOfState(state), ...(state.watch === null ? [] : watchFindings(state.watch))];

/** A watch that was started again after the verification puts the run back into the update. */
const isAfter = (state: RunState): state is RunState & { readonly after: AfterState } =>
  state.phase === 'after' && state.after !== null;

/** What the verification took over from the watch stands as it did when it was verified. */
const findingsAfter = (after: AfterState, watch: WatchState | null): readonly Finding[] => {
  const judged = new Set(after.findings.map(({ id }) => id));
  const ofWatch = watch === null ? [] : watchFindingsAfterwards(watch);
  return [...after.findings, ...ofWatch.filter(({ id }) => !judged.has(id))];
};

/** How the server of a run stands after the update; null in the phases before. A Setup that failed counts, whatever runs. */
export const healthOfRun = (state: RunState, now: Date): Health | null => {
  if (!isAfter(state)) return null;
  const { after, watch, waivers } = state;
  // What nobody has verified is not known: findings of the watch must not take the place of those of the verification.
  if (after.findings.length === 0) return 'incomplete';
  return healthOf({ ...after, findings: findingsAfter(after, watch) }, waivers, now);
};

/** The verdict of a report. That of the gate is about starting the update; once the watch has begun, what it has seen counts too, and after the update the health of the server. */
export const verdictOfRun = (state: RunState, now: Date): Verdict => {
  const health = healthOfRun(state, now);
  if (health !== null) return verdictOfHealth(health);
  const before = stateVerdict(state, now);
  return state.watch === null || before === 'incomplete'
    ? before
    : verdictOf(findingsOfRun(state), state.waivers, now);
};
