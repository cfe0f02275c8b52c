import { catalogueEn, retellEn } from './en/catalogue.ts';
import { catalogueFr, retellFr } from './fr/catalogue.ts';
import type { Language } from './language.ts';
import { makeTexts, type FullCatalogue, type Texts } from './make-texts.ts';

export type { TextId, Texts } from './make-texts.ts';

export const catalogues: Readonly<Record<Language, FullCatalogue>> = {
  en: catalogueEn,
  fr: catalogueFr,
};

const all: Readonly<Record<Language, Texts>> = {
  en: makeTexts('en', catalogueEn, retellEn),
  fr: makeTexts('fr', catalogueFr, retellFr),
};

/** The texts of a language, where both are loaded: in reports, terminal and shell. The window loads its own. */
export const textsIn = (language: Language): Texts => all[language];
