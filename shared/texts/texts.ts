import { shownEn } from './en/shown/index.ts';
import { storedEn } from './en/stored/index.ts';
import { shownFr } from './fr/shown/index.ts';
import { storedFr } from './fr/stored/index.ts';
import { localeOf, type Language } from './language.ts';
import { formatterOf, type Say, type SayParts } from './message.ts';
import { retellIn } from './retell.ts';

type English = typeof shownEn & typeof storedEn;
export type TextId = keyof English;

/** Every text of a language, by its id. */
export const catalogues: Readonly<Record<Language, Readonly<Record<TextId, string>>>> = {
  en: { ...storedEn, ...shownEn },
  fr: { ...storedFr, ...shownFr },
};

/** What a window, a report or a terminal says in the language of its reader. */
export type Texts = {
  readonly language: Language;
  /** Locale of dates and numbers, for `Intl`. */
  readonly locale: string;
  readonly say: Say<English>;
  /** A text with things in its places, in order; for elements of a page. */
  readonly parts: SayParts<English>;
  /** A stored text (finding, plan, journal) in this language; what is no text of this program is left as it is. */
  readonly retell: (stored: string) => string;
  /** `4,035`, `4 035`. */
  readonly number: (value: number, fractionDigits?: number) => string;
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
};

const textsOf = (language: Language): Texts => {
  const locale = localeOf[language];
  const formatter = formatterOf<English>(catalogues[language], locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    language,
    locale,
    say: formatter.say,
    parts: formatter.parts,
    retell: language === 'en' ? (stored) => stored : retellIn(storedEn, storedFr, locale),
    number: (value, fractionDigits = 0) =>
      value.toLocaleString(locale, {
        minimumFractionDigits: fractionDigits,
        maximumFractionDigits: fractionDigits,
      }),
    list: (items) => lists.format(items),
  };
};

const made = new Map<Language, Texts>();

/** The texts of a language, made when they are first asked for. */
export const textsIn = (language: Language): Texts => {
  const known = made.get(language) ?? textsOf(language);
  made.set(language, known);
  return known;
};
