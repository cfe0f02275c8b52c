import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inRoot } from '../../build/support/paths.ts';
import { readLog } from '../../electron/agent/journal/read-log.ts';
import { listRuns, runFiles, runsFolder } from '../../electron/agent/run/run-folder.ts';
import { createRunService } from '../../electron/agent/run/run-service.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import type { PlanStep } from '../../shared/remediation/plan.ts';
import { inverseOf } from '../../shared/remediation/steps.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Result } from '../../shared/result.ts';
import { runEventSchema } from '../../shared/run/events.ts';
import { reduceAll } from '../../shared/run/reduce.ts';
import type { PlanRecord } from '../../shared/run/state.ts';
import {
  operator,
  serverAsLeft,
  servicesOf,
  type Boundary,
  type Effect,
  type Scene,
} from './recovery-scene.ts';

/** What one kill in the middle of a plan of the After phase showed. `failures` is empty when everything held. */
export type RecoveryKill = {
  readonly scene: Scene;
  readonly boundary: Boundary;
  readonly failures: readonly string[];
};

/** Every moment at which an agent can die while it applies the plan of a scene, found by letting one come to its end. */
export const boundariesOf = async (scene: Scene): Promise<readonly Boundary[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-recovery-'));
  try {
    const { code, errors } = await runAgent(folder, scene, null);
    if (code !== 0) throw new Error(`The agent ended with ${String(code)}: ${errors}`);
    const record = await recordOnDisk(folder);
    return (record?.steps ?? []).flatMap(({ stepId, rollback }): Boundary[] => {
      const step = record?.plan.steps.find(({ id }) => id === stepId);
      const at = (moment: Boundary['at']): Boundary => ({ stepId, rollback, at: moment });
      const changes = step !== undefined && changesServer(step, scene);
      return [at('intended'), ...(changes ? [at('effect')] : []), at('finished')];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** In either direction; where no service starts, there is none to be stopped either. */
const changesServer = ({ action }: PlanStep, scene: Scene): boolean =>
  inverseOf(action) !== null && !(scene.startFails && action.kind === 'start-service');

/**
 * Lets an agent apply the plan of a scene until it dies at a boundary, and takes its run up with another agent, on a server that stands as the dead one left it.
 *
 * Checks that nothing is repeated or taken back by itself, that what was interrupted is called so, and that the report after a new verification describes every service as it truly is; then that a new plan brings back what is missing.
 */
export const killRecoveryAt = async (scene: Scene, boundary: Boundary): Promise<RecoveryKill> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-recovery-'));
  const failures: string[] = [];
  const demand: Demand = (holds, what) => {
    if (!holds) failures.push(what);
  };
  try {
    const { signal, errors } = await runAgent(folder, scene, boundary);
    demand(signal === 'SIGKILL', `the agent was not killed at the boundary: ${errors}`);
    if (signal === 'SIGKILL') await inspect(folder, scene, boundary, demand);
    return { scene, boundary, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Demand = (holds: boolean, what: string) => void;
type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly errors: string;
};

const runAgent = (folder: string, scene: Scene, boundary: Boundary | null): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        inRoot('test', 'support', 'kill-recovery-agent.ts'),
        `--data=${join(folder, 'data')}`,
        `--effects=${join(folder, 'effects')}`,
        `--scene=${JSON.stringify(scene)}`,
        `--boundary=${JSON.stringify(boundary)}`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, errors }));
  });

const recordOnDisk = async (folder: string): Promise<PlanRecord | undefined> => {
  const data = join(folder, 'data');
  const [run = 'none'] = await listRuns(data);
  const { records } = await readLog(runFiles(join(runsFolder(data), run)).journal, runEventSchema);
  return reduceAll(records)?.plans.at(-1);
};

const effectsOf = (folder: string): readonly Effect[] => {
  const file = join(folder, 'effects');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Effect);
};

