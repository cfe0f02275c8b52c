import type { Page } from 'playwright';

import { localeOf, type Language } from '../../../shared/texts/language.ts';
import { stands } from './still.ts';

/** Lets the page believe that the language of the system has changed, so that a screen, or an open dialog, is told again in place; a dialog begins at its top. */
export const speak = async (page: Page, language: Language): Promise<void> => {
  await page.evaluate((locale) => {
    Object.defineProperty(navigator, 'language', { value: locale, configurable: true });
    dispatchEvent(new Event('languagechange'));
  }, localeOf[language]);
  await page.waitForFunction((code) => document.documentElement.lang === code, language);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[role="dialog"] *, [role="alertdialog"] *'))
      element.scrollTop = 0;
  });
  await stands(page);
};
