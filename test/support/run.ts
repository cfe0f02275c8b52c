import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { readLog } from '../../electron/agent/journal/read-log.ts';
import { listRuns, runFiles, runsFolder } from '../../electron/agent/run/run-folder.ts';
import { createRunService, type RunService } from '../../electron/agent/run/run-service.ts';
import type { SimulatedServerOptions } from '../../electron/agent/server/simulated/simulated-server.ts';
import type { ActionResult, Server } from '../../electron/agent/server/server.ts';
import type { AgentMethod, MethodParams, MethodResult } from '../../shared/protocol/methods.ts';
import type { Plan } from '../../shared/remediation/plan.ts';
import type { Result } from '../../shared/result.ts';
import { runEventSchema, type RunEvent } from '../../shared/run/events.ts';
import type { PlanRecord, RunState } from '../../shared/run/state.ts';
import { rehearse } from './rehearsal.ts';

/** A folder that is deleted with the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-run-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A run service on a rehearsal server, as a test drives it. */
export type DrivenService = {
  readonly service: RunService;
  /** The server as the service sees it. */
  readonly server: Server;
  readonly folder: string;
  /** Everything that was published, in order. */
  readonly events: readonly RunEvent[];
  readonly ask: <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ) => Promise<Result<MethodResult<M>>>;
  /** The answer to a request that must succeed. */
  readonly must: <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ) => Promise<MethodResult<M>>;
  readonly state: () => RunState;
};

export type DriveOptions = Partial<SimulatedServerOptions> & {
  /** Takes the place of a new rehearsal server. */
  readonly server?: Server;
  /** What the server of this test does differently. */
  readonly change?: (server: Server) => Partial<Server>;
  readonly folder?: string;
};

/** Opens a run service that is closed with the test. The server is a simulated one, wrapped where a test needs it to misbehave. */
export const drive = async (options: DriveOptions = {}): Promise<DrivenService> => {
  const { change, folder = temporaryFolder(), server: given, ...simulated } = options;
  const original = given ?? rehearse({ scenario: 'ports-at-risk', ...simulated });
  const server: Server = { ...original, ...change?.(original) };
  const service = await createRunService({ server, dataFolder: folder });
  const events: RunEvent[] = [];
  service.subscribe((event) => events.push(event));
  onTestFinished(() => service.close());
  const ask: DrivenService['ask'] = (method, params) =>
    service.handle(method, params) as ReturnType<DrivenService['ask']> as never;
  const state = (): RunState => {
    const now = service.state();
    if (now === null) throw new Error('No run is open.');
    return now;
  };
  return {
    service,
    server,
    folder,
    events,
    ask,
    must: async (method, params) => valueOf(await ask(method, params)),
    state,
  };
};

/** The value of a result that must be one. */
export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

/** The error code of a result; null when it is none. */
export const codeOf = (result: Result<unknown>): string | null =>
  result.ok ? null : result.error.code;

/** A service on which a full collection has ended. */
export const driveToTheEnd = async (options: DriveOptions = {}): Promise<DrivenService> => {
  const driven = await drive(options);
  await collectFully(driven);
  return driven;
};

export const collectFully = async ({ must, service }: DrivenService): Promise<void> => {
  await must('run.start', {});
  await service.idle();
};

export const operator = 'N. Operator';
export const pop3 = 'MSExchangePOP3BE';
export const imap4 = 'MSExchangeIMAP4BE';

export const propose = (driven: DrivenService, service = pop3): Promise<Plan> =>
  driven.must('plan.propose', { service });

export const confirm = (
  { ask }: DrivenService,
  { id, hash }: Pick<Plan, 'id' | 'hash'>,
): Promise<Result<MethodResult<'plan.apply'>>> =>
  ask('plan.apply', { planId: id, hash, by: operator });

export const lastPlan = (driven: DrivenService): PlanRecord => {
  const record = driven.state().plans.at(-1);
  if (!record) throw new Error('There is no plan.');
  return record;
};

/** Step, direction and outcome of everything that a plan tried, in order. */
export const attempts = (driven: DrivenService): readonly string[] =>
  lastPlan(driven).steps.map(
    ({ stepId, rollback, outcome }) =>
      `${rollback ? 'back ' : ''}${stepId} ${outcome ?? 'no outcome'}`,
  );

/** Folder of the only run. */
export const onlyRun = async (folder: string): Promise<string> => {
  const runs = await listRuns(folder);
  const [name] = runs;
  if (name === undefined || runs.length > 1) throw new Error(`There are ${runs.length} runs.`);
  return join(runsFolder(folder), name);
};

/** The events of the only run as they are on disk. */
export const eventsOnDisk = async (folder: string): Promise<readonly RunEvent[]> =>
  (await readLog(runFiles(await onlyRun(folder)).journal, runEventSchema)).records;

/** An answer of a command or an API call. */
export const answered = (exitCode: number, argv: readonly string[] = ['test']): ActionResult => ({
  argv,
  exitCode,
  stdoutBase64: '',
  stderrBase64: '',
  durationMs: 1,
});
