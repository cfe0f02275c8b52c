import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { inRoot } from '../../build/support/paths.ts';
import { readLog } from '../../electron/agent/journal/read-log.ts';
import { listRuns, runFiles, runsFolder } from '../../electron/agent/run/run-folder.ts';
import { createRunService } from '../../electron/agent/run/run-service.ts';
import { createSimulatedServer } from '../../electron/agent/server/simulated/simulated-server.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import { dial, type Link } from '../../electron/main/agent/dial.ts';
import { evidenceItemSchema } from '../../shared/evidence/schema.ts';
import { runEventSchema, type RunEvent } from '../../shared/run/events.ts';
import { gateOf } from '../../shared/run/gate.ts';
import { reduceAll } from '../../shared/run/reduce.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** What one kill showed. `failures` is empty when everything held. */
export type Kill = {
  readonly seed: number;
  /** What the agent was doing, by its journal. */
  readonly moment: 'checks' | 'before the plan' | 'in a step' | 'between steps' | 'after the plan';
  /** Events that the client had been told of. */
  readonly told: number;
  readonly onDisk: number;
  readonly tornBytes: number;
  readonly interruptedSteps: number;
  readonly failures: readonly string[];
};

/**
 * Starts an agent in a process of its own on the rehearsal server, lets it apply a plan, ends it with SIGKILL at a moment that the seed decides, and takes the run up again with another agent.
 *
 * Checks that every event that was told to the client is on disk, that what was interrupted is called so, and that nothing is repeated.
 */
