import { parseArgs, type ParseArgsConfig } from 'node:util';
import { papers, type Paper } from '../../shared/report/html/paper.ts';
import { isScenarioId, scenarioIds, type ScenarioId } from '../../shared/scenarios.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { visibleText } from '../../shared/text/visible.ts';
import { commandNames, type CommandName } from './help.ts';

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

/** What each command understands beside `--help`. */
const understood: Readonly<Record<CommandName, readonly (keyof typeof options)[]>> = {
  check: ['server', 'json', 'out'],
  analyze: ['json'],
  report: ['format', 'out', 'compare', 'json', 'paper', 'redact'],
  rehearse: ['json', 'out'],
  watch: ['server', 'json', 'minutes'],
  verify: ['server', 'limit', 'baseline', 'json', 'out'],
};

/** Understands a command line. An error is for the operator and means wrong usage. */
export const parseArguments = (argv: readonly string[]): Result<Command> => {
  const [first, ...rest] = argv;
  if (first === undefined) return usage('Say what to do.');
  if (first === '--help' || first === '-h' || first === 'help') return ok(helpAbout(rest[0]));
  if (first === '--version') return ok({ name: 'version' });
  if (first.startsWith('-')) return usage(`A command has to come first, not ${shown(first)}.`);
  if (!isCommand(first)) return usage(`There is no command ${shown(first)}.`);
  const swallowed = rest.find(
    (value, index) => takesValue(rest[index - 1]) && value.startsWith('-'),
  );
  if (swallowed !== undefined) return looksLikeOption(swallowed);
  const split = splitArguments(first, rest);
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
  ])
    if (value?.startsWith('-') || value === '') return looksLikeOption(value);
  return understand(first, values, operands);
};

const takesValue = (argument: string | undefined): boolean =>
  Object.entries(options).some(([name, { type }]) => type === 'string' && argument === `--${name}`);

const looksLikeOption = (value: string): Result<never> =>
  usage(
    value === ''
      ? 'An option has no value.'
      : `${shown(value)} looks like an option, not like a value.`,
  );

const isCommand = (name: string): name is CommandName =>
  (commandNames as readonly string[]).includes(name);

const helpAbout = (name: string | undefined): Command => ({
  name: 'help',
  about: name !== undefined && isCommand(name) ? name : null,
});

const splitArguments = (
  command: CommandName,
  args: readonly string[],
): Result<{ values: Values; operands: readonly string[] }> => {
  const names = ['help', ...understood[command]] as const;
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
    return usage(`${command}: ${visibleText(message.split(/\.\s|\n/)[0] ?? message)}.`);
  }
};

const understand = (
  name: CommandName,
  values: Values,
  operands: readonly string[],
): Result<Command> => {
  if (name === 'report' && values.compare === true) return comparison(values, operands);
  const json = values.json ?? false;
  const out = values.out ?? null;
  const [operand] = operands;
  const wanted = operandOf[name];
  if (operands.length > (wanted === null ? 0 : 1))
    return usage(`${name}: ${shown(operands.at(-1) ?? '')} is one word too many.`);
  if (wanted !== null && (operand === undefined || operand === ''))
    return usage(`${name}: ${wanted} is missing.`);
  const given = operand ?? '';
  switch (name) {
    case 'check': {
      const server = serverOf(values.server ?? 'local');
      return server.ok ? ok({ name, server: server.value, json, out }) : server;
    }
    case 'analyze':
      return ok({ name, file: given, json });
    case 'report': {
      if (json) return usage('report: --json goes with --compare; otherwise say --format json.');
      const format = formats.find((known) => known === values.format);
      if (!format) return usage(`report: --format has to be one of ${formats.join(', ')}.`);
      const paper = papers.find((known) => known === (values.paper ?? 'a4'));
      if (!paper) return usage(`report: --paper has to be one of ${papers.join(', ')}.`);
      if (format === 'json' && values.paper !== undefined)
        return usage('report: --paper goes with --format html and pdf.');
      return ok({ name, run: given, format, out, paper, redact: values.redact ?? false });
    }
    case 'rehearse':
      return isScenarioId(given) ? ok({ name, scenario: given, json, out }) : noScenario(given);
    case 'watch': {
      const server = serverOf(values.server ?? 'local');
      if (!server.ok) return server;
      const minutes = minutesOf(values.minutes);
      return minutes.ok
        ? ok({ name, server: server.value, json, minutes: minutes.value })
        : minutes;
    }
    case 'verify': {
      const server = serverOf(values.server ?? 'local');
      if (!server.ok) return server;
      const limit = limitOf(values.limit);
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

const comparison = (values: Values, operands: readonly string[]): Result<Command> => {
  const [a, b, ...more] = operands;
  if (!a || !b) return usage('report: --compare takes two reports, the older one first.');
  const [extra] = more;
  if (extra !== undefined) return usage(`report: ${shown(extra)} is one word too many.`);
  if (values.redact === true || values.paper !== undefined)
    return usage('report: --compare takes neither --redact nor --paper.');
  if (values.format !== undefined || values.out !== undefined)
    return usage('report: --compare prints to standard output; it takes --json only.');
  return ok({ name: 'compare', a, b, json: values.json ?? false });
};

const operandOf: Readonly<Record<CommandName, string | null>> = {
  check: null,
  analyze: 'the evidence file',
  report: 'the run',
  rehearse: 'the scenario',
  watch: null,
  verify: null,
};

const serverOf = (text: string): Result<ServerChoice> => {
  if (text === 'local') return ok({ kind: 'local' });
  if (!text.startsWith('sim:'))
    return usage(
      `${shown(text)} cannot be examined by this version: --server takes local, or sim:<scenario>.`,
    );
  const scenario = text.slice('sim:'.length);
  return isScenarioId(scenario) ? ok({ kind: 'simulated', scenario }) : noScenario(scenario);
};

/** Nobody watches an update for longer than a day. */
const mostMinutes = 1_440;

const minutesOf = (text: string | undefined): Result<number | null> => {
  if (text === undefined) return ok(null);
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= mostMinutes
    ? ok(minutes)
    : usage(`watch: --minutes takes a whole number from 1 to ${mostMinutes}, not ${shown(text)}.`);
};

/** The agent takes no longer wait. */
const mostLimitSeconds = 3_600;

const limitOf = (text: string | undefined): Result<number | null> => {
  if (text === undefined) return ok(null);
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= mostLimitSeconds
    ? ok(seconds)
    : usage(
        `verify: --limit takes a whole number of seconds up to ${mostLimitSeconds}, not ${shown(text)}.`,
      );
};

const noScenario = (text: string): Result<never> =>
  usage(`There is no scenario ${shown(text)}; there are ${scenarioIds.join(', ')}.`);

const usage = (message: string): Result<never> => err('bad-request', message);

/** Text of the operator in a message: quoted, visible, and not endless. */
const shown = (text: string): string => {
  const visible = visibleText(text);
  return `"${visible.length > 80 ? `${visible.slice(0, 79)}…` : visible}"`;
};
