import { languageFor, languages, type Language } from '../../shared/texts/language.ts';
import { call } from './client.ts';
import { useUi } from './ui-store.ts';

const key = 'language';

/** What the operator chose on this computer before, else the language of the system. */
const rememberedLanguage = (): Language => {
  const chosen = localStorage.getItem(key);
  return languages.find((code) => code === chosen) ?? languageFor(navigator.language);
};

const tellAll = (language: Language): void => {
  document.documentElement.lang = language;
  useUi.setState({ language });
  // Dialogs and notifications are the shell's; without an answer they stay in the language that they have.
  void call('app.language', { language });
};

/** Takes the language up again when the window opens; where none was chosen, it follows that of the system. */
export const startLanguage = (): void => {
  tellAll(rememberedLanguage());
  addEventListener('languagechange', () => tellAll(rememberedLanguage()));
};

/** Changes the language of the window and of what the shell says, now and for the next time. */
export const chooseLanguage = (language: Language): void => {
  localStorage.setItem(key, language);
  tellAll(language);
};
