import { err, ok, type Result } from '../../shared/result.ts';
import { say } from '../../shared/texts/stored.ts';
import type { AgentArguments } from './agent-arguments.ts';
import type { BootCommand, Server } from './server/server.ts';

/** The server that an agent works on. Each kind is loaded only when it is wanted: koffi and execa run on Windows with a current Node only. */
export const openAgentServer = async (
  { server, jumpingClock, bootTask, dataFolder }: AgentArguments,
  command: BootCommand,
): Promise<Result<Server>> => {
  if (server.kind === 'simulated') {
    const { createSimulatedServer } = await import('./server/simulated/simulated-server.ts');
    return ok(createSimulatedServer({ scenario: server.scenario, autoAdvance: jumpingClock }));
  }
  if (process.platform !== 'win32') return err('not-supported', say('agent.no-windows'));
  const { createWindowsServer } = await import('./server/windows/windows-server.ts');
  return ok(await createWindowsServer(bootTask ? { boot: { command, folder: dataFolder } } : {}));
};
