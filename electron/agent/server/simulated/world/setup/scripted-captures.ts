import { sameName } from '../../../../../../shared/exchange/services.ts';
import { contains } from '../../../../../../shared/ports/vocabulary.ts';
import { isTaken } from '../occupancy.ts';
import type { World } from '../world.ts';
import type { DueCapture, SetupRun } from './setup-run.ts';

/** A service has stopped: from now on its port can be handed out, and the scenario says to whom and when. */
export const scheduleCaptures = (world: World, run: SetupRun, service: string): World => {
  const due = (world.scenario.setup?.captures ?? [])
    .filter(({ whenStopped }) => sameName(whenStopped, service))
    .map((capture): DueCapture => ({ ...capture, at: world.now + capture.afterMs }));
  return { ...world, setup: { ...run, dueCaptures: [...run.dueCaptures, ...due] } };
};

/** The next scripted capture of a world; null when there is none. */
export const nextCapture = ({ setup }: World): DueCapture | null =>
  setup?.dueCaptures.toSorted((left, right) => left.at - right.at)[0] ?? null;

/**
 * The connection that the scenario wants is opened, by the rules of every other: the port is handed out only if it lies in the dynamic range, no exclusion covers it in that family, and nobody has it. Otherwise the client is given another port, which is of no interest here.
 */
export const takeCapture = (world: World, capture: DueCapture): World => {
  const { setup } = world;
  if (setup === null) return world;
  const next = {
    ...world,
    setup: { ...setup, dueCaptures: setup.dueCaptures.filter((other) => other !== capture) },
  };
  const { family, port, by, remoteAddress, remotePort, lastsMs } = capture;
  const pid = world.processes.find(({ name }) => name === by)?.pid;
  const excluded = world.exclusions[family].tcp.active.some((row) => contains(row, port));
  const handedOut = contains(world.scenario.ranges[family].tcp, port) && !excluded;
  if (pid === undefined || !handedOut || isTaken(world, 'tcp', family, port)) return next;
  const connections = new Map(world.connections[family]);
  connections.set(port, {
    pid,
    localAddress: world.scenario.address[family],
    localPort: port,
    remoteAddress,
    remotePort,
    closesAt: world.now + lastsMs,
    // The other end closes it, so that nothing waits in TIME_WAIT here.
    goneAt: world.now + lastsMs,
  });
  return { ...next, connections: { ...world.connections, [family]: connections } };
};
