import { join } from 'node:path';
import type { Evidence, EvidenceItem } from '../../../shared/evidence/schema.ts';
import { err, ok, toAppError, type Result } from '../../../shared/result.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { reduce } from '../../../shared/run/reduce.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { say } from '../../../shared/texts/stored.ts';
import { openAppendLog } from '../journal/append-log.ts';
import { acquireLock, type Lock } from '../journal/lock.ts';
import { createEventWriter, type Emission } from './event-writer.ts';
import {
  createRunFolder,
  evidenceOf,
  listRuns,
  readRunFolder,
  runFiles,
  runsFolder,
  type StoredRun,
} from './run-folder.ts';

/** The run that an agent has open: the only writer of its journal and evidence log. */
export type OpenRun = {
  /** Folder of its files. */
  readonly folder: string;
  readonly state: () => RunState;
  readonly evidence: () => Evidence;
  /** Journals an event, then folds and publishes it. Rejects if a durable event could not be written, and then nothing has happened. */
  readonly emit: (body: RunEventBody, emission?: Emission) => Promise<void>;
  /** Has every event that was emitted on disk. */
  readonly flush: () => Promise<void>;
  /** Keeps an evidence item; it is in the log before anything is decided by it. */
  readonly record: (item: EvidenceItem) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Dependencies = {
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly publish: (event: RunEvent) => void;
};

/** A new run, and its first event, which is on disk and still has to be published: by then its owner has to know the run. */
export type StartedRun = { readonly run: OpenRun; readonly first: RunEvent };

/** Starts a new run in a folder of its own. */
export const startRun = async (
  { dataFolder, now, publish }: Dependencies,
  start: Extract<RunEventBody, { type: 'run-started' }>,
): Promise<Result<StartedRun>> => {
  const folder = await createRunFolder(dataFolder, start.runId);
  const event: RunEvent = { seq: 1, at: now().toISOString(), body: start };
  const state = reduce(null, event);
  if (state === null) return err('unexpected', say('run.not-started'));
  const run = await openFolder(folder, { now, publish }, async () => ok({ state, items: [] }));
  if (!run.ok) return run;
  try {
    await run.value.first(event);
    return ok({ run: run.value, first: event });
  } catch (thrown) {
    await run.value.close().catch(() => undefined);
    throw thrown;
  }
};

/**
 * Opens the newest run of a target again if it is not older than `youngerThanMs`; null when there is none.
 *
 * What was interrupted is written down as such: a collection that did not end, a step whose outcome nobody wrote. Nothing is repeated.
 */
export const resumeRun = async (
  dependencies: Dependencies,
  target: string,
  youngerThanMs: number,
): Promise<Result<OpenRun | null>> => {
  for (const name of await listRuns(dependencies.dataFolder)) {
    const folder = join(runsFolder(dependencies.dataFolder), name);
    const stored = await readRunFolder(folder);
    if (!stored.ok || stored.value.state.target !== target) continue;
    const age = dependencies.now().getTime() - Date.parse(stored.value.state.startedAt);
    if (age > youngerThanMs) return ok(null);
    const run = await openFolder(folder, dependencies, () => readRunFolder(folder));
    if (!run.ok) return run;
    try {
      await settleInterrupted(run.value, run.value);
      return run;
    } catch (thrown) {
      await run.value.close().catch(() => undefined);
      return err('failed', say('run.not-resumed', { why: toAppError(thrown).message }));
    }
  }
  return ok(null);
};

type Stored = Pick<StoredRun, 'state' | 'items'> & Partial<StoredRun>;
type OpenFolder = OpenRun & {
  readonly first: (event: RunEvent) => Promise<void>;
  readonly problems: readonly string[];
  readonly damaged: boolean;
  /** Time of the last event that was on disk. */
  readonly lastWrittenAt: string;
};

/** Locks a folder and only then reads it: what another writer added before it let go must not be cut off. */
const openFolder = async (
  folder: string,
  dependencies: Pick<Dependencies, 'now' | 'publish'>,
  read: () => Promise<Result<Stored>>,
): Promise<Result<OpenFolder>> => {
  const lock = await acquireLock(runFiles(folder).lock);
  if (!lock.ok) return lock;
  try {
    const stored = await read();
    if (stored.ok) return ok(await openLogs(folder, dependencies, stored.value, lock.value));
    await lock.value.release();
    return stored;
  } catch (thrown) {
    await lock.value.release();
    throw thrown;
  }
};

const openLogs = async (
  folder: string,
  { now, publish }: Pick<Dependencies, 'now' | 'publish'>,
  stored: Stored,
  lock: Lock,
): Promise<OpenFolder> => {
  const files = runFiles(folder);
  const journal = await openAppendLog(files.journal, stored.journalLength);
  const evidenceLog = await openAppendLog(files.evidence, stored.evidenceLength);
  let { state } = stored;
  const items = [...stored.items];
  const apply = (event: RunEvent): void => {
    state = reduce(state, event) ?? state;
    publish(event);
  };
  const writer = createEventWriter({ journal, now, lastSeq: () => state.seq, apply });
  return {
    folder,
    problems: stored.problems ?? [],
    damaged: stored.damaged ?? false,
    lastWrittenAt: stored.lastWrittenAt ?? stored.state.startedAt,
    state: () => state,
    evidence: () =>
      evidenceOf(
        state,
        items,
        state.items.map(({ id }) => id),
      ),
    emit: (body, emission = { durable: false }) => writer.emit(body, emission),
    flush: writer.flush,
    record: async (item) => {
      items.push(item);
      await evidenceLog.append(item, { durable: false });
    },
    close: async () => {
      // What could not be written before is lost with this process if it cannot be written now.
      await writer.flush().catch(() => undefined);
      await writer.idle();
      try {
        await Promise.all([journal.close(), evidenceLog.close()]);
      } finally {
        await lock.release();
      }
    },
    first: async (event) => {
      await journal.append(event, { durable: true });
    },
  };
};

const settleInterrupted = async (
  run: OpenRun,
  { problems, damaged, lastWrittenAt }: Pick<OpenFolder, 'problems' | 'damaged' | 'lastWrittenAt'>,
): Promise<void> => {
  for (const text of problems) await run.emit({ type: 'problem', text, unsettles: damaged });
  if (run.state().collecting) await run.emit({ type: 'collection-finished', complete: false });
  if (run.state().watch?.status === 'running')
    await run.emit({ type: 'watch-interrupted', lastWrittenAt }, { durable: true });
  const { after } = run.state();
  if (after?.status === 'settling' || after?.status === 'reading')
    await run.emit({ type: 'verification-interrupted' }, { durable: true });
  for (const { plan, confirmedBy, outcome, steps } of run.state().plans) {
    if (confirmedBy === null || outcome !== null) continue;
    for (const step of steps.filter((candidate) => candidate.outcome === null)) {
      await run.emit(
        {
          type: 'step-finished',
          planId: plan.id,
          stepId: step.stepId,
          rollback: step.rollback,
          outcome: 'interrupted',
          detail: say('effect.interrupted'),
          exitCode: null,
          output: '',
        },
        { durable: true },
      );
    }
    // The watch goes on with it: its steps are tried until they are done anyway.
    if (plan.kind === 'defer-protection') continue;
    await run.emit(
      {
        type: 'plan-finished',
        planId: plan.id,
        outcome: 'interrupted',
        detail: say('plan-end.interrupted'),
      },
      { durable: true },
    );
  }
};
