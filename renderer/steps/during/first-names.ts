import type { Texts } from '../../../shared/texts/texts.ts';

/** The first of a list of names, the others counted. */
export const firstNames = (names: readonly string[], most: number, texts: Texts): string =>
  names.length <= most
    ? names.join(', ')
    : texts.say('during.names-and-more', {
        names: names.slice(0, most).join(', '),
        count: names.length - most,
      });
