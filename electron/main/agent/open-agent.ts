import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addressText, type AgentAddress } from '../../../shared/protocol/address.ts';
import { err, ok, type AppError, type Result } from '../../../shared/result.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import type { Log } from '../app/log.ts';
import { startAgentProcess } from './agent-process.ts';
import { dialWhenReady, type Link } from './dial.ts';
import { newToken, writeToken } from './token-store.ts';

export type AgentHooks = {
  readonly onEvent: (event: RunEvent) => void;
  readonly onGone: (error: AppError) => void;
};

/** An agent that is connected. */
export type OpenAgent = {
  readonly link: Link;
  /** Gives back what belongs to this program: its child process, its files. Called once the link has ended. */
  readonly release: () => Promise<void>;
};

export type AgentPlace = {
  readonly agentFile: string;
  readonly dataFolder: string;
  readonly log: Log;
};

/** A new agent meets us here: a folder that only this account can enter, with the token in it. */
export type MeetingPlace = {
  readonly address: AgentAddress;
  readonly tokenFile: string;
  readonly remove: () => Promise<void>;
};

export const newMeetingPlace = async (): Promise<MeetingPlace> => {
  // A socket's path must be short, which that of the user's own folder need not be.
  const folder = await mkdtemp(join(tmpdir(), 'cu-preflight-'));
  const tokenFile = join(folder, 'token');
  await writeToken(tokenFile, newToken());
  const address: AgentAddress =
    process.platform === 'win32'
      ? { kind: 'pipe', name: `cu-preflight-${randomBytes(16).toString('hex')}` }
      : { kind: 'unix', path: join(folder, 'agent.sock') };
  return {
    address,
    tokenFile,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
};

/** Arguments of an agent that meets us at a place. */
export const agentArguments = (
  { address, tokenFile }: Pick<MeetingPlace, 'address' | 'tokenFile'>,
  { dataFolder }: Pick<AgentPlace, 'dataFolder'>,
  server: string,
): string[] => [
  '--listen',
  addressText(address),
  '--token-file',
  tokenFile,
  '--server',
  server,
  '--data',
  dataFolder,
];

/** From the start of a process to the first answer of its agent; the first start on a cold machine takes long. */
const startMs = 60_000;

/** Starts an agent as a child of this program, with this program's rights, and connects to it. */
export const openChildAgent = async (
  place: AgentPlace,
  server: string,
  hooks: AgentHooks,
  jumpingClock = false,
): Promise<Result<OpenAgent>> => {
  const meeting = await newMeetingPlace();
  const args = [
    ...agentArguments(meeting, place, server),
    '--lifetime',
    'child',
    '--clock',
    jumpingClock ? 'jump' : 'run',
  ];
  const child = startAgentProcess(place.agentFile, args, place.log);
  const release = async (): Promise<void> => {
    await child.end();
    await meeting.remove();
  };
  const ended = child.ended.then(({ code, lastWords }) => lastWords || `exit code ${code}`);
  const link = await dialWhenReady({ ...meeting, ...hooks }, startMs, ended);
  if (link.ok) return ok({ link: link.value, release });
  await release();
  return err(link.error.code, link.error.message);
};
