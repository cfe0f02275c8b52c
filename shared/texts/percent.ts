import type { Texts } from './texts.ts';

/** A chance from 0 to 1 in percent, for people; one that is not zero never reads as zero. */
export const percentText = (chance: number, texts: Texts): string =>
  chance > 0 && chance < 0.001
    ? texts.say('common.less-than-percent', { share: texts.number(0.1, 1) })
    : // As a finding rounds it, so that both say the same.
      texts.say('common.percent', { share: texts.number(Number((chance * 100).toFixed(1)), 1) });

/** Both bounds of a chance; one number where they read the same. */
export const percentBounds = (low: number, high: number, texts: Texts): string => {
  const [least, most] = [percentText(low, texts), percentText(high, texts)];
  return least === most ? least : texts.say('common.bounds', { low: least, high: most });
};
