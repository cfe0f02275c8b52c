import { readFileSync } from 'node:fs';

import type { Page } from 'playwright';
import { expect } from 'vitest';

import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { Connection, IpcMethod, IpcParams, IpcResult } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { LaunchedElectron } from './electron.ts';

const seconds = 1_000;

/** What an Electron needs to start for root on Linux. */
export const noSandbox =
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Calls the shell as the wizard's page does. */
export const call = <M extends IpcMethod>(
  page: Page,
  method: M,
  params: IpcParams<M>,
): Promise<Result<IpcResult<M>>> =>
  page.evaluate(
    ([name, given]) =>
      (window as unknown as { preflight: Bridge }).preflight.call(name as 'run.start', given as {}),
    [method, params] as const,
  ) as Promise<Result<IpcResult<M>>>;

export const connection = async (page: Page): Promise<Connection> => {
  const answer = await call(page, 'connection.get', {});
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

/** Waits for a state of the connection. */
export const becomes = (
  page: Page,
  status: Connection['status'],
  timeout = 30 * seconds,
): Promise<void> =>
  expect.poll(async () => (await connection(page)).status, { timeout, interval: 200 }).toBe(status);

/** Waits until the run is complete. */
export const collected = (page: Page): Promise<void> =>
  expect
    .poll(
      async () => {
        const snapshot = await call(page, 'run.snapshot', {});
        return snapshot.ok && snapshot.value.state?.complete;
      },
      { timeout: 60 * seconds, interval: 300 },
    )
    .toBe(true);

/** Process id of the agent that is a child of the application. */
export const agentPid = async ({ app }: LaunchedElectron): Promise<number> => {
  const pids = await app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ name, serviceName }) => [name, serviceName].includes('cu-preflight agent'))
      .map(({ pid }) => pid),
  );
  expect(pids).toHaveLength(1);
  return pids[0]!;
};

/** Whether a process is there and more than the memory of one. */
export const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
