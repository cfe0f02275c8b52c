import { stateVerdict } from '../../shared/run/gate.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import { afterAnnouncement } from '../steps/after/announce.ts';
import { worstOutcome } from '../steps/before/check-rows.ts';
import { watchAnnouncement } from '../steps/during/announce.ts';

/** What a screen reader should say about the change from one state to the next; null for nothing. */
export const announcementFor = (
  before: RunState | null,
  after: RunState | null,
  now: Date,
  texts: Texts,
): string | null => {
  if (after === null || before === null || before.runId !== after.runId) return null;
  const watched = watchAnnouncement(before, after, texts);
  if (watched !== null) return watched;
  const verified = afterAnnouncement(before, after, now, texts);
  if (verified !== null) return verified;
  if (!before.collecting && after.collecting) return texts.say('announce.running');
  if (before.collecting && !after.collecting)
    return after.complete
      ? texts.say('announce.all', { verdict: texts.say(`verdict.${stateVerdict(after, now)}`) })
      : texts.say('announce.stopped');
  const done = after.checks.filter((check) => {
    const earlier = before.checks.find(({ id }) => id === check.id);
    return check.status === 'finished' && earlier?.status !== 'finished';
  });
  if (done.length > 0)
    return done
      .map(({ id, findings }) =>
        texts.say('announce.check', {
          id,
          outcome: texts.say(`outcome.${worstOutcome(findings)}`),
        }),
      )
      .join(' ');
  return planAnnouncement(before, after, texts);
};

const planAnnouncement = (before: RunState, after: RunState, texts: Texts): string | null => {
  for (const record of after.plans) {
    const earlier = before.plans.find(({ plan }) => plan.id === record.plan.id);
    if (earlier === undefined) continue;
    if (earlier.outcome === null && record.outcome !== null)
      return texts.say(`event.plan-finished.${record.outcome}`, {
        detail: texts.retell(record.detail),
      });
    const ended = (steps: typeof record.steps): number =>
      steps.filter(({ outcome }) => outcome !== null).length;
    if (ended(record.steps) > ended(earlier.steps))
      return texts.say('announce.steps', {
        count: ended(record.steps),
        all: record.plan.steps.length,
      });
  }
  return null;
};
