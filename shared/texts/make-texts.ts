import type { shownEn } from './en/shown/index.ts';
import type { storedEn } from './en/stored/index.ts';
import { localeOf, type Language } from './language.ts';
import { formatterOf, type Say, type SayParts } from './message.ts';

type English = typeof shownEn & typeof storedEn;
export type TextId = keyof English;

/** Every text of a language, by its id. */
export type FullCatalogue = Readonly<Record<TextId, string>>;

/** What a window, a report or a terminal says in the language of its reader. */
export type Texts = {
  readonly language: Language;
  /** Locale of dates and numbers, for `Intl`. */
  readonly locale: string;
  readonly say: Say<English>;
  /** A text with things in its places, in order; for elements of a page. */
  readonly parts: SayParts<English>;
  /** Whether there is a text of this id. */
  readonly has: (id: string) => id is TextId;
  /** A stored text (finding, plan, journal) in this language; what is no text of this program is left as it is. */
  readonly retell: (stored: string) => string;
  /** `4,035`, `4 035`. */
  readonly number: (value: number, fractionDigits?: number) => string;
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
};

/** The texts of one language. `retell` finds stored English texts again in it. */
export const makeTexts = (
  language: Language,
  catalogue: FullCatalogue,
  retell: Texts['retell'],
): Texts => {
  const locale = localeOf[language];
  const formatter = formatterOf<English>(catalogue, locale);
  let lists: Intl.ListFormat | null = null;
  return {
    language,
    locale,
    say: formatter.say,
    parts: formatter.parts,
    has: (id): id is TextId => Object.hasOwn(catalogue, id),
    retell,
    number: (value, fractionDigits = 0) =>
      value.toLocaleString(locale, {
        minimumFractionDigits: fractionDigits,
        maximumFractionDigits: fractionDigits,
      }),
    list: (items) => {
      lists ??= new Intl.ListFormat(locale, { type: 'conjunction' });
      return lists.format(items);
    },
  };
};
