import { catalogueEn, textsEn } from './en/texts.ts';
import { catalogueFr, textsFr } from './fr/texts.ts';
import type { Language } from './language.ts';
import type { FullCatalogue, Texts } from './make-texts.ts';

export type { TextId, Texts } from './make-texts.ts';

export const catalogues: Readonly<Record<Language, FullCatalogue>> = {
  en: catalogueEn,
  fr: catalogueFr,
};

const all: Readonly<Record<Language, Texts>> = { en: textsEn, fr: textsFr };

/** The texts of a language, where both are loaded: in reports, terminal and shell. The window loads its own. */
export const textsIn = (language: Language): Texts => all[language];
