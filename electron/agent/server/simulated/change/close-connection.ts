import type { ActionResult, TcpConnection } from '../../server.ts';
import type { LiveWorld } from '../live-world.ts';

const takesMs = [1, 3] as const;
/** ERROR_NOT_FOUND. */
const notFound = 1168;

/** Closes one connection of a rehearsal server, as SetTcpEntry does: the port is free at once, without TIME_WAIT. */
export const closeConnection = async (
  live: LiveWorld,
  what: TcpConnection,
  signal: AbortSignal,
): Promise<ActionResult> => {
  const durationMs = live.pace.between(...takesMs);
  await live.clock.sleep(durationMs, signal).catch(() => undefined);
  const world = live.now();
  const connections = new Map(world.connections.ipv4);
  const there = connections.get(what.localPort);
  const found = there?.remoteAddress === what.remoteAddress && there.remotePort === what.remotePort;
  if (found) {
    connections.delete(what.localPort);
    live.set({ ...world, connections: { ...world.connections, ipv4: connections } });
  }
  return {
    argv: [
      'SetTcpEntry',
      `${what.localAddress}:${what.localPort}`,
      `${what.remoteAddress}:${what.remotePort}`,
    ],
    exitCode: found ? 0 : notFound,
    stdoutBase64: '',
    stderrBase64: '',
    durationMs,
  };
};
