import { startLanguage } from './store/language.ts';

/** Begins to load the texts when this module is evaluated. */
export const firstTexts: Promise<void> = startLanguage();
