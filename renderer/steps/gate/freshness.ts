import { freshMinutes } from '../../../shared/run/gate.ts';
import { formatMinutesLeft, formatShortTime } from '../../format.ts';

/** Until when the answers of the run count, in words. */
export const freshnessText = (staleAt: string | null, now: Date): string => {
  if (staleAt === null) return 'Nothing has been read yet.';
  const left = Date.parse(staleAt) - now.getTime();
  return left > 0
    ? `These answers count until ${formatShortTime(staleAt)} (${formatMinutesLeft(left)} left).`
    : `These answers no longer count: they are older than ${freshMinutes} minutes, and ports change hands in seconds.`;
};
