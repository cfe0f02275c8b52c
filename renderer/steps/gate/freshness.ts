import { freshMinutes } from '../../../shared/run/gate.ts';
import { formatMinutesLeft, formatShortTime } from '../../format.ts';

/** Until when the run counts, in words. */
export const freshnessText = (staleAt: string | null, now: Date): string => {
  if (staleAt === null) return 'Nothing has been read yet.';
  const left = Date.parse(staleAt) - now.getTime();
  return left > 0
    ? `The run counts until ${formatShortTime(staleAt)}: ${formatMinutesLeft(left)} left.`
    : `The run no longer counts: it is older than ${freshMinutes} minutes, and ports change hands in seconds.`;
};
