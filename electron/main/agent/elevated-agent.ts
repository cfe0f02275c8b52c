import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

import { addressText, parseAddress } from '../../../shared/protocol/address.ts';
import { elevateExits } from '../../../shared/protocol/elevation.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import { startAgentProcess } from './agent-process.ts';
import { dial, dialWhenReady } from './dial.ts';
import {
  agentArguments,
  newMeetingPlace,
  openChildAgent,
  type AgentHooks,
  type AgentPlace,
  type MeetingPlace,
  type OpenAgent,
} from './open-agent.ts';

export type LocalPlace = AgentPlace & {
  /** This program, and what has to stand before its own arguments. */
  readonly program: { readonly executable: string; readonly args: readonly string[] };
};

/** From the user's yes to the first answer of the elevated agent. */
const startMs = 60_000;

/**
 * The agent of this computer: one that still runs elevated since an earlier window, else a new one after one question of User Account Control, else, if that was refused, an unelevated one that can only read.
 */
export const openLocalAgent = async (
  place: LocalPlace,
  hooks: AgentHooks,
): Promise<Result<OpenAgent>> => {
  const earlier = await openEarlier(place, hooks);
  // Another window is on that agent: a second one would only fight it for the run.
  if (earlier !== null && (earlier.ok || earlier.error.code === 'conflict')) return earlier;
  const meeting = await newMeetingPlace();
  const answer = await askForElevation(place, meeting);
  switch (answer) {
    case 'started':
      return openElevated(place, meeting, hooks);
    case 'already-elevated':
    case 'refused':
    case 'failed':
      await meeting.remove();
      place.log.write('elevation', answer);
      return openChildAgent(place, 'local', hooks);
  }
};

type Elevation = 'started' | 'already-elevated' | 'refused' | 'failed';

const askForElevation = async (place: LocalPlace, meeting: MeetingPlace): Promise<Elevation> => {
  const { executable, args } = place.program;
  const hosted = [
    ...agentArguments(meeting, place, 'local'),
    '--lifetime',
    'session',
    '--boot-task',
  ];
  const helper = startAgentProcess(
    place.agentFile,
    ['--elevate', executable, ...args, '--agent-host', ...hosted],
    place.log,
  );
  const { code } = await helper.ended;
  switch (code) {
    case elevateExits.started:
      return 'started';
    case elevateExits.alreadyElevated:
      return 'already-elevated';
    case elevateExits.refused:
      return 'refused';
    default:
      return 'failed';
  }
};

const openElevated = async (
  place: LocalPlace,
  meeting: MeetingPlace,
  hooks: AgentHooks,
): Promise<Result<OpenAgent>> => {
  // Its process is not our child, so nothing tells of its end but its silence.
  const link = await dialWhenReady({ ...meeting, ...hooks }, startMs, new Promise(() => undefined));
  if (!link.ok) {
    await meeting.remove();
    return err(link.error.code, say('shell-error.elevated-unreached', { why: link.error.message }));
  }
  await remember(place, meeting);
  return ok({ link: link.value, release: () => Promise.resolve() });
};

const memorySchema = z.object({ address: z.string(), tokenFile: z.string() });
const memoryFile = ({ dataFolder }: AgentPlace): string => join(dataFolder, 'elevated-agent.json');

/** Writes down where the elevated agent is, for a window that comes after this one. The token itself is not in this file. */
const remember = async (place: AgentPlace, { address, tokenFile }: MeetingPlace): Promise<void> => {
  const text = JSON.stringify({ address: addressText(address), tokenFile });
  await writeFile(memoryFile(place), text, { mode: 0o600 });
};

/** The elevated agent of an earlier window, if it still answers; null when there is none. */
const openEarlier = async (
  place: AgentPlace,
  hooks: AgentHooks,
): Promise<Result<OpenAgent> | null> => {
  const path = memoryFile(place);
  const memory = await readMemory(path);
  if (memory === null) return null;
  const address = parseAddress(memory.address);
  if (!address.ok) return null;
  const { tokenFile } = memory;
  const link = await dial({ address: address.value, tokenFile, ...hooks });
  if (link.ok) return ok({ link: link.value, release: () => Promise.resolve() });
  if (link.error.code === 'agent-gone') {
    await rm(path, { force: true });
    await rm(dirname(tokenFile), { recursive: true, force: true });
  }
  return link;
};

const readMemory = async (path: string): Promise<z.infer<typeof memorySchema> | null> => {
  try {
    return memorySchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
};
