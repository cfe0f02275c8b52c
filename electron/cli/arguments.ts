import { parseArgs, type ParseArgsConfig } from 'node:util';
import { papers, type Paper } from '../../shared/report/html/paper.ts';
import { isScenarioId, type ScenarioId } from '../../shared/scenarios.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import { languages } from '../../shared/texts/language.ts';
import { visibleText } from '../../shared/text/visible.ts';
import { commandNames, type CommandName } from './help.ts';
import { languageFrom } from './language.ts';
import { looksLikeOption, noScenario, oneOf, refusalText, shown, tooMany, usage } from './usage.ts';

/** Which server is examined. */
export type ServerChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'simulated'; readonly scenario: ScenarioId };

export const formats = ['html', 'pdf', 'json'] as const;
export type Format = (typeof formats)[number];

/** A command line that was understood. */
export type Command =
  | { readonly name: 'help'; readonly about: CommandName | null }
  | { readonly name: 'version' }
  | {
      readonly name: 'check';
      readonly server: ServerChoice;
      readonly json: boolean;
      readonly out: string | null;
    }
  | { readonly name: 'analyze'; readonly file: string; readonly json: boolean }
  | {
      readonly name: 'report';
      readonly run: string;
      readonly format: Format;
      readonly out: string | null;
      readonly paper: Paper;
      /** With stand-ins for names and addresses; the legend goes into a file of its own. */
      readonly redact: boolean;
    }
  | {
      readonly name: 'rehearse';
      readonly scenario: ScenarioId;
      readonly json: boolean;
      readonly out: string | null;
    }
  | {
      readonly name: 'watch';
      readonly server: ServerChoice;
      readonly json: boolean;
      /** How long to watch; null: until it is ended. */
      readonly minutes: number | null;
    }
  | {
      readonly name: 'verify';
      readonly server: ServerChoice;
      readonly json: boolean;
      readonly out: string | null;
      /** Evidence file of before the update, for a run that kept none. */
      readonly baseline?: string;
      /** Longest wait for the services; left out: as long as the agent holds right. */
      readonly limitSeconds?: number;
    }
  | {
      readonly name: 'compare';
      /** The older report: a run by its id or folder, or a report file. */
      readonly a: string;
      readonly b: string;
      readonly json: boolean;
    };

const options = {
  help: { type: 'boolean', short: 'h' },
  language: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  server: { type: 'string' },
  format: { type: 'string' },
  minutes: { type: 'string' },
  limit: { type: 'string' },
  baseline: { type: 'string' },
  compare: { type: 'boolean' },
  paper: { type: 'string' },
  redact: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

type Values = {
  readonly [K in keyof typeof options]?: (typeof options)[K]['type'] extends 'boolean'
    ? boolean
    : string;
};

/** What each command understands beside `--help` and `--language`. */
const understood: Readonly<Record<CommandName, readonly (keyof typeof options)[]>> = {
  check: ['server', 'json', 'out'],
  analyze: ['json'],
  report: ['format', 'out', 'compare', 'json', 'paper', 'redact'],
  rehearse: ['json', 'out'],
  watch: ['server', 'json', 'minutes'],
  verify: ['server', 'limit', 'baseline', 'json', 'out'],
};

/** Understands a command line. An error is for the operator and means wrong usage. The language has been chosen before (`languageOfTerminal`), so that what is refused is refused in it. */
export const parseArguments = (argv: readonly string[], texts: Texts): Result<Command> => {
  const [first, ...rest] = argv;
  if (first === undefined) return usage(texts.say('terminal.usage.nothing'));
  if (first === '--help' || first === '-h' || first === 'help') return ok(helpAbout(rest[0]));
  if (first === '--version') return ok({ name: 'version' });
  if (first.startsWith('-'))
    return usage(texts.say('terminal.usage.command-first', { given: shown(first) }));
  if (!isCommand(first))
    return usage(texts.say('terminal.usage.no-command', { given: shown(first) }));
  const swallowed = rest.find(
    (value, index) => takesValue(rest[index - 1]) && value.startsWith('-'),
  );
  if (swallowed !== undefined) return looksLikeOption(swallowed, texts);
  const split = splitArguments(first, rest, texts);
  if (!split.ok) return split;
  const { values, operands } = split.value;
  if (values.help === true) return ok({ name: 'help', about: first });
  for (const value of [
    values.server,
    values.out,
    values.format,
    values.minutes,
    values.limit,
    values.paper,
    values.language,
  ])
    if (value?.startsWith('-') || value === '') return looksLikeOption(value, texts);
  if (values.language !== undefined && languageFrom(values.language) === undefined)
    return oneOf(first, '--language', languages, texts);
  return understand(first, values, operands, texts);
};

const takesValue = (argument: string | undefined): boolean =>
  Object.entries(options).some(([name, { type }]) => type === 'string' && argument === `--${name}`);

const isCommand = (name: string): name is CommandName =>
  (commandNames as readonly string[]).includes(name);

const helpAbout = (name: string | undefined): Command => ({
  name: 'help',
  about: name !== undefined && isCommand(name) ? name : null,
});

const splitArguments = (
  command: CommandName,
  args: readonly string[],
  texts: Texts,
): Result<{ values: Values; operands: readonly string[] }> => {
  const names = ['help', 'language', ...understood[command]] as const;
  const mine = Object.fromEntries(names.map((name) => [name, options[name]]));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: mine,
      allowPositionals: true,
      strict: true,
    });
    return ok({ values, operands: positionals });
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const [first = message] = message.split(/\.\s|\n/);
    return usage(refusalText(command, visibleText(first), texts));
  }
};

