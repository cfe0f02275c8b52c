import type { CommandName } from './help.ts';
import { err, type Result } from '../../shared/result.ts';
import { scenarioIds } from '../../shared/scenarios.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import { visibleText } from '../../shared/text/visible.ts';

/** There is no such scenario; the message names those that there are. */
export const noScenario = (text: string, texts: Texts): Result<never> =>
  usage(
    texts.say('terminal.usage.scenario', { given: shown(text), known: scenarioIds.join(', ') }),
  );

/** A word that the command has no use for. */
export const tooMany = (command: CommandName, text: string, texts: Texts): Result<never> =>
  usage(texts.say('terminal.usage.too-many', { command, given: shown(text) }));

/** The value of an option is none of those that are known. */
export const oneOf = (
  command: CommandName,
  option: string,
  known: readonly string[],
  texts: Texts,
): Result<never> =>
  usage(texts.say('terminal.usage.one-of', { command, option, known: known.join(', ') }));

/** A command line that is refused, and why. */
export const usage = (message: string): Result<never> => err('bad-request', message);

/** Text of the operator in a message: quoted, visible, and not endless. */
export const shown = (text: string): string => {
  const visible = visibleText(text);
  return `"${visible.length > 80 ? `${visible.slice(0, 79)}…` : visible}"`;
};

/** A value begins like an option, or is empty. */
export const looksLikeOption = (value: string, texts: Texts): Result<never> =>
  usage(
    value === ''
      ? texts.say('terminal.usage.no-value')
      : texts.say('terminal.usage.looks-like-option', { given: shown(value) }),
  );

/** What Node says of an option, which it says in English only. */
const refusals = [
  ['terminal.usage.unknown-option', /^Unknown option (.+)$/su],
  ['terminal.usage.takes-none', /^Option (.+) does not take an argument$/su],
  ['terminal.usage.argument-missing', /^Option (.+) argument missing$/su],
] as const;

/** What Node refused, in the language of the terminal where it is known. */
export const refusalText = (command: CommandName, message: string, texts: Texts): string => {
  for (const [id, pattern] of refusals) {
    const option = pattern.exec(message)?.[1];
    if (option !== undefined) return texts.say(id, { command, option });
  }
  return `${command}: ${message}.`;
};
