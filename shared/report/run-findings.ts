import type { Finding, Verdict } from './schema.ts';
import { findingsOfState, stateVerdict } from '../run/gate.ts';
import type { RunState } from '../run/state.ts';
import { verdictOf } from '../run/verdict.ts';
import { watchFindings } from '../watch/findings.ts';

/** Everything that a run has found: by the checks, and by the watch once it has begun. */
export const findingsOfRun = (state: RunState): readonly Finding[] => [
  ...findingsOfState(state),
  ...(state.watch === null ? [] : watchFindings(state.watch)),
];

/** The verdict of a report. That of the gate is about starting the update; once the watch has begun, what it has seen counts too. */
export const verdictOfRun = (state: RunState, now: Date): Verdict => {
  const before = stateVerdict(state, now);
  return state.watch === null || before === 'incomplete'
    ? before
    : verdictOf(findingsOfRun(state), state.waivers, now);
};
