import { join } from 'node:path';
import type { Evidence, EvidenceItem } from '../../../shared/evidence/schema.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { reduce } from '../../../shared/run/reduce.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { openAppendLog } from '../journal/append-log.ts';
import { acquireLock } from '../journal/lock.ts';
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
  readonly state: () => RunState;
  readonly evidence: () => Evidence;
  /** Journals an event, then folds and publishes it. Rejects if a durable event could not be written, and then nothing has happened. */
  readonly emit: (body: RunEventBody, options?: { readonly durable: boolean }) => Promise<void>;
  /** Keeps an evidence item; it is in the log before anything is decided by it. */
  readonly record: (item: EvidenceItem) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Dependencies = {
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly publish: (event: RunEvent) => void;
};

/** Starts a new run in a folder of its own. */
export const startRun = async (
  { dataFolder, now, publish }: Dependencies,
  start: Extract<RunEventBody, { type: 'run-started' }>,
): Promise<Result<OpenRun>> => {
  const folder = await createRunFolder(dataFolder, start.runId);
  const event: RunEvent = { seq: 1, at: now().toISOString(), body: start };
  const state = reduce(null, event);
  if (state === null) return err('unexpected', 'A run could not be started.');
  const run = await openFolder(folder, { now, publish }, { state, items: [] });
  if (run.ok) await run.value.first(event);
  return run;
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
    const run = await openFolder(folder, dependencies, stored.value);
    if (run.ok) await settleInterrupted(run.value, stored.value.problems);
    return run;
  }
  return ok(null);
};

const openFolder = async (
  folder: string,
  { now, publish }: Pick<Dependencies, 'now' | 'publish'>,
  stored: Pick<StoredRun, 'state' | 'items'> & Partial<StoredRun>,
): Promise<Result<OpenRun & { first: (event: RunEvent) => Promise<void> }>> => {
  const files = runFiles(folder);
  const lock = await acquireLock(files.lock);
  if (!lock.ok) return lock;
  const journal = await openAppendLog(files.journal, stored.journalLength);
  const evidenceLog = await openAppendLog(files.evidence, stored.evidenceLength);
  let { state } = stored;
  const items = [...stored.items];
  let pending: Promise<unknown> = Promise.resolve();
  let troubled = false;

  const write = async (body: RunEventBody, durable: boolean): Promise<void> => {
    const event: RunEvent = { seq: state.seq + 1, at: now().toISOString(), body };
    try {
      await journal.append(event, { durable });
      troubled = false;
    } catch (error) {
      if (durable) throw error;
      if (!troubled) {
        troubled = true;
        apply({
          ...event,
          body: {
            type: 'problem',
            text: `The journal cannot be written: ${(error as Error).message}`,
          },
        });
        return write(body, durable);
      }
    }
    apply(event);
  };
  const apply = (event: RunEvent): void => {
    state = reduce(state, event) ?? state;
    publish(event);
  };
  return ok({
    state: () => state,
    evidence: () =>
      evidenceOf(
        state,
        items,
        state.items.map(({ id }) => id),
      ),
    emit: (body, options) => {
      const result = pending.then(() => write(body, options?.durable ?? false));
      pending = result.catch(() => undefined);
      return result;
    },
    record: async (item) => {
      items.push(item);
      await evidenceLog.append(item, { durable: false });
    },
    close: async () => {
      await pending;
      await journal.close();
      await evidenceLog.close();
      await lock.value.release();
    },
    first: async (event) => {
      await journal.append(event, { durable: true });
      publish(event);
    },
  });
};

const settleInterrupted = async (run: OpenRun, problems: readonly string[]): Promise<void> => {
  for (const text of problems) await run.emit({ type: 'problem', text });
  if (run.state().collecting) await run.emit({ type: 'collection-finished', complete: false });
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
          detail:
            'The agent went down before the outcome was written; whether the step took effect is shown by the checks.',
          exitCode: null,
          output: '',
        },
        { durable: true },
      );
    }
    await run.emit(
      {
        type: 'plan-finished',
        planId: plan.id,
        outcome: 'interrupted',
        detail:
          'The agent went down while the plan was being applied. Nothing was repeated or taken back. Run the checks again to see how the server stands.',
      },
      { durable: true },
    );
  }
};
