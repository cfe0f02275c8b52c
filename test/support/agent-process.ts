import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { dial, type DialOptions, type Link } from '../../electron/main/agent/dial.ts';
import type { ClientLimits } from '../../shared/protocol/client.ts';
import type { AppError, Result } from '../../shared/result.ts';

/** An agent as a process of its own, as the bench and an elevated agent are. */
export type RunningAgent = {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly socket: string;
  readonly tokenFile: string;
  readonly data: string;
  readonly ended: Promise<number | null>;
  readonly stderr: () => string;
};

export type AgentChoices = {
  readonly server?: string;
  readonly lifetime?: string;
  readonly clock?: string;
  /** Takes the place of every argument. */
  readonly args?: (folder: string) => readonly string[];
};

/** Starts an agent that is ended with the test, and waits until it listens or has ended. */
export const startAgent = async (choices: AgentChoices = {}): Promise<RunningAgent> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-agent-'));
  const socket = join(folder, 'agent.sock');
  const tokenFile = join(folder, 'token');
  const data = join(folder, 'data');
  writeFileSync(tokenFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const args = choices.args?.(folder) ?? [
    `--listen=unix:${socket}`,
    `--token-file=${tokenFile}`,
    `--server=${choices.server ?? 'sim:ports-at-risk'}`,
    `--data=${data}`,
    `--lifetime=${choices.lifetime ?? 'service'}`,
    `--clock=${choices.clock ?? 'jump'}`,
  ];
  const child = spawn(process.execPath, [inRoot('electron', 'agent', 'agent.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    // A process that was stopped takes no other signal.
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const listening = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  await Promise.race([listening, ended]);
  return { child, folder, socket, tokenFile, data, ended, stderr: () => stderr };
};

/** An attempt to connect, as the shell makes it, and how the connection ended later. */
export type Dialled = { readonly link: Result<Link>; readonly gone: Promise<AppError> };

/** Dials an agent; the connection is closed with the test. */
export const dialAgent = async (
  agent: Pick<RunningAgent, 'socket' | 'tokenFile'>,
  limits: Partial<ClientLimits> = {},
  onEvent: DialOptions['onEvent'] = () => undefined,
): Promise<Dialled> => {
  let onGone: (error: AppError) => void = () => undefined;
  const gone = new Promise<AppError>((resolve) => (onGone = resolve));
  const { socket, tokenFile } = agent;
  const address = { kind: 'unix', path: socket } as const;
  const link = await dial({ address, tokenFile, onEvent, onGone, limits });
  onTestFinished(() => {
    if (link.ok) link.value.client.close();
  });
  return { link, gone };
};
