import { scenarios } from '../../shared/scenarios.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import { tool } from '../../shared/tool.ts';

export const commandNames = ['check', 'analyze', 'report', 'rehearse', 'watch', 'verify'] as const;
export type CommandName = (typeof commandNames)[number];

/** The blocks of the help about each command. */
const blocks = {
  check: ['check'],
  analyze: ['analyze'],
  report: ['report', 'compare'],
  rehearse: ['rehearse'],
  watch: ['watch'],
  verify: ['verify'],
} as const satisfies Readonly<Record<CommandName, readonly string[]>>;

/** The help text, whole or about one command; at most 80 columns wide. */
export const helpText = (about: CommandName | null, texts: Texts): string => {
  const names = about === null ? commandNames : [about];
  const commands = names.flatMap((name) => [
    ...blocks[name]
      .flatMap((block) => texts.say(`terminal.help.${block}`).split('\n'))
      .map((line) => (line.startsWith(' ') ? `  ${line}` : `  ${tool.name} ${line}`)),
    '',
  ]);
  const known = scenarios.map(({ id, title }) => `    ${id.padEnd(24)}${texts.retell(title)}`);
  const wantsScenarios = about === null || ['check', 'rehearse', 'watch', 'verify'].includes(about);
  return [
    texts.say('terminal.help.title', { tool: tool.name, version: tool.version }),
    '',
    ...commands,
    ...(wantsScenarios ? [texts.say('terminal.help.scenarios'), ...known, ''] : []),
    texts.say('terminal.help.every'),
    '',
    texts.say('terminal.help.exits'),
    '',
  ].join('\n');
};