export const killOnce = async (seed: number): Promise<Kill> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-kill-'));
  try {
    const told = await driveAndKill(folder, seededRandom(seed));
    return { seed, ...(await inspect(join(folder, 'data'), told)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const service = 'MSExchangePOP3BE';
const scenario = 'ports-at-risk';

/** Answers with the events that the client was told of. */
const driveAndKill = (folder: string, random: SeededRandom): Promise<readonly RunEvent[]> =>
  withAgentToKill(folder, scenario, (agent) => untilKilled(agent, random));

/** An agent in a process of its own, and when it has ended. */
export type AgentToKill = {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly socket: string;
  readonly tokenFile: string;
};

/** Starts an agent on a rehearsal server whose waiting takes no time, lets the work be done with it, and ends it with SIGKILL at the latest then. Its data are in `data` below the folder. */
export const withAgentToKill = async <T>(
  folder: string,
  on: ScenarioId,
  work: (agent: AgentToKill) => Promise<T>,
): Promise<T> => {
  const socket = join(folder, 'agent.sock');
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const child = spawn(
    process.execPath,
    [
      inRoot('electron', 'agent', 'agent.ts'),
      `--listen=unix:${socket}`,
      `--token-file=${tokenFile}`,
      `--server=sim:${on}`,
      `--data=${join(folder, 'data')}`,
      '--clock=jump',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    const listening = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    const tooEarly = ended.then(() => {
      throw new Error('the agent ended before it listened');
    });
    await Promise.race([listening, tooEarly]);
    tooEarly.catch(() => undefined);
    return await work({ child, ended, socket, tokenFile });
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
};

const untilKilled = async (
  { child, ended, socket, tokenFile }: AgentToKill,
  random: SeededRandom,
): Promise<readonly RunEvent[]> => {
  const told: RunEvent[] = [];
  // One in eight is killed while it checks; the others from the confirmation of the plan on.
  const during = random.below(8) === 0 ? 'collection-started' : 'plan-confirmed';
  let countdown = 1 + random.below(during === 'plan-confirmed' ? 75 : 60);
  const patience = random.below(4_000) / 1_000;
  let counting = false;
  let collected = (): void => undefined;
  const collection = new Promise<void>((resolve) => (collected = resolve));
  const onEvent = (event: RunEvent): void => {
    told.push(event);
    if (event.body.type === 'collection-finished') collected();
    counting ||= event.body.type === during;
    if (!counting) return;
    countdown -= 1;
    if (countdown === 0) void delay(patience).then(() => child.kill('SIGKILL'));
  };
  const link = await dial({
    address: { kind: 'unix', path: socket },
    tokenFile,
    onEvent,
    onGone: () => undefined,
  });
  if (!link.ok) throw new Error(link.error.message);
  await Promise.race([applyPlan(link.value, collection), ended]);
  // What the plan's end left of the countdown runs out in the checks after it, or never.
  await Promise.race([ended, delay(2_000)]);
  child.kill('SIGKILL');
  await ended;
  link.value.client.close();
  return told;
};

const applyPlan = async ({ client }: Link, collection: Promise<void>): Promise<void> => {
  await client.request('run.start', {});
  await collection;
  // The collection's last event is published before the agent is free again.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const plan = await client.request('plan.propose', { service });
    if (plan.ok) {
      const { id, hash } = plan.value;
      await client.request('plan.apply', { planId: id, hash, by: 'kill campaign' });
      return;
    }
    if (plan.error.code !== 'busy') return;
    await delay(5);
  }
};

const inspect = async (data: string, told: readonly RunEvent[]): Promise<Omit<Kill, 'seed'>> => {
  const failures: string[] = [];
  const demand = (holds: boolean, what: string): void => {
    if (!holds) failures.push(what);
  };
  const runs = await listRuns(data);
  const files = runFiles(join(runsFolder(data), runs[0] ?? 'none'));
  demand(runs.length === 1, `there are ${runs.length} runs`);
  const before = await readLog(files.journal, runEventSchema);
  const evidence = await readLog(files.evidence, evidenceItemSchema);
  const bytesBefore = readFileSync(files.journal).subarray(0, before.goodLength);
  demand(before.damagedLines.length === 0, 'the journal has damaged lines');

  for (const event of told)
    demand(
      JSON.stringify(before.records[event.seq - 1]) === JSON.stringify(event),
      `event ${event.seq} (${event.body.type}) was told and is not on disk`,
    );
  const reads = told.filter(({ body }) => body.type === 'item-read').length;
  demand(evidence.records.length >= reads, 'an item that was told is not in the evidence log');

  const stateBefore = reduceAll(before.records);
  const { state, calls, complete } = await takeUpAgain(data, demand);
  demand(calls.length === 0, `the next agent did something by itself: ${calls.join(', ')}`);
  demand(complete, 'the checks could not be run again');
  const bytesAfter = readFileSync(files.journal).subarray(0, before.goodLength);
  demand(bytesBefore.equals(bytesAfter), 'the journal was changed before its end');
  compare(stateBefore, state, demand);
  return {
    moment: momentOf(before.records),
    told: told.length,
    onDisk: before.records.length,
    tornBytes: before.tornBytes + evidence.tornBytes,
    interruptedSteps:
      state?.plans.flatMap(({ steps }) => steps.filter(({ outcome }) => outcome === 'interrupted'))
        .length ?? 0,
    failures,
  };
};

type Demand = (holds: boolean, what: string) => void;

/** Another agent on the same folder, as on a server that is no rehearsal. */
const takeUpAgain = async (data: string, demand: Demand) => {
  const calls: string[] = [];
  const server = watched(createSimulatedServer({ scenario, autoAdvance: true }), calls);
  const next = await createRunService({ server, dataFolder: data });
  try {
    const state = next.state();
    await next.handle('run.snapshot', {});
    for (const { plan, confirmedBy } of state?.plans ?? []) {
      if (confirmedBy === null) continue;
      const again = { planId: plan.id, hash: plan.hash, by: 'kill campaign' };
      const refused = await next.handle('plan.apply', again);
      demand(!refused.ok && refused.error.code === 'conflict', 'a plan could be confirmed twice');
    }
    const byItself = [...calls];
    await next.handle('run.start', {});
    await next.idle();
    return { state, calls: byItself, complete: next.state()?.complete === true };
  } finally {
    await next.close();
  }
};

const watched = (server: Server, calls: string[]): Server => {
  const note =
    <A extends readonly unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      calls.push(name);
      return call(...args);
    };
  return {
    ...server,
    rehearsal: false,
    read: note('read', server.read),
    reserve: note('reserve', server.reserve),
    release: note('release', server.release),
    startService: note('start', server.startService),
    stopService: note('stop', server.stopService),
    setStartType: note('set start type', server.setStartType),
  };
};

/** The state after the next agent took up the run, against the one on disk before. */
const compare = (before: RunState | null, after: RunState | null, demand: Demand): void => {
  demand(after !== null && before !== null, 'the run was not taken up again');
  if (after === null || before === null) return;
  demand(!after.collecting, 'a collection that nobody does any more is under way');
  before.plans.forEach((record, index) => {
    const now = after.plans[index];
    const open = record.confirmedBy !== null && record.outcome === null;
    demand(
      now?.outcome === (open ? 'interrupted' : record.outcome),
      'the outcome of a plan is wrong',
    );
    demand(now?.steps.length === record.steps.length, 'a step was repeated or lost');
    record.steps.forEach((step, at) =>
      demand(
        now?.steps[at]?.outcome === (step.outcome ?? 'interrupted'),
        `step ${step.stepId} was ${step.outcome ?? 'open'} and is ${now?.steps[at]?.outcome ?? 'open'}`,
      ),
    );
    const forwards = record.steps.filter(({ rollback }) => !rollback).map(({ stepId }) => stepId);
    demand(new Set(forwards).size === forwards.length, 'a step was run twice');
    if (open) demand(!gateOf(after, new Date()).open, 'the gate is open after an interrupted plan');
  });
};

const momentOf = (events: readonly RunEvent[]): Kill['moment'] => {
  const plan = reduceAll(events)?.plans.at(-1);
  if (!plan) return 'checks';
  if (plan.confirmedBy === null) return 'before the plan';
  if (plan.outcome !== null) return 'after the plan';
  return plan.steps.some(({ outcome }) => outcome === null) ? 'in a step' : 'between steps';
};
