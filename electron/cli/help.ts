import { scenarios } from '../../shared/scenarios.ts';
import { tool } from '../../shared/tool.ts';

export const commandNames = ['check', 'analyze', 'report', 'rehearse', 'watch', 'verify'] as const;
export type CommandName = (typeof commandNames)[number];

const usages: Readonly<Record<CommandName, readonly string[]>> = {
  check: [
    'check [--server local|sim:<scenario>] [--json] [--out DIR]',
    '    Reads a server, runs every check and says go or no-go. Changes nothing.',
    '    --server   local (this computer; the default) or a rehearsal server',
    '    --json     the report as JSON on standard output, and nothing else there',
    '    --out DIR  also writes report.html, report.json and evidence.json',
  ],
  analyze: [
    'analyze FILE [--json]',
    '    Runs every check on an evidence file that was read earlier or elsewhere.',
  ],
  report: [
    'report RUN --format html|pdf|json [--out DIR] [--paper a4|letter]',
    '       [--redact]',
    '    Prints the report of a run: its id, its folder, or a report.json.',
    '    html and json go to standard output unless --out is given; a PDF goes',
    '    into the current folder.',
    '    --paper   a4 (the default) or letter',
    '    --redact  with stand-ins for names and addresses (SERVER-1, ADDRESS-1);',
    '              what they stand for goes into a legend file of its own, into',
    '              DIR or the current folder: keep it apart from the report',
    'report --compare A B [--json]',
    '    What is new, worse, fixed or unchanged from report A to report B, each a',
    '    run id, a run folder or a report.json. Ends with 0 nothing new or worse,',
    '    2 something is, 3 one of the reports is incomplete',
  ],
  rehearse: [
    'rehearse <scenario> [--json] [--out DIR]',
    '    Goes through all phases on a rehearsal server: checks and protects what is',
    '    at risk; where the scenario has an update, watches Setup, verifies the',
    '    server, applies what brings it back, signs. Changes no real server.',
  ],
  watch: [
    'watch [--server local|sim:<scenario>] [--json] [--minutes N]',
    '    Watches back-end ports, services and Setup while the update runs, in the',
    '    open run of that server; runs the checks first where none is fresh.',
    '    Ctrl-C ends the watch, a second one ends at once.',
    '    --json       each event as one line of JSON, and nothing else there',
    '    --minutes N  ends the watch by itself; a rehearsal ends with its Setup',
    '    Ends with 0 no port captured and no service down that ran before,',
    '    2 a port captured or such a service down at the end, 3 not known, or',
    '    it could not watch',
  ],
  verify: [
    'verify [--server local|sim:<scenario>] [--limit SECONDS]',
    '       [--baseline FILE] [--json] [--out DIR]',
    '    Compares a server after the update with what was kept before it, in the',
    '    open run of that server; waits for its services first.',
    '    --limit SECONDS  the longest wait for the services',
    '    --baseline FILE  evidence.json of before the update, where no run kept it',
    '    --json           the report as JSON on standard output, and nothing else',
    '    --out DIR        also writes report.html, report.json and evidence.json',
    '    Ends with 0 healthy, 1 degraded, 2 outage, 3 incomplete',
  ],
};

const exits = [
  'Exit codes',
  '    0 go, 1 go with warnings, 2 no-go, 3 incomplete,',
  '    64 wrong usage, 65 unreadable input file, 70 internal error',
];

/** The help text, whole or about one command; at most 80 columns wide. */
export const helpText = (about: CommandName | null): string => {
  const names = about === null ? commandNames : [about];
  const commands = names.flatMap((name) => [
    ...usages[name].map((line) => (line.startsWith(' ') ? `  ${line}` : `  ${tool.name} ${line}`)),
    '',
  ]);
  const known = scenarios.map(({ id, title }) => `    ${id.padEnd(24)}${title}`);
  const wantsScenarios = about === null || ['check', 'rehearse', 'watch', 'verify'].includes(about);
  return [
    `${tool.name} ${tool.version}: an Exchange server around a cumulative update`,
    '',
    ...commands,
    ...(wantsScenarios ? ['Scenarios', ...known, ''] : []),
    ...exits,
    '',
  ].join('\n');
};