const understand = (
  name: CommandName,
  values: Values,
  operands: readonly string[],
  texts: Texts,
): Result<Command> => {
  if (name === 'report' && values.compare === true) return comparison(values, operands, texts);
  const json = values.json ?? false;
  const out = values.out ?? null;
  const [operand] = operands;
  const wanted = operandOf[name];
  if (operands.length > (wanted === null ? 0 : 1))
    return tooMany(name, operands.at(-1) ?? '', texts);
  if (wanted !== null && (operand === undefined || operand === '')) return usage(texts.say(wanted));
  const given = operand ?? '';
  switch (name) {
    case 'check': {
      const server = serverOf(values.server ?? 'local', texts);
      return server.ok ? ok({ name, server: server.value, json, out }) : server;
    }
    case 'analyze':
      return ok({ name, file: given, json });
    case 'report': {
      if (json) return usage(texts.say('terminal.usage.json'));
      const format = formats.find((known) => known === values.format);
      if (!format) return oneOf(name, '--format', formats, texts);
      const paper = papers.find((known) => known === (values.paper ?? 'a4'));
      if (!paper) return oneOf(name, '--paper', papers, texts);
      if (format === 'json' && values.paper !== undefined)
        return usage(texts.say('terminal.usage.paper'));
      return ok({ name, run: given, format, out, paper, redact: values.redact ?? false });
    }
    case 'rehearse':
      return isScenarioId(given)
        ? ok({ name, scenario: given, json, out })
        : noScenario(given, texts);
    case 'watch': {
      const server = serverOf(values.server ?? 'local', texts);
      if (!server.ok) return server;
      const minutes = minutesOf(values.minutes, texts);
      return minutes.ok
        ? ok({ name, server: server.value, json, minutes: minutes.value })
        : minutes;
    }
    case 'verify': {
      const server = serverOf(values.server ?? 'local', texts);
      if (!server.ok) return server;
      const limit = limitOf(values.limit, texts);
      return limit.ok
        ? ok({
            name,
            server: server.value,
            json,
            out,
            ...(values.baseline === undefined ? {} : { baseline: values.baseline }),
            ...(limit.value === null ? {} : { limitSeconds: limit.value }),
          })
        : limit;
    }
  }
};

const comparison = (values: Values, operands: readonly string[], texts: Texts): Result<Command> => {
  const [a, b, ...more] = operands;
  if (!a || !b) return usage(texts.say('terminal.usage.compare-two'));
  const [extra] = more;
  if (extra !== undefined) return tooMany('report', extra, texts);
  if (values.redact === true || values.paper !== undefined)
    return usage(texts.say('terminal.usage.compare-plain'));
  if (values.format !== undefined || values.out !== undefined)
    return usage(texts.say('terminal.usage.compare-prints'));
  return ok({ name: 'compare', a, b, json: values.json ?? false });
};

/** What is said where the operand of a command is missing; null where it takes none. */
const operandOf = {
  check: null,
  analyze: 'terminal.usage.analyze-what',
  report: 'terminal.usage.report-what',
  rehearse: 'terminal.usage.rehearse-what',
  watch: null,
  verify: null,
} as const satisfies Readonly<Record<CommandName, string | null>>;

const serverOf = (text: string, texts: Texts): Result<ServerChoice> => {
  if (text === 'local') return ok({ kind: 'local' });
  if (!text.startsWith('sim:'))
    return usage(texts.say('terminal.usage.server', { given: shown(text) }));
  const scenario = text.slice('sim:'.length);
  return isScenarioId(scenario) ? ok({ kind: 'simulated', scenario }) : noScenario(scenario, texts);
};

/** Nobody watches an update for longer than a day. */
const mostMinutes = 1_440;

const minutesOf = (text: string | undefined, texts: Texts): Result<number | null> => {
  if (text === undefined) return ok(null);
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= mostMinutes
    ? ok(minutes)
    : usage(texts.say('terminal.usage.minutes', { most: mostMinutes, given: shown(text) }));
};

/** The agent takes no longer wait. */
const mostLimitSeconds = 3_600;

const limitOf = (text: string | undefined, texts: Texts): Result<number | null> => {
  if (text === undefined) return ok(null);
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= mostLimitSeconds
    ? ok(seconds)
    : usage(texts.say('terminal.usage.limit', { most: mostLimitSeconds, given: shown(text) }));
};
