import { startedProduct, stampMs, type SetupEntry } from './entries.ts';
import { knownFailureOf } from './known-failures.ts';
import { emptyProgress, type SetupNote, type SetupProgress } from './schema.ts';
import { readStamp } from './stamps.ts';

/** Progress after one more entry, and what of it belongs in the timeline. */
export type Folded = { readonly progress: SetupProgress; readonly notes: readonly SetupNote[] };

const componentOf = /^Processing component '([^']*)'(?: \((.*)\))?\.?/;
const success = 'The Exchange Server setup operation completed successfully.';
const failure = /^The Exchange Server setup operation didn't complete\./;

/**
 * Takes one entry in; `now` is the server's clock when it was read. A start marker begins a new run: what came before it in the log is an older one.
 *
 * Success is the line of success and nothing else: `CurrentResult: 0` and `End of Setup` also follow a component that failed.
 */
export const foldEntry = (before: SetupProgress, read: SetupEntry, now: Date): Folded => {
  // Empty lines may follow an entry.
  const entry = { ...read, text: read.text.trimEnd() };
  const { text } = entry;
  const product = startedProduct(text);
  if (product === null && before.startedLogTime === null) return { progress: before, notes: [] };
  const run = product === null ? before : beginRun(before, entry);
  const note = noteFor(entry, run.entries + 1);
  const { odd, pauseSeconds } = readStamp(run, entry.logTime, now);
  const counted = {
    ...run,
    entries: run.entries + 1,
    // A stamp that is no date is no measure for the next one.
    lastLogTime: Number.isNaN(stampMs(entry.logTime)) ? run.lastLogTime : entry.logTime,
    oddStamps: run.oddStamps + (odd === null ? 0 : 1),
    longestPauseSeconds: Math.max(run.longestPauseSeconds, pauseSeconds),
  };
  const taken =
    product === null
      ? rules.find(({ matches }) => matches(text))?.take(counted, entry, note)
      : {
          progress: counted,
          notes: [note('started', `Setup of Exchange Server ${product} was started.`)],
        };
  const { progress, notes } = taken ?? quietly(counted);
  // Said once for each run: a log whose stamps are wrong has them wrong in every line.
  const isNews = odd !== null && counted.oddStamps === 1;
  return { progress, notes: isNews ? [...notes, note('log', odd)] : notes };
};

const beginRun = (before: SetupProgress, { logTime }: SetupEntry): SetupProgress => ({
  ...emptyProgress,
  grewAt: before.grewAt,
  droppedBytes: before.droppedBytes,
  status: 'running',
  startedLogTime: logTime,
  phase: 'Starting',
});

type MakeNote = (kind: SetupNote['kind'], text: string) => SetupNote;

const noteFor =
  ({ logTime, text: line }: SetupEntry, number: number): MakeNote =>
  (kind, text) => ({
    kind,
    entry: number,
    logTime,
    text,
    reference: /\[ERROR-REFERENCE\] Id=(\S+)/.exec(line)?.[1] ?? null,
    known: grave.has(kind) ? (knownFailureOf(line)?.id ?? null) : null,
  });

const grave: ReadonlySet<SetupNote['kind']> = new Set(['warning', 'error', 'failed']);

/** The text of many components, which says nothing about which one it is. */
const sharedDescription = 'Configuring the server.';

/** What a component is called: by its description, and by its name where the description is shared by many. */
const componentTitle = (text: string): string => {
  const [, name = '', description = ''] = componentOf.exec(text) ?? [];
  if (description === '') return name;
  return description === sharedDescription ? `${sharedDescription} (${name})` : description;
};

/** Setup goes on after it said that it failed: in its window, prerequisites can be checked again without a new start. */
const goingOn = (status: SetupProgress['status']): SetupProgress['status'] =>
  status === 'failed' ? 'running' : status;

type Rule = {
  readonly matches: (text: string) => boolean;
  readonly take: (progress: SetupProgress, entry: SetupEntry, note: MakeNote) => Folded;
};

/** What the script that stops and starts services puts before its lines. */
const serviceScript = '[ServiceControl.ps1]';
/** It goes on after a service that does not start, and Setup does too: these lines are all that the log says about it. */
const graveWords = ['Unable to restore service', 'Script completed with one or more errors'];

