import { utilityProcess } from 'electron';

import type { Log } from '../app/log.ts';

/** An agent, or its helper, that runs as a child of this program. */
export type AgentProcess = {
  /** Settles when it has ended, with its exit code and the last that it said. */
  readonly ended: Promise<{ readonly code: number; readonly lastWords: string }>;
  /** Waits a moment for it to end by itself, then ends it. */
  readonly end: () => Promise<void>;
};

const graceMs = 3_000;
const mostLastWords = 2_000;

/**
 * Runs the agent's program in a utility process: plain Node with the rights of this program, and no need of the `runAsNode` fuse, which stays off so that nobody can use the packaged program as a Node of their own.
 */
export const startAgentProcess = (
  agentFile: string,
  args: readonly string[],
  log: Log,
): AgentProcess => {
  const child = utilityProcess.fork(agentFile, [...args], {
    stdio: 'pipe',
    serviceName: 'cu-preflight agent',
  });
  let said = '';
  const keep = (chunk: Buffer): void => {
    const text = chunk.toString('utf8');
    said = (said + text).slice(-mostLastWords);
    log.write('agent', text.trimEnd());
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<{ code: number; lastWords: string }>((resolve) => {
    child.once('exit', (code) => {
      log.write('agent', `ended with exit code ${code}`);
      resolve({ code, lastWords: said.trim().split('\n').at(-1) ?? '' });
    });
  });
  return {
    ended,
    end: async () => {
      const timer = setTimeout(() => child.kill(), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
};
