import { storedEn } from '../en/stored/index.ts';
import { localeOf } from '../language.ts';
import type { FullCatalogue } from '../make-texts.ts';
import { retellIn } from '../retell.ts';
import { shownFr } from './shown/index.ts';
import { storedFr } from './stored/index.ts';

export const catalogueFr: FullCatalogue = { ...storedFr, ...shownFr };

export const retellFr = retellIn(storedEn, storedFr, localeOf.fr);
