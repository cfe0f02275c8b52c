import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  evidenceItemSchema,
  evidenceSchemaName,
  type Evidence,
  type EvidenceItem,
} from '../../../shared/evidence/schema.ts';
import { unknownServer } from '../../../shared/report/build-report.ts';
import { err, ok, toAppError, type Result } from '../../../shared/result.ts';
import { runEventSchema, type RunEvent } from '../../../shared/run/events.ts';
import { reduceAll } from '../../../shared/run/reduce.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { say } from '../../../shared/texts/stored.ts';
import { readLog } from '../journal/read-log.ts';

/** Files of one run: the journal of events, and everything that was read, in the order in which it was read. */
export const runFiles = (folder: string) => ({
  journal: join(folder, 'journal.ndjson'),
  evidence: join(folder, 'evidence.ndjson'),
  lock: join(folder, 'lock'),
});

export const runsFolder = (dataFolder: string): string => join(dataFolder, 'runs');

/** Sorts by time, and cannot collide between two windows that start in the same second. */
export const newRunId = (now: Date): string =>
  `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`;

export const createRunFolder = async (dataFolder: string, runId: string): Promise<string> => {
  const folder = join(runsFolder(dataFolder), runId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
};

/** A run as it stands on disk. `journalLength` and `evidenceLength` are the bytes up to the last whole line; `problems` say what could not be read. */
export type StoredRun = {
  readonly state: RunState;
  readonly items: readonly EvidenceItem[];
  readonly journalLength: number;
  readonly evidenceLength: number;
  readonly problems: readonly string[];
  /** Something that was said about the server is lost: a damaged line, or an event that could not be written. A torn last line was never told to anybody. */
  readonly damaged: boolean;
  /** Time of the last event. */
  readonly lastWrittenAt: string;
};

/** Reads a run folder. Torn last lines and damaged lines are reported, never fatal; a folder without a readable start of a run is `bad-file`. */
export const readRunFolder = async (folder: string): Promise<Result<StoredRun>> => {
  const files = runFiles(folder);
  try {
    const journal = await readLog(files.journal, runEventSchema);
    const evidence = await readLog(files.evidence, evidenceItemSchema);
    const state = reduceAll(journal.records);
    if (state === null) return err('bad-file', say('run.no-run', { folder }));
    const gaps = gapsOf(journal.records);
    const problems = [
      ...problemsOf('journal', journal),
      ...problemsOf('evidence', evidence),
      ...gaps,
    ];
    return ok({
      state,
      items: evidence.records,
      journalLength: journal.goodLength,
      evidenceLength: evidence.goodLength,
      problems,
      lastWrittenAt: journal.records.at(-1)?.at ?? state.startedAt,
      damaged: journal.damagedLines.length + evidence.damagedLines.length > 0 || gaps.length > 0,
    });
  } catch (error) {
    return { ok: false, error: toAppError(error, 'not-found') };
  }
};

const problemsOf = (
  log: 'journal' | 'evidence',
  { tornBytes, damagedLines }: { tornBytes: number; damagedLines: readonly number[] },
): readonly string[] => [
  ...(tornBytes > 0 ? [say(`run.torn-line.${log}`, { bytes: tornBytes })] : []),
  ...(damagedLines.length > 0
    ? [
        say(`run.damaged-lines.${log}`, {
          count: damagedLines.length,
          lines: damagedLines.slice(0, 10).join(', '),
        }),
      ]
    : []),
];

/** Events are numbered without a gap; one that is missing could not be written, or its line is damaged. */
const gapsOf = (events: readonly RunEvent[]): readonly string[] => {
  const missing = events.flatMap(({ seq }, index) => {
    const before = events[index - 1]?.seq ?? 0;
    return Array.from(
      { length: Math.max(0, Math.min(seq - before - 1, 10)) },
      (_, n) => before + 1 + n,
    );
  });
  return missing.length === 0
    ? []
    : [say('run.events-missing', { numbers: missing.slice(0, 10).join(', ') })];
};

/** The newest runs first. */
export const listRuns = async (dataFolder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(runsFolder(dataFolder))).toSorted().toReversed();
  } catch {
    return [];
  }
};

/** The items that count now: the last read of each, and the first and last of the TCP counters, from which the rate is measured. */
export const currentItems = (items: readonly EvidenceItem[]): readonly EvidenceItem[] => {
  const firstStatistics = items.find(
    ({ id, kind }) => id === 'tcp-statistics' && kind === 'native',
  );
  const last = new Map(items.map((item) => [item.id, item]));
  const latest = [...last.values()];
  const again = last.get('tcp-statistics') === firstStatistics;
  return firstStatistics && !again ? [firstStatistics, ...latest] : latest;
};

/** The evidence file of a run. */
export const evidenceOf = (
  state: RunState,
  items: readonly EvidenceItem[],
  requested: readonly string[],
): Evidence => ({
  schema: evidenceSchemaName,
  collectedAt: state.finishedAt ?? state.startedAt,
  collector: { ...state.tool },
  server: state.server ?? unknownServer,
  items: [...currentItems(items)],
  requested: [...requested],
});

/** Reads a run for a report: what was decided and what was read. */
export const readRun = async (
  folder: string,
): Promise<Result<{ state: RunState; evidence: Evidence; problems: readonly string[] }>> => {
  const stored = await readRunFolder(folder);
  if (!stored.ok) return stored;
  const { state, items, problems } = stored.value;
  const requested = state.items.map(({ id }) => id);
  return ok({ state, evidence: evidenceOf(state, items, requested), problems });
};
