import type { Endpoint } from '../../../../../shared/evidence/schema.ts';
import {
  families,
  protocols,
  type Family,
  type Protocol,
} from '../../../../../shared/ports/vocabulary.ts';
import type { BoundSocket, Connection, World } from '../world/world.ts';
import { acceptedSessions } from './accepted-sessions.ts';

/** All rows of the four tables, sorted by local port within each. */
export const endpointTables = (world: World): Endpoint[] =>
  protocols.flatMap((protocol) =>
    families.flatMap((family) => {
      const bound = world.sockets.filter(
        (socket) => socket.protocol === protocol && socket.family === family,
      );
      const connected = protocol === 'tcp' ? [...world.connections[family].values()] : [];
      return [...boundRows(world, bound), ...connectedRows(world, family, connected)].toSorted(
        (left, right) => left.localPort - right.localPort,
      );
    }),
  );

/** The rows of some TCP and UDP ports alone: what a look of the watch needs, without the work for the rest. */
export const endpointsOfPorts = (world: World, ports: ReadonlySet<number>): readonly Endpoint[] => [
  ...boundRows(
    world,
    world.sockets.filter(({ port }) => ports.has(port)),
  ),
  ...families.flatMap((family) =>
    connectedRows(
      world,
      family,
      [...ports].flatMap((port) => world.connections[family].get(port) ?? []),
    ),
  ),
];

/** About how many rows the tables have: accepted sessions are left out, and ended connections that the world has not swept away yet are counted in. */
export const countEndpoints = ({ sockets, connections }: World): number =>
  sockets.length + connections.ipv4.size + connections.ipv6.size;

const boundRows = (world: World, sockets: readonly BoundSocket[]): readonly Endpoint[] =>
  sockets.flatMap((socket) => [boundEndpoint(socket), ...acceptedSessions(world, socket)]);

const connectedRows = (
  world: World,
  family: Family,
  connections: readonly Connection[],
): readonly Endpoint[] =>
  connections
    .filter(({ goneAt }) => goneAt > world.now)
    .map((connection) => connectedEndpoint(connection, family, world.now));

const boundEndpoint = ({ protocol, family, address, port, pid }: BoundSocket): Endpoint => ({
  protocol,
  family,
  localAddress: address,
  localPort: port,
  remoteAddress: null,
  remotePort: null,
  state: stateOf(protocol),
  pid,
});

const stateOf = (protocol: Protocol): Endpoint['state'] => (protocol === 'tcp' ? 'listen' : null);

const connectedEndpoint = (
  { pid, localAddress, localPort, remoteAddress, remotePort, closesAt }: Connection,
  family: Family,
  now: number,
): Endpoint => ({
  protocol: 'tcp',
  family,
  localAddress,
  localPort,
  remoteAddress,
  remotePort,
  state: closesAt > now ? 'established' : 'time-wait',
  pid: closesAt > now ? pid : 0,
});
