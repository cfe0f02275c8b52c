/** The languages of window, report and terminal. What is stored (journal, evidence, JSON) is English always. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Names of the languages, each in itself, as a list to choose from has them. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

/** The region whose dates and numbers a language takes. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** The language for a locale of the system (`fr-CA`, `de_DE.UTF-8`); English where there is no translation. */
export const languageFor = (locale: string): Language =>
  /^fr(?![a-z])/i.test(locale) ? 'fr' : 'en';
