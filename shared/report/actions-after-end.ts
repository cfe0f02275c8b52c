import { action, sentence, type Action } from './action-parts.ts';
import type { Finding, Report } from './schema.ts';
import { say } from '../texts/stored.ts';

type After = NonNullable<Report['after']>;

/** What has to be done before anything of a verification counts; null where it has ended and stands. */
export const verifyFirst = ({ status }: Pick<After, 'status'>): Action | null => {
  switch (status) {
    case 'settling':
    case 'reading':
      return action(say('action.verify-running'), say('action.verify-running.detail'), []);
    case 'stale':
      return action(say('action.verify-changed'), say('action.verify-changed.detail'), []);
    case 'interrupted':
      return action(say('action.verify-broken-off'), say('action.verify-broken-off.detail'), []);
    case 'finished':
      return null;
  }
};

/** Titles that are told one by one; beyond that their number is enough, because the findings have them all. */
const mostTitles = 5;

/** The last line of page 1: whether the server can be given back. `open` are the findings that are not settled, `waived` how many blockers were accepted by name. */
export const conclusionAfter = (
  { health }: Pick<After, 'health'>,
  open: readonly Finding[],
  waived: number,
): Action => {
  switch (health) {
    case 'healthy':
      return action(say('action.give-back'), say('action.give-back.detail'), []);
    case 'degraded':
      return action(
        say('action.accept-left'),
        sentence(acceptedText(open, waived), say('action.accept-left.signer')),
        [],
      );
    case 'outage':
      return action(say('action.do-not-give-back'), say('action.abandoned'), []);
    case 'incomplete':
      return action(say('action.do-not-give-back.verify'), say('action.outage-unanswered'), []);
  }
};

const acceptedText = (open: readonly Finding[], waived: number): string => {
  const titles = open.map(({ title }) => title.replace(/[.;]$/, ''));
  const more = titles.length - mostTitles;
  const parts = [
    ...titles.slice(0, mostTitles),
    ...(more > 0 ? [say('action.accept-left.more', { count: more })] : []),
    ...(waived > 0 ? [say('action.accept-left.waived', { count: waived })] : []),
  ];
  return parts.length === 0 ? say('action.accept-left.see-waivers') : parts.join('; ');
};
