import { app } from 'electron';

import { startAgentProcess } from '../agent/agent-process.ts';
import type { Log } from '../app/log.ts';
import type { Paths } from '../app/paths.ts';

/**
 * Holds an agent and nothing else: what Windows starts elevated is this program, because nothing else of it is an executable. Answers with the agent's exit code.
 */
export const hostAgent = async (
  args: readonly string[],
  paths: Paths,
  log: Log,
): Promise<number> => {
  await app.whenReady();
  const agent = startAgentProcess(paths.agent, args, log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void agent.end());
  const { code, lastWords } = await agent.ended;
  if (code !== 0) console.error(lastWords);
  return code;
};
