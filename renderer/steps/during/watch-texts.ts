import type { CaptureEstimate } from '../../../shared/report/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { formatRate } from '../../format.ts';

/** How often the watch looks, in words. */
export const paceText = ({ intervalMs }: Pick<WatchState, 'intervalMs'>, texts: Texts): string => {
  if (intervalMs > 1_000)
    return texts.say('during.watch.every', { seconds: texts.number(intervalMs / 1_000, 1) });
  const perSecond = 1_000 / intervalMs;
  return texts.say('during.watch.per-second', {
    times: texts.number(perSecond, Number.isInteger(perSecond) ? 0 : 1),
  });
};

const total = ({ ipv4, ipv6 }: { readonly ipv4: number; readonly ipv6: number }): number =>
  ipv4 + ipv6;

/** Rates that differ by less than this are called equal: two short measurements of the same server do. */
const noise = 1.25;

/** The measured rate, and in a sentence how it compares with the one that the estimate stands on. */
export const rateText = (
  rate: WatchState['rate'],
  estimate: CaptureEstimate | null,
  texts: Texts,
): { readonly now: string; readonly compared: string | null } => {
  if (rate === null) return { now: texts.say('during.watch.not-measured'), compared: null };
  const now = formatRate(total(rate), texts);
  const before = estimate?.rate ?? null;
  if (before === null || total(before) === 0) return { now, compared: null };
  const factor = total(rate) / total(before);
  const estimated = formatRate(total(before), texts);
  if (factor > noise)
    return {
      now,
      compared: texts.say('during.watch.likelier', {
        factor: texts.number(factor, 1),
        rate: estimated,
      }),
    };
  return {
    now,
    compared: texts.say(factor < 1 / noise ? 'during.watch.rarer' : 'during.watch.as-estimated', {
      rate: estimated,
    }),
  };
};
