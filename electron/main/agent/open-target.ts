import { app } from 'electron';

import { ok, type Result } from '../../../shared/result.ts';
import type { NamedAgent } from '../app/command-line.ts';
import type { Log } from '../app/log.ts';
import type { Paths } from '../app/paths.ts';
import { dial } from './dial.ts';
import { openLocalAgent } from './elevated-agent.ts';
import { openChildAgent, type AgentHooks, type OpenAgent } from './open-agent.ts';
import { targetText, type Target } from './target.ts';

export type TargetOptions = {
  readonly paths: Paths;
  readonly log: Log;
  /** Takes the place of this computer's own agent. */
  readonly namedAgent: NamedAgent | null;
  /** Rehearsal servers: waiting takes no time. */
  readonly jumpingClock?: boolean;
};

/** How the agent of each target is had. */
export const openAgentOf =
  ({ paths, log, namedAgent, jumpingClock = false }: TargetOptions) =>
  async (target: Target, hooks: AgentHooks): Promise<Result<OpenAgent>> => {
    const place = { agentFile: paths.agent, dataFolder: paths.data, log };
    if (target.kind === 'simulated')
      return openChildAgent(place, targetText(target), hooks, jumpingClock);
    if (namedAgent !== null) {
      const link = await dial({ ...namedAgent, ...hooks });
      return link.ok ? ok({ link: link.value, release: () => Promise.resolve() }) : link;
    }
    const args = app.isPackaged ? [] : [app.getAppPath()];
    return openLocalAgent({ ...place, program: { executable: process.execPath, args } }, hooks);
  };
