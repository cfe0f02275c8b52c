import { stateVerdict } from '../../shared/run/gate.ts';
import type { RunState } from '../../shared/run/state.ts';
import { afterAnnouncement } from '../steps/after/announce.ts';
import { worstOutcome } from '../steps/before/check-rows.ts';
import { watchAnnouncement } from '../steps/during/announce.ts';
import { outcomeWords, plural, verdictWords } from '../words.ts';

/** What a screen reader should say about the change from one state to the next; null for nothing. */
export const announcementFor = (
  before: RunState | null,
  after: RunState | null,
  now: Date,
): string | null => {
  if (after === null || before === null || before.runId !== after.runId) return null;
  const watched = watchAnnouncement(before, after);
  if (watched !== null) return watched;
  const verified = afterAnnouncement(before, after, now);
  if (verified !== null) return verified;
  if (!before.collecting && after.collecting) return 'Checks are running.';
  if (before.collecting && !after.collecting)
    return after.complete
      ? `All checks have run. Verdict: ${verdictWords[stateVerdict(after, now)]}.`
      : 'The checks were stopped before their end.';
  const done = after.checks.filter((check) => {
    const earlier = before.checks.find(({ id }) => id === check.id);
    return check.status === 'finished' && earlier?.status !== 'finished';
  });
  if (done.length > 0)
    return done
      .map(({ id, findings }) => `${id}: ${outcomeWords[worstOutcome(findings)]}.`)
      .join(' ');
  return planAnnouncement(before, after);
};

const planAnnouncement = (before: RunState, after: RunState): string | null => {
  for (const record of after.plans) {
    const earlier = before.plans.find(({ plan }) => plan.id === record.plan.id);
    if (earlier === undefined) continue;
    if (earlier.outcome === null && record.outcome !== null)
      return `Plan ${record.outcome}: ${record.detail}`;
    const ended = (steps: typeof record.steps): number =>
      steps.filter(({ outcome }) => outcome !== null).length;
    if (ended(record.steps) > ended(earlier.steps))
      return `${plural(ended(record.steps), 'step')} of ${record.plan.steps.length} ended.`;
  }
  return null;
};
