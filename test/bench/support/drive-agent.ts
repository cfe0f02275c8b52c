import { dial, type Link } from '../../../electron/main/agent/dial.ts';
import type { AgentMethod, MethodParams, MethodResult } from '../../../shared/protocol/methods.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Result } from '../../../shared/result.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { BenchAgent } from './bench-agent.ts';
import { waitUntil } from './wait.ts';

/** A connection to the agent on the bench, made as the shell makes it. */
export type DrivenAgent = {
  readonly link: Link;
  readonly ask: <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ) => Promise<Result<MethodResult<M>>>;
  /** The answer to a request that must succeed. */
  readonly must: <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ) => Promise<MethodResult<M>>;
  readonly state: () => Promise<RunState>;
  /** Reads everything and waits for the end of it. */
  readonly collect: () => Promise<Report>;
  readonly close: () => void;
};

/** Dials the agent through the relay. Rejects when it is not let in. */
export const driveAgent = async ({
  socket,
  tokenFile,
}: Pick<BenchAgent, 'socket' | 'tokenFile'>): Promise<DrivenAgent> => {
  const dialled = await dial({
    address: { kind: 'unix', path: socket },
    tokenFile,
    onEvent: () => undefined,
    onGone: () => undefined,
  });
  if (!dialled.ok) throw new Error(`${dialled.error.code}: ${dialled.error.message}`);
  const { client } = dialled.value;
  const must: DrivenAgent['must'] = async (method, params) => {
    const result = await client.request(method, params);
    if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  const state = async (): Promise<RunState> => {
    const snapshot = await must('run.snapshot', {});
    if (snapshot.state === null) throw new Error('No run is open.');
    return snapshot.state;
  };
  return {
    link: dialled.value,
    ask: (method, params) => client.request(method, params),
    must,
    state,
    collect: async () => {
      const before = (await must('run.snapshot', {})).state?.finishedAt ?? null;
      await must('run.start', {});
      const isRead = async (): Promise<boolean> => {
        const { finishedAt, collecting } = await state();
        return !collecting && finishedAt !== before;
      };
      await waitUntil('everything is read', isRead, 120_000);
      return must('report.get', {});
    },
    close: () => client.close(),
  };
};
