import type { Server } from '../agent/server/server.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import type { ServerChoice } from './arguments.ts';

/** The server that was chosen; a rehearsal server's waiting takes no time. Each kind is loaded only when it is wanted: koffi can be loaded on Windows alone. */
export const openServer = async (choice: ServerChoice, texts: Texts): Promise<Result<Server>> => {
  if (choice.kind === 'simulated') {
    const { createSimulatedServer } = await import('../agent/server/simulated/simulated-server.ts');
    return ok(createSimulatedServer({ scenario: choice.scenario, autoAdvance: true }));
  }
  if (process.platform !== 'win32') return err('not-supported', texts.say('terminal.not-windows'));
  const { createWindowsServer } = await import('../agent/server/windows/windows-server.ts');
  return ok(await createWindowsServer());
};
