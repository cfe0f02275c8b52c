import { languageFor, languages, type Language } from '../../shared/texts/language.ts';
import { call } from './client.ts';
import { currentTexts, speak } from './use-texts.ts';

const key = 'language';

/** What the operator chose on this computer before, else the language of the system. */
const rememberedLanguage = (): Language => {
  const chosen = localStorage.getItem(key);
  return languages.find((code) => code === chosen) ?? languageFor(navigator.language);
};

const adopt = async (language: Language): Promise<void> => {
  await speak(language);
  document.documentElement.lang = currentTexts().language;
};

/** Dialogs and notifications are the shell's; without an answer they stay in the language that they have. */
export const tellShell = (): void => {
  void call('app.language', { language: currentTexts().language });
};

const change = async (language: Language): Promise<void> => {
  await adopt(language);
  tellShell();
};

/** Takes the language up again when the window opens; where none was chosen, it follows that of the system. */
export const startLanguage = (): Promise<void> => {
  addEventListener('languagechange', () => void change(rememberedLanguage()));
  return adopt(rememberedLanguage());
};

/** Changes the language of the window and of what the shell says, now and for the next time. */
export const chooseLanguage = (language: Language): void => {
  localStorage.setItem(key, language);
  void change(language);
};
