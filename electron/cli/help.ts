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
    'report RUN --format html|pdf|json [--out DIR]',
    '    Prints the report of a run: its id, its folder, or a report.json.',
    '    html and json go to standard output unless --out is given; a PDF goes',
    '    into the current folder.',
  ],
  rehearse: [
    'rehearse <scenario> [--json] [--out DIR]',
    '    Goes through the whole Before phase on a rehearsal server: checks,',
    '    protects what is at risk, checks again.',
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
  verify: ['verify', '    Not available yet.'],
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
    ...usages[name].map((line, index) => (index === 0 ? `  ${tool.name} ${line}` : `  ${line}`)),
    '',
  ]);
  const known = scenarios.map(({ id, title }) => `    ${id.padEnd(24)}${title}`);
  const wantsScenarios = about === null || ['check', 'rehearse', 'watch'].includes(about);
  return [
    `${tool.name} ${tool.version}: an Exchange server around a cumulative update`,
    '',
    ...commands,
    ...(wantsScenarios ? ['Scenarios', ...known, ''] : []),
    ...exits,
    '',
  ].join('\n');
};
