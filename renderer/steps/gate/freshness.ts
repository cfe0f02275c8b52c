import { freshMinutes } from '../../../shared/run/gate.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { formatMinutesLeft, formatShortTime } from '../../format.ts';

/** Until when the answers of the run count, in words. */
export const freshnessText = (staleAt: string | null, now: Date, texts: Texts): string => {
  if (staleAt === null) return texts.say('gate.nothing-read');
  const left = Date.parse(staleAt) - now.getTime();
  return left > 0
    ? texts.say('gate.fresh', {
        time: formatShortTime(staleAt, texts),
        left: formatMinutesLeft(left, texts),
      })
    : texts.say('gate.stale', { minutes: freshMinutes });
};
