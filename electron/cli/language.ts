import { languageFor, languages, type Language } from '../../shared/texts/language.ts';

/** The language of what the terminal says: the one that was asked for, else that of the terminal. A language that is not known is refused where the command line is understood. */
export const languageOfTerminal = (
  argv: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Language => languageFrom(wantedIn(argv)) ?? languageFor(localeIn(env));

/** A language by its name on the command line. */
export const languageFrom = (text: string | undefined): Language | undefined =>
  languages.find((language) => language === text);

/** What stands last after `--language`; what follows `--` is no option. */
const wantedIn = (argv: readonly string[]): string | undefined => {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  return options
    .map((option, index) =>
      option === '--language' ? options[index + 1] : /^--language=(.*)$/s.exec(option)?.[1],
    )
    .findLast((text) => text !== undefined);
};

/** The locale of messages, as POSIX has it: the first that is set. */
const localeIn = (env: NodeJS.ProcessEnv): string =>
  [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((locale) => locale) ?? '';
