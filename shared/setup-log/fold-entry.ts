import { startedProduct, stampMs, type SetupEntry } from './entries.ts';
import { knownFailureOf } from './known-failures.ts';
import { emptyProgress, type SetupNote, type SetupProgress } from './schema.ts';
import { readStamp } from './stamps.ts';
import { say } from '../texts/stored.ts';

/** Progress after one more entry, and what of it belongs in the timeline. */
export type Folded = { readonly progress: SetupProgress; readonly notes: readonly SetupNote[] };

const componentOf = /^Processing component '([^']*)'(?: \((.*)\))?\.?/;
const success = /^The Exchange Server setup operation completed successfully\.$/;
const failures = [
  /^The Exchange Server setup operation didn't complete\./,
  /^Setup is stopping now because of one or more critical errors\./,
  /^Exchange Server installation failed during prereq check\./,
];

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
          notes: [note('started', say('setup-log.started', { product }))],
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
  phase: say('setup-phase.starting'),
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
const sharedDescription = /^Configuring the server\.$/;

/** What a component is called: by its description, and by its name where the description is shared by many. */
const componentTitle = (text: string): string => {
  const [, name = '', description = ''] = componentOf.exec(text) ?? [];
  if (description === '') return name;
  return sharedDescription.test(description) ? `${description} (${name})` : description;
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
const graveWords = /^(?:Unable to restore service|Script completed with one or more errors)/;

const quietly = (progress: SetupProgress): Folded => ({ progress, notes: [] });

const version = /^Setup version: /;

const says =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const rules: readonly Rule[] = [
  {
    matches: says(/^\[ERROR-REFERENCE\]/),
    take: (progress, { text }, note) => ({ progress, notes: [note('error', text)] }),
  },
  {
    matches: says(/^\[ERROR\]/),
    take: (progress, { text }, note) => ({
      progress: { ...progress, errors: progress.errors + 1 },
      notes: [note('error', text.slice('[ERROR]'.length).trim())],
    }),
  },
  {
    matches: says(/^\[WARNING\]/),
    take: (progress, { text }, note) => ({
      progress: { ...progress, warnings: progress.warnings + 1 },
      notes: [note('warning', text.slice('[WARNING]'.length).trim())],
    }),
  },
  {
    matches: says(/^The previous errors were generated by a non-critical task/),
    take: (progress) => quietly({ ...progress, ignoredErrors: progress.errors }),
  },
  {
    matches: (text) => success.test(firstLine(text)),
    take: (progress, { text }, note) =>
      progress.status === 'failed'
        ? {
            progress: { ...progress, phase: say('setup-phase.ended') },
            notes: [note('failed', say('setup-log.contradiction'))],
          }
        : {
            progress: { ...progress, status: 'succeeded', phase: say('setup-phase.ended') },
            notes: [note('succeeded', firstLine(text))],
          },
  },
  {
    matches: (text) => failures.some((pattern) => pattern.test(text)),
    take: (progress, { text }, note) => ({
      progress: { ...progress, status: 'failed' },
      notes: [note('failed', firstLine(text))],
    }),
  },
  {
    matches: says(/^End of Setup/),
    take: (progress, _entry, note) => {
      const status = progress.status === 'running' ? 'ended-unproved' : progress.status;
      return {
        progress: { ...progress, status, phase: say('setup-phase.ended') },
        notes:
          status === 'ended-unproved'
            ? [note('ended', say('setup-log.end-unproved'))]
            : [note('ended', say('setup-log.end'))],
      };
    },
  },
  {
    matches: says(/^Failed \[Rule:/),
    take: (progress, { text }, note) => ({
      progress: { ...progress, errors: progress.errors + 1 },
      notes: [note('error', firstLine(text))],
    }),
  },
  {
    matches: says(/^Performing Microsoft Exchange Server Prerequisite Check/),
    take: (progress, _entry, note) => ({
      progress: {
        ...progress,
        status: goingOn(progress.status),
        phase: say('setup-phase.prerequisites'),
      },
      notes: [note('phase', say('setup-phase.prerequisites'))],
    }),
  },
  {
    matches: (text) => componentOf.test(text),
    take: (progress, { text }, note) => {
      const component = componentTitle(text);
      const status = goingOn(progress.status);
      return {
        progress: { ...progress, status, phase: say('setup-phase.components'), component },
        // One component is named again for each of its parts.
        notes: component === progress.component ? [] : [note('component', component)],
      };
    },
  },
  {
    matches: (text) => text.includes(serviceScript),
    take: (progress, { text }, note) => {
      const said = text.slice(text.indexOf(serviceScript) + serviceScript.length).trim();
      const isGrave = graveWords.test(said);
      return {
        progress: {
          ...progress,
          phase: say('setup-phase.services'),
          warnings: progress.warnings + (isGrave ? 1 : 0),
        },
        notes: [note(isGrave ? 'warning' : 'services', said)],
      };
    },
  },
  {
    matches: says(version),
    take: (progress, { text }) =>
      quietly({ ...progress, version: text.replace(version, '').replace(/\.$/, '') }),
  },
  {
    matches: says(/^The installation mode is set to: '/),
    take: (progress, { text }) =>
      quietly({ ...progress, mode: /'([^']*)'/.exec(text)?.[1] ?? null }),
  },
];

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').trimEnd();