const inspect = async (
  folder: string,
  scene: Scene,
  { stepId, rollback, at }: Boundary,
  demand: Demand,
): Promise<void> => {
  const before = await recordOnDisk(folder);
  const calls: string[] = [];
  const server = noting(await serverAsLeft(scene, effectsOf(folder)), calls);
  const next = await createRunService({ server, dataFolder: join(folder, 'data') });
  const ask = async <T>(method: Parameters<typeof next.handle>[0], params: unknown): Promise<T> => {
    const answer = (await next.handle(method, params)) as Result<T>;
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
    await next.idle();
    return answer.value;
  };
  try {
    await ask('run.snapshot', {});
    const record = next.state()?.plans.at(-1);
    demand(record?.outcome === 'interrupted', `the plan is ${record?.outcome ?? 'not there'}`);
    const last = record?.steps.at(-1);
    demand(
      last?.stepId === stepId && last.rollback === rollback,
      `the last step is ${last?.stepId ?? 'none'}`,
    );
    demand(
      (last?.outcome === 'interrupted') === (at !== 'finished'),
      `the last step is ${last?.outcome ?? 'open'}`,
    );
    demand(
      record?.steps
        .slice(0, -1)
        .every((step, index) => step.outcome === before?.steps[index]?.outcome) === true,
      'an earlier step has another outcome',
    );
    demand(calls.length === 0, `the next agent changed something by itself: ${calls.join(', ')}`);
    const early = await ask<Report>('report.get', {});
    demand(
      early.verdict === 'incomplete',
      `before it is verified again the verdict is ${early.verdict}`,
    );

    await ask('after.verify', { by: operator, limitSeconds: 2 });
    await demandTruth(server, await ask<Report>('report.get', {}), demand);
    demand(calls.length === 0, `the verification changed something: ${calls.join(', ')}`);
    await mend(scene, server, ask, demand);
  } finally {
    await next.close();
  }
};

type Ask = <T>(
  method: 'recovery.propose' | 'recovery.propose-all' | 'plan.apply' | 'report.get',
  params: unknown,
) => Promise<T>;

/** The report against the server itself. */
const demandTruth = async (server: Server, report: Report, demand: Demand): Promise<void> => {
  const rows = report.before_after.filter(({ kind }) => kind === 'service');
  demand(rows.length > 0, 'the report compares no service');
  for (const { name, state, startType } of await servicesOf(server)) {
    for (const [field, truth] of [
      ['state', state],
      ['start type', startType],
    ] as const) {
      const row = rows.find((one) => one.subject === name && one.field === field);
      if (row)
        demand(
          row.after === truth,
          `${name}: ${field} is ${String(truth)}, and the report says ${String(row.after)}`,
        );
    }
    const ran = rows.find((one) => one.subject === name && one.field === 'state');
    if (ran?.before === 'running' && state !== 'running')
      demand(
        report.verdict === 'no-go' || report.verdict === 'incomplete',
        `${name} is ${state}, and the verdict is ${report.verdict}`,
      );
  }
  const told = JSON.stringify(report.remediations ?? []);
  demand(told.includes('"interrupted"'), 'the report does not tell that the plan was interrupted');
};

/** A new plan brings back what the interrupted one left, and then there is nothing left to do. */
const mend = async (scene: Scene, server: Server, ask: Ask, demand: Demand): Promise<void> => {
  const propose = (): Promise<{
    id: string;
    hash: string;
    obstacles: readonly { code: string }[];
  }> =>
    scene.kind === 'restore'
      ? ask('recovery.propose-all', {})
      : ask('recovery.propose', { service: 'MSExchangePOP3BE', way: 'wait', excludes: true });
  const plan = await propose();
  if (plan.obstacles.length === 0) {
    const { id: planId, hash } = plan;
    const ended = await ask<{ outcome: string; detail: string }>('plan.apply', {
      planId,
      hash,
      by: operator,
    });
    demand(ended.outcome === 'applied', `a new plan is ${ended.outcome}: ${ended.detail}`);
  }
  const again = await propose();
  demand(again.obstacles[0]?.code === 'nothing-to-do', 'something is left to do after a new plan');
  const down = (await servicesOf(server)).filter(
    ({ startType, state }) =>
      startType === 'disabled' || (startType === 'automatic' && state === 'stopped'),
  );
  // Started by Windows on an occasion of its own.
  const left = down.filter(({ triggerStart }) => triggerStart !== true).map(({ name }) => name);
  demand(left.length === 0, `left down after a new plan: ${left.join(', ')}`);
};

const noting = (server: Server, calls: string[]): Server => {
  const note =
    <A extends readonly unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      calls.push(name);
      return call(...args);
    };
  return {
    ...server,
    rehearsal: false,
    reserve: note('reserve', server.reserve),
    release: note('release', server.release),
    startService: note('start', server.startService),
    stopService: note('stop', server.stopService),
    setStartType: note('set start type', server.setStartType),
    closeConnection: note('close', server.closeConnection),
  };
};
