import type { ActionResult, Server } from '../../electron/agent/server/server.ts';
import { createSimulatedServer } from '../../electron/agent/server/simulated/simulated-server.ts';
import type { Service } from '../../shared/evidence/schema.ts';
import { isTouchedBySetup } from '../../shared/exchange/touched-by-setup.ts';

/** What is broken, and what the plan that is interrupted is to mend. */
export type Scene = {
  readonly kind: 'recover' | 'restore';
  /** No service starts, so that a recovery is rolled back. */
  readonly startFails: boolean;
};

/** The scenes of which every boundary is tried. */
export const scenes: readonly Scene[] = [
  { kind: 'recover', startFails: false },
  { kind: 'recover', startFails: true },
  { kind: 'restore', startFails: false },
];

/** The moment at which the agent dies. */
export type Boundary = {
  readonly stepId: string;
  readonly rollback: boolean;
  readonly at: 'intended' | 'effect' | 'finished';
};

export const operator = 'kill campaign';
export const pop3 = 'MSExchangePOP3BE';
const installPath = 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\';
const beginsAt = new Date('2026-11-24T03:00:00.000Z');
const patient = new AbortController().signal;

export const answersFailure: ActionResult = {
  argv: ['StartServiceW'],
  exitCode: 1069,
  stdoutBase64: '',
  stderrBase64: '',
  durationMs: 1,
};

/** A rehearsal server, and what is done to it after the baseline was kept. */
export const brokenServer = ({
  kind,
}: Scene): { readonly server: Server; readonly damage: () => Promise<void> } => {
  const server = createSimulatedServer({
    scenario: 'ports-at-risk',
    now: beginsAt,
    autoAdvance: true,
  });
  const leave = async (name: string): Promise<void> => {
    await server.stopService(name, patient);
    await server.setStartType(name, 'disabled', patient);
  };
  return {
    server,
    damage: async () => {
      if (kind === 'recover') return leave(pop3);
      for (const service of await servicesOf(server))
        if (isTouchedBySetup(service, installPath)) await leave(service.name);
    },
  };
};

export const servicesOf = async (server: Server): Promise<readonly Service[]> => {
  const item = await server.read('services', { signal: patient });
  if (item.kind !== 'native') throw new Error('The services cannot be read.');
  return item.value as readonly Service[];
};

/** One line of the file of effects. */
export type Effect = { readonly call: string; readonly args: readonly unknown[] };

/** A server that stands as the one of the dead agent did: broken in the same way, with the same effects after that. */
export const serverAsLeft = async (scene: Scene, effects: readonly Effect[]): Promise<Server> => {
  const { server, damage } = brokenServer(scene);
  await damage();
  for (const { call, args } of effects) {
    const act = server[call as 'startService'] as (
      ...given: readonly unknown[]
    ) => Promise<unknown>;
    await act(...args, patient);
  }
  // The next agent comes later than everything in the journal.
  await server.advance?.(60 * 60_000);
  return server;
};
