/** The terminal: its commands, its messages, and what it says while it works. */
export const terminalEn = {
  'terminal.usage.nothing': 'Say what to do.',
  'terminal.usage.command-first': 'A command has to come first, not {given}.',
  'terminal.usage.no-command': 'There is no command {given}.',
  'terminal.usage.no-value': 'An option has no value.',
  'terminal.usage.looks-like-option': '{given} looks like an option, not like a value.',
  'terminal.usage.unknown-option': '{command}: Unknown option {option}.',
  'terminal.usage.takes-none': '{command}: Option {option} does not take an argument.',
  'terminal.usage.argument-missing': '{command}: Option {option} argument missing.',
  'terminal.usage.too-many': '{command}: {given} is one word too many.',
  'terminal.usage.analyze-what': 'analyze: the evidence file is missing.',
  'terminal.usage.report-what': 'report: the run is missing.',
  'terminal.usage.rehearse-what': 'rehearse: the scenario is missing.',
  'terminal.usage.one-of': '{command}: {option} has to be one of {known}.',
  'terminal.usage.json': 'report: --json goes with --compare; otherwise say --format json.',
  'terminal.usage.paper': 'report: --paper goes with --format html and pdf.',
  'terminal.usage.compare-two': 'report: --compare takes two reports, the older one first.',
  'terminal.usage.compare-plain': 'report: --compare takes neither --redact nor --paper.',
  'terminal.usage.compare-prints':
    'report: --compare prints to standard output; it takes --json only.',
  'terminal.usage.server':
    '{given} cannot be examined by this version: --server takes local, or sim:<scenario>.',
  'terminal.usage.minutes': 'watch: --minutes takes a whole number from 1 to {most}, not {given}.',
  'terminal.usage.limit':
    'verify: --limit takes a whole number of seconds up to {most}, not {given}.',
  'terminal.usage.scenario': 'There is no scenario {given}; there are {known}.',
  'terminal.try-help': 'Try {tool} --help.',
  'terminal.fault': '{tool}: a fault of the program: {fault}',

  'terminal.help.title': '{tool} {version}: an Exchange server around a cumulative update',
  'terminal.help.check': `check [--server local|sim:<scenario>] [--json] [--out DIR]
    Reads a server, runs every check and says go or no-go. Changes nothing.
    --server   local (this computer; the default) or a rehearsal server
    --json     the report as JSON on standard output, and nothing else there
    --out DIR  also writes report.html, report.json and evidence.json`,
  'terminal.help.analyze': `analyze FILE [--json]
    Runs every check on an evidence file that was read earlier or elsewhere.`,
  'terminal.help.report': `report RUN --format html|pdf|json [--out DIR] [--paper a4|letter]
       [--redact]
    Prints the report of a run: its id, its folder, or a report.json.
    html and json go to standard output unless --out is given; a PDF goes
    into the current folder.
    --paper   a4 (the default) or letter
    --redact  with stand-ins for names and addresses (SERVER-1, ADDRESS-1);
              what they stand for goes into a legend file of its own, into
              DIR or the current folder: keep it apart from the report`,
  'terminal.help.compare': `report --compare A B [--json]
    What is new, worse, fixed or unchanged from report A to report B, each a
    run id, a run folder or a report.json. Ends with 0 nothing new or worse,
    2 something is, 3 one of the reports is incomplete`,
  'terminal.help.rehearse': `rehearse <scenario> [--json] [--out DIR]
    Goes through all phases on a rehearsal server: checks and protects what is
    at risk; where the scenario has an update, watches Setup, verifies the
    server, applies what brings it back, signs. Changes no real server.`,
  'terminal.help.watch': `watch [--server local|sim:<scenario>] [--json] [--minutes N]
    Watches back-end ports, services and Setup while the update runs, in the
    open run of that server; runs the checks first where none is fresh.
    Ctrl-C ends the watch, a second one ends at once.
    --json       each event as one line of JSON, and nothing else there
    --minutes N  ends the watch by itself; a rehearsal ends with its Setup
    Ends with 0 no port captured and no service down that ran before,
    2 a port captured or such a service down at the end, 3 not known, or
    it could not watch`,
  'terminal.help.verify': `verify [--server local|sim:<scenario>] [--limit SECONDS]
       [--baseline FILE] [--json] [--out DIR]
    Compares a server after the update with what was kept before it, in the
    open run of that server; waits for its services first.
    --limit SECONDS  the longest wait for the services
    --baseline FILE  evidence.json of before the update, where no run kept it
    --json           the report as JSON on standard output, and nothing else
    --out DIR        also writes report.html, report.json and evidence.json
    Ends with 0 healthy, 1 degraded, 2 outage, 3 incomplete`,
  'terminal.help.scenarios': 'Scenarios',
  'terminal.help.every': `With every command
    --language en|fr  the language of what is printed for people; else that of
                      LC_ALL, LC_MESSAGES or LANG. JSON is English always`,
  'terminal.help.exits': `Exit codes
    0 go, 1 go with warnings, 2 no-go, 3 incomplete,
    64 wrong usage, 65 unreadable input file, 70 internal error`,

  'terminal.of': '{name}: {text}',
  'terminal.wrote': 'Wrote {path}',
  'terminal.wrote-legend': 'Wrote {path} (keep it apart from the report)',
  'terminal.health': 'Health: {health}',
  'terminal.verdict': 'Verdict: {verdict}',
  'terminal.no-data-folder':
    'Runs cannot be kept in {folder} ({why}). Name another folder in CU_PREFLIGHT_DATA.',
  'terminal.no-run':
    'There is no run "{run}": neither a file or folder of this name, nor a run in {folder}.',
  'terminal.holds-no-run': '{folder} holds no run.',
  'terminal.not-windows':
    'This computer does not run Windows, so it cannot be examined. Choose a rehearsal server: --server sim:<scenario>.',
  'terminal.no-application':
    'A PDF is printed by the application, which was not found beside this program. Name it in CU_PREFLIGHT_APP, or use --format html and print that.',
  'terminal.no-pdf': 'The application printed no PDF (exit code {code}). {line}',
  'terminal.no-exit-code': 'none',
  'terminal.application-not-started': 'The application could not be started: {why}',
  'terminal.input.folder': '{path} is a folder, not a file.',
  'terminal.input.missing': '{path} does not exist.',
  'terminal.input.denied': '{path} may not be read by this account.',
  'terminal.input.locked': '{path} is locked by another program.',

  'terminal.stopping': 'Stopping; what was read so far is kept. Press Ctrl-C again to end at once.',
  'terminal.run': 'Run {run} on {server}',
  'terminal.step.running': 'running: {command}',
  'terminal.step.taking-back': 'taking back: {command}',
  'terminal.taken-up': 'Run {run} is taken up.',
  'terminal.verify.baseline': 'The baseline is {file}.',
  'terminal.verify.rehearsal':
    'A rehearsal server begins before the update: the checks and the update come first.',
  'terminal.verify.no-run':
    'There is no open run of this server, so nothing was kept of before the update to compare with. The checks run first.',
  'terminal.verify.setup-runs':
    'Setup is under way: wait for its end under the watch, then verify.',
  'terminal.verify.watch-ended': 'The watch of this run is ended.',
  'terminal.verify.begins': 'Verifying; services are waited for until {time} UTC at the latest.',
  'terminal.verify.waiting': 'waiting for {services}',
  'terminal.verify.waiting-more': 'waiting for {services} and {count} more',
  'terminal.verify.service': '{name} ({state})',
  'terminal.verify.settled': 'services: {outcome} after {seconds} s',
  'terminal.verify.finished': '{findings} finding(s), {connections} connection(s) to mail services',
  'terminal.verify.stopped': 'The verification was stopped before its end.',
} as const;
