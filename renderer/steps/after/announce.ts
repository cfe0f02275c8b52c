import type { RunState } from '../../../shared/run/state.ts';
import { isBlocker } from '../../../shared/run/verdict.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { afterFindings, standingHealth } from './health.ts';

/** What a screen reader should say about a change of the After phase; null for nothing. */
export const afterAnnouncement = (
  before: RunState,
  after: RunState,
  now: Date,
  texts: Texts,
): string | null => {
  const [was, is] = [before.after, after.after];
  if (is === null) return null;
  if (was?.status !== is.status || was.startedAt !== is.startedAt) {
    switch (is.status) {
      case 'settling':
      case 'reading':
      case 'stale':
      case 'interrupted':
        return texts.say(`after.said.${is.status}`);
      case 'finished':
        return foundText(after, now, texts);
    }
  }
  if (was.signOff === null && is.signOff !== null) return texts.say('after.said.signed');
  const [earlier, later] = [standingHealth(before, now), standingHealth(after, now)];
  if (later !== null && earlier !== later)
    return texts.say('after.said.health', { health: texts.say(`health.${later}`) });
  return is.status === 'settling' && was.waitingFor.length !== is.waitingFor.length
    ? texts.say('after.said.still-to-settle', { count: is.waitingFor.length })
    : null;
};

const foundText = (state: RunState, now: Date, texts: Texts): string => {
  const health = standingHealth(state, now);
  const blockers = afterFindings(state).filter(isBlocker).length;
  const word = texts.say(health === null ? 'common.not-known' : `health.${health}`);
  const verified = texts.say('after.said.verified', { health: word });
  return blockers === 0
    ? verified
    : [verified, texts.say('after.said.blockers', { count: blockers })].join(' ');
};
