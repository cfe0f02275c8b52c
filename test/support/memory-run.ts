import { applyPlan, type PlanResult } from '../../electron/agent/run/apply-plan.ts';
import type { OpenRun } from '../../electron/agent/run/open-run.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import type { EvidenceItem } from '../../shared/evidence/schema.ts';
import type { Plan } from '../../shared/remediation/plan.ts';
import type { PlanDraft } from '../../shared/remediation/protect-ports.ts';
import type { RunEvent, RunEventBody } from '../../shared/run/events.ts';
import { reduce } from '../../shared/run/reduce.ts';
import type { PlanRecord, RunState } from '../../shared/run/state.ts';
import { evidenceOf } from './evidence.ts';
import { patient } from './rehearsal.ts';

/** A run whose journal is a list: for tests of what plans do, many of them. */
export type MemoryRun = OpenRun & { readonly events: readonly RunEvent[] };

export const memoryRun = (
  server: Server,
  onEvent: (body: RunEventBody) => void = () => undefined,
): MemoryRun => {
  const events: RunEvent[] = [];
  const items: EvidenceItem[] = [];
  let state: RunState | null = null;
  const emit = (body: RunEventBody): Promise<void> => {
    const event = { seq: events.length + 1, at: server.now().toISOString(), body };
    events.push(event);
    state = reduce(state, event);
    onEvent(body);
    return Promise.resolve();
  };
  const started = (): RunState => {
    if (state === null) throw new Error('The run has not begun.');
    return state;
  };
  void emit({
    type: 'run-started',
    runId: 'memory',
    phase: 'before',
    target: server.target,
    rehearsal: true,
    tool: { name: 'cu-preflight', version: '0.1.0' },
    windowMinutes: 60,
  });
  return {
    folder: 'nowhere',
    events,
    state: started,
    evidence: () => ({ ...evidenceOf(), items }),
    emit,
    flush: () => Promise.resolve(),
    record: (item) => {
      items.push(item);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
};

export type Applied = PlanResult & { readonly record: PlanRecord };

/** Applies a plan on a server as the agent does, without a journal on disk. `onEvent` sees every event, so that a test can cancel in the middle. */
export const applyInMemory = async (
  server: Server,
  draft: PlanDraft,
  given: {
    readonly signal?: AbortSignal;
    readonly onEvent?: (body: RunEventBody) => void;
  } = {},
): Promise<Applied> => {
  const plan: Plan = { ...draft, id: 'plan-1', hash: 'memory' };
  const run = memoryRun(server, given.onEvent);
  await run.emit({ type: 'plan-proposed', plan });
  await run.emit({ type: 'plan-confirmed', planId: plan.id, hash: plan.hash, by: 'property test' });
  const result = await applyPlan(server, run, plan, given.signal ?? patient);
  const [record] = run.state().plans;
  if (!record) throw new Error('The plan is not in the state.');
  return { ...result, record };
};
