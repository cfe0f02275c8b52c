import { contains, type Family, type Protocol } from '../../../../../shared/ports/vocabulary.ts';
import type { World } from './world.ts';

/** Winsock: the address is in use. */
export const addressInUse = 10_048;
/** Winsock: the bind is forbidden, here by a system exclusion. */
export const accessDeniedToPort = 10_013;

/** Whether any socket has the port, a closed connection in TIME_WAIT included. */
export const isTaken = (
  world: World,
  protocol: Protocol,
  family: Family,
  port: number,
): boolean => {
  if (protocol === 'tcp') {
    const connection = world.connections[family].get(port);
    if (connection && connection.goneAt > world.now) return true;
  }
  return world.sockets.some(
    (socket) => socket.port === port && socket.family === family && socket.protocol === protocol,
  );
};

/** Whether Windows keeps the port for itself: a row without `*` that is in force. */
export const isBlocked = (
  world: World,
  protocol: Protocol,
  family: Family,
  port: number,
): boolean =>
  world.exclusions[family][protocol].active.some(
    (row) => row.kind === 'system' && contains(row, port),
  );

/** What an exclusive bind on all addresses answers; 0 when it is granted. */
export const bindError = (
  world: World,
  protocol: Protocol,
  family: Family,
  port: number,
): number => {
  if (isBlocked(world, protocol, family, port)) return accessDeniedToPort;
  return isTaken(world, protocol, family, port) ? addressInUse : 0;
};
