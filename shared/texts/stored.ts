import { storedEn } from './en/stored/index.ts';
import { localeOf } from './language.ts';
import { formatterOf, type Say } from './message.ts';

/**
 * An English text that goes into findings, plans, journal and JSON. It stays English there, so that a file reads the same wherever it was written; a window or report in another language tells it again (`retell.ts`).
 */
export const say: Say<typeof storedEn> = formatterOf<typeof storedEn>(storedEn, localeOf.en).say;
