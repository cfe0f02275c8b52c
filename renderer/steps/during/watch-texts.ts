import type { CaptureEstimate } from '../../../shared/report/schema.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { formatRate } from '../../format.ts';

/** How often the watch looks, in words. */
export const paceText = ({ intervalMs }: Pick<WatchState, 'intervalMs'>): string => {
  if (intervalMs > 1_000) return `every ${(intervalMs / 1_000).toFixed(1)} s`;
  const perSecond = 1_000 / intervalMs;
  return `${Number.isInteger(perSecond) ? perSecond : perSecond.toFixed(1)} times a second`;
};

const total = ({ ipv4, ipv6 }: { readonly ipv4: number; readonly ipv6: number }): number =>
  ipv4 + ipv6;

/** Rates that differ by less than this are called equal: two short measurements of the same server do. */
const noise = 1.25;

/** The measured rate beside the one that the estimate stands on. */
export const rateText = (
  rate: WatchState['rate'],
  estimate: CaptureEstimate | null,
): { readonly now: string; readonly compared: string | null } => {
  if (rate === null) return { now: 'not measured yet', compared: null };
  const now = formatRate(total(rate));
  const before = estimate?.rate ?? null;
  if (before === null || total(before) === 0) return { now, compared: null };
  const factor = total(rate) / total(before);
  if (factor > noise)
    return {
      now,
      compared: `${factor.toFixed(1)} times the rate of the estimate (${formatRate(total(before))}): a capture is likelier than estimated`,
    };
  return {
    now,
    compared:
      factor < 1 / noise
        ? `below the rate of the estimate (${formatRate(total(before))})`
        : `as in the estimate (${formatRate(total(before))})`,
  };
};
