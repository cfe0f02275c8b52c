import type { BootCommand } from './server/server.ts';

/**
 * How this agent is started again when its server starts: the same program with the same arguments, for as long as the watch needs it.
 *
 * Nothing in it comes from a window. In the packaged application the program is the application itself, and `--agent-host` makes it an agent.
 */
export const bootCommand = (
  executable: string,
  scriptFile: string | null,
  agentArgs: readonly string[],
): BootCommand => {
  const kept: string[] = [];
  for (let index = 0; index < agentArgs.length; index += 1) {
    const arg = agentArgs[index] ?? '';
    if (arg === '--lifetime') index += 1;
    else if (!arg.startsWith('--lifetime=')) kept.push(arg);
  }
  const before = scriptFile === null ? ['--agent-host'] : [scriptFile];
  return { executable, args: [...before, ...kept, '--lifetime', 'watch'] };
};
