import { create } from 'zustand';

import type { Language } from '../../shared/texts/language.ts';
import { makeTexts, type Texts } from '../../shared/texts/make-texts.ts';

/** Each language is a file of its own, so that the window reads only the one that it speaks. */
const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => {
    const { catalogueEn, retellEn } = await import('../../shared/texts/en/catalogue.ts');
    return makeTexts('en', catalogueEn, retellEn);
  },
  fr: async () => {
    const { catalogueFr, retellFr } = await import('../../shared/texts/fr/catalogue.ts');
    return makeTexts('fr', catalogueFr, retellFr);
  },
};

const useTextsStore = create<{ readonly texts: Texts | null }>(() => ({ texts: null }));

let wanted: Language | null = null;

/** Loads the texts of a language and shows the window in it; of two asked for, the later one stays. */
export const speak = async (language: Language): Promise<void> => {
  wanted = language;
  const texts = await loaders[language]();
  if (wanted === language) useTextsStore.setState({ texts });
};

const loaded = (texts: Texts | null): Texts => {
  if (texts === null) throw new Error('nothing is shown before the first texts are loaded');
  return texts;
};

/** The texts of this window, in the language that the operator chose. */
export const useTexts = (): Texts => loaded(useTextsStore(({ texts }) => texts));

/** The same outside of a component. What it says stays in the language of that moment. */
export const currentTexts = (): Texts => loaded(useTextsStore.getState().texts);
