import { action, count, sentence, type Action } from './action-parts.ts';
import type { Finding, Report } from './schema.ts';

type After = NonNullable<Report['after']>;

/** What has to be done before anything of a verification counts; null where it has ended and stands. */
export const verifyFirst = ({ status }: Pick<After, 'status'>): Action | null => {
  switch (status) {
    case 'settling':
    case 'reading':
      return action(
        'Let the verification run to its end',
        'Nothing that this report shows is the last word before that.',
        [],
      );
    case 'stale':
      return action(
        'Verify the server again: it was changed',
        'A plan was confirmed since, so nothing that was found before stands.',
        [],
      );
    case 'interrupted':
      return action(
        'Verify the server again: the last verification broke off',
        'The agent or its computer went down in the middle of it.',
        [],
      );
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
      return action(
        'The server can be given back',
        'What ran before the update runs, and listens and greets as it did. Sign this report; if the server is restarted afterwards, verify it again.',
        [],
      );
    case 'degraded':
      return action(
        'Give the server back only if you accept what is left',
        sentence(acceptedText(open, waived), 'Who signs takes that on'),
        [],
      );
    case 'outage':
      return action(
        'Do not give the server back until this is settled',
        'Something that worked before the update does not work now. Verify again when it is settled, or have each blocker waived by name with reason and expiry.',
        [],
      );
    case 'incomplete':
      return action(
        'Do not give the server back: verify it again',
        'A question that could hide an outage has no answer. What cannot be read is never a pass.',
        [],
      );
  }
};

const acceptedText = (open: readonly Finding[], waived: number): string => {
  const titles = open.map(({ title }) => title.replace(/[.;]$/, ''));
  const more = titles.length - mostTitles;
  const parts = [
    ...titles.slice(0, mostTitles),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(waived > 0 ? [count(waived, 'waived blocker')] : []),
  ];
  return parts.length === 0 ? 'See the waivers' : parts.join('; ');
};
