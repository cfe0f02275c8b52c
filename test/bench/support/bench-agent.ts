import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildAll } from '../../../build/build.ts';
import { inRoot } from '../../../build/support/paths.ts';
import { onDrive } from './exchange-files.ts';
import { endProcess } from './namespace.ts';
import { nodeProgram } from './node-programs.ts';
import { appFolder } from './prefix.ts';
import type { BenchRun } from './runs.ts';
import { waitUntil } from './wait.ts';
import type { Windows } from './windows.ts';

/** The agent as a Windows process, and how a Linux process reaches it. */
export type BenchAgent = {
  /** Unix socket of the relay, for `--agent unix:…`. */
  readonly socket: string;
  /** Holds the token of the next connection, for `--agent-token-file`. */
  readonly tokenFile: string;
  /** Linux folder of the agent's data. */
  readonly data: string;
  readonly linuxPid: number;
  /** SIGKILL: no signal handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>;
};

export type AgentOptions = {
  /** Name of its data folder under C:\ProgramData; the same one continues its run. */
  readonly dataFolder?: string;
  readonly lifetime?: 'child' | 'session' | 'service';
};

/** Where the agent listens inside the namespace. */
export const agentPort = 5_999;
const listening = new RegExp(
  `: 0100007F:${agentPort.toString(16).toUpperCase()} 00000000:0000 0A `,
);

/** Starts the agent and its relay and waits until it listens. */
export const startBenchAgent = async (
  run: BenchRun,
  windows: Windows,
  { dataFolder = 'cu-preflight', lifetime = 'service' }: AgentOptions = {},
): Promise<BenchAgent> => {
  await buildAll({ only: ['agent'] });
  const program = onDrive(windows.driveC, `${appFolder}\\agent`);
  rmSync(program, { recursive: true, force: true });
  cpSync(inRoot('dist/agent'), program, { recursive: true });

  const tokenFile = join(run.socketFolder, 'token');
  writeFileSync(tokenFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const data = `C:\\ProgramData\\${dataFolder}`;
  mkdirSync(onDrive(windows.driveC, data), { recursive: true });
  const log = windows.logFile('agent');
  const linuxPid = windows.start(
    [
      nodeProgram,
      `${appFolder}\\agent\\agent.cjs`,
      `--listen=tcp:127.0.0.1:${agentPort}`,
      `--token-file=Z:${tokenFile.replaceAll('/', '\\')}`,
      '--server=local',
      `--data=${data}`,
      `--lifetime=${lifetime}`,
    ],
    log,
  );
  const said = (): string => (existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : '');
  await waitUntil(
    'the agent listens',
    () => {
      if (!existsSync(`/proc/${linuxPid}`)) throw new Error(`the agent ended: ${said()}`);
      return listening.test(readFileSync(`/proc/${linuxPid}/net/tcp`, 'latin1'));
    },
    60_000,
  );
  const socket = await startRelay(run, windows);
  return {
    socket,
    tokenFile,
    data: onDrive(windows.driveC, data),
    linuxPid,
    kill: async () => {
      endProcess(linuxPid);
      await waitUntil('the agent has gone', () => !existsSync(`/proc/${linuxPid}`));
    },
  };
};

/** One relay serves all agents of a bench, one after the other. */
const startRelay = async (run: BenchRun, windows: Windows): Promise<string> => {
  const socket = join(run.socketFolder, 'agent.sock');
  if (existsSync(socket)) return socket;
  const relay = inRoot('test/bench/support/relay.ts');
  const args = [relay, socket, String(agentPort)];
  const log = windows.logFile('relay');
  windows.startInside(process.execPath, args, log);
  // The file of the socket is there a moment before anybody listens.
  await waitUntil(
    'the relay listens',
    () => existsSync(log) && readFileSync(log, 'utf8').includes('relay listens'),
  );
  return socket;
};
