import type { FullCatalogue } from '../make-texts.ts';
import { shownEn } from './shown/index.ts';
import { storedEn } from './stored/index.ts';

export const catalogueEn: FullCatalogue = { ...storedEn, ...shownEn };

/** What is stored is English already. */
export const retellEn = (stored: string): string => stored;