const quietly = (progress: SetupProgress): Folded => ({ progress, notes: [] });

const starts =
  (prefix: string) =>
  (text: string): boolean =>
    text.startsWith(prefix);

const rules: readonly Rule[] = [
  {
    matches: starts('[ERROR-REFERENCE]'),
    take: (progress, { text }, note) => ({ progress, notes: [note('error', text)] }),
  },
  {
    matches: starts('[ERROR]'),
    take: (progress, { text }, note) => ({
      progress: { ...progress, errors: progress.errors + 1 },
      notes: [note('error', text.slice('[ERROR]'.length).trim())],
    }),
  },
  {
    matches: starts('[WARNING]'),
    take: (progress, { text }, note) => ({
      progress: { ...progress, warnings: progress.warnings + 1 },
      notes: [note('warning', text.slice('[WARNING]'.length).trim())],
    }),
  },
  {
    matches: starts('The previous errors were generated by a non-critical task'),
    take: (progress) => quietly({ ...progress, ignoredErrors: progress.errors }),
  },
  {
    matches: (text) => firstLine(text) === success,
    take: (progress, _entry, note) =>
      progress.status === 'failed'
        ? {
            progress: { ...progress, phase: 'Ended' },
            notes: [
              note(
                'failed',
                'The line of success follows one of failure, with no step of Setup between them. The log contradicts itself, so it proves nothing.',
              ),
            ],
          }
        : {
            progress: { ...progress, status: 'succeeded', phase: 'Ended' },
            notes: [note('succeeded', success)],
          },
  },
  {
    matches: (text) =>
      failure.test(text) ||
      text.startsWith('Setup is stopping now because of one or more critical errors.') ||
      text.startsWith('Exchange Server installation failed during prereq check.'),
    take: (progress, { text }, note) => ({
      progress: { ...progress, status: 'failed' },
      notes: [note('failed', firstLine(text))],
    }),
  },
  {
    matches: starts('End of Setup'),
    take: (progress, _entry, note) => {
      const status = progress.status === 'running' ? 'ended-unproved' : progress.status;
      return {
        progress: { ...progress, status, phase: 'Ended' },
        notes:
          status === 'ended-unproved'
            ? [note('ended', 'Setup ended and wrote neither that it succeeded nor that it failed.')]
            : [note('ended', 'End of Setup.')],
      };
    },
  },
  {
    matches: starts('Failed [Rule:'),
    take: (progress, { text }, note) => ({
      progress: { ...progress, errors: progress.errors + 1 },
      notes: [note('error', firstLine(text))],
    }),
  },
  {
    matches: starts('Performing Microsoft Exchange Server Prerequisite Check'),
    take: (progress, _entry, note) => ({
      progress: { ...progress, status: goingOn(progress.status), phase: 'Prerequisite check' },
      notes: [note('phase', 'Prerequisite check')],
    }),
  },
  {
    matches: (text) => componentOf.test(text),
    take: (progress, { text }, note) => {
      const component = componentTitle(text);
      const status = goingOn(progress.status);
      return {
        progress: { ...progress, status, phase: 'Components', component },
        // One component is named again for each of its parts.
        notes: component === progress.component ? [] : [note('component', component)],
      };
    },
  },
  {
    matches: (text) => text.includes(serviceScript),
    take: (progress, { text }, note) => {
      const said = text.slice(text.indexOf(serviceScript) + serviceScript.length).trim();
      const isGrave = graveWords.some((words) => said.startsWith(words));
      return {
        progress: {
          ...progress,
          phase: 'Services',
          warnings: progress.warnings + (isGrave ? 1 : 0),
        },
        notes: [note(isGrave ? 'warning' : 'services', said)],
      };
    },
  },
  {
    matches: starts('Setup version: '),
    take: (progress, { text }) =>
      quietly({ ...progress, version: text.slice('Setup version: '.length).replace(/\.$/, '') }),
  },
  {
    matches: starts("The installation mode is set to: '"),
    take: (progress, { text }) =>
      quietly({ ...progress, mode: /'([^']*)'/.exec(text)?.[1] ?? null }),
  },
];

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').trimEnd();
