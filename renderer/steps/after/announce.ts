import type { RunState } from '../../../shared/run/state.ts';
import { isBlocker } from '../../../shared/run/verdict.ts';
import { healthWords, plural } from '../../words.ts';
import { afterFindings, standingHealth } from './health.ts';

/** What a screen reader should say about a change of the After phase; null for nothing. */
export const afterAnnouncement = (before: RunState, after: RunState, now: Date): string | null => {
  const [was, is] = [before.after, after.after];
  if (is === null) return null;
  if (was?.status !== is.status || was.startedAt !== is.startedAt) {
    switch (is.status) {
      case 'settling':
        return 'Waiting for the services to settle.';
      case 'reading':
        return 'The services have been waited for. The server is read.';
      case 'stale':
        return 'The verification is out of date.';
      case 'interrupted':
        return 'The verification was interrupted.';
      case 'finished':
        return foundText(after, now);
    }
  }
  if (was.signOff === null && is.signOff !== null) return 'Signed off.';
  const [earlier, later] = [standingHealth(before, now), standingHealth(after, now)];
  if (later !== null && earlier !== later) return `Health: ${healthWords[later]}.`;
  return is.status === 'settling' && was.waitingFor.length !== is.waitingFor.length
    ? `${plural(is.waitingFor.length, 'service')} still to settle.`
    : null;
};

const foundText = (state: RunState, now: Date): string => {
  const health = standingHealth(state, now);
  const blockers = afterFindings(state).filter(isBlocker).length;
  const word = health === null ? 'not known' : healthWords[health];
  return `The server was verified. Health: ${word}.${blockers > 0 ? ` ${plural(blockers, 'blocker')}.` : ''}`;
};
