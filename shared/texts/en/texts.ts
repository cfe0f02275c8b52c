import { makeTexts, type FullCatalogue, type Texts } from '../make-texts.ts';
import { shownEn } from './shown/index.ts';
import { storedEn } from './stored/index.ts';

export const catalogueEn: FullCatalogue = { ...storedEn, ...shownEn };

/** What is stored is English already. */
export const textsEn: Texts = makeTexts('en', catalogueEn, (stored) => stored);
