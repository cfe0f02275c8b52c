import type { NativeItemId, NativeValue } from '../../../../../shared/evidence/items.ts';
import type { Endpoint } from '../../../../../shared/evidence/schema.ts';
import {
  families,
  protocols,
  type Family,
  type Protocol,
} from '../../../../../shared/ports/vocabulary.ts';
import type { PortToProbe } from '../../server.ts';
import { bindError } from '../world/occupancy.ts';
import type { BoundSocket, Connection, World } from '../world/world.ts';
import { acceptedSessions } from './accepted-sessions.ts';

/** The values of the API reads, as the world is at this moment. */
export const nativeValues: {
  readonly [Id in NativeItemId]: (world: World, probe: readonly PortToProbe[]) => NativeValue<Id>;
} = {
  endpoints: (world) =>
    protocols.flatMap((protocol) =>
      families.flatMap((family) => endpointTable(world, protocol, family)),
    ),
  services: (world) =>
    world.services.map(({ definition, state, startType, pid, win32ExitCode }) => ({
      name: definition.name,
      displayName: definition.displayName,
      state,
      startType,
      pid,
      win32ExitCode,
      serviceExitCode: 0,
      imagePath: definition.imagePath,
      dependsOn: [...definition.dependsOn],
    })),
  processes: (world) =>
    world.processes.map(({ pid, startedAt, imagePath }) => ({
      pid,
      startedAt: new Date(startedAt).toISOString(),
      // Without elevation Windows names only the caller's own programs.
      imagePath: world.scenario.header.elevated === true ? imagePath : null,
    })),
  'tcp-statistics': (world) => ({ ipv4: counters(world, 'ipv4'), ipv6: counters(world, 'ipv6') }),
  'registry.adam-ports': (world) => world.scenario.adamPorts,
  'rpc-endpoints': (world) =>
    world.sockets
      .filter(({ family, rpc }) => rpc !== null && family === 'ipv4')
      .map(({ port, rpc }) => ({ port, interfaceId: rpc ?? '', annotation: '' })),
  'port-probe': (world, probe) =>
    probe.map((what) => ({
      ...what,
      error: bindError(world, what.protocol, what.family, what.port),
    })),
};

const endpointTable = (world: World, protocol: Protocol, family: Family): Endpoint[] => {
  const bound = world.sockets
    .filter((socket) => socket.protocol === protocol && socket.family === family)
    .flatMap((socket) => [boundEndpoint(socket), ...acceptedSessions(world, socket)]);
  const connected =
    protocol === 'tcp'
      ? [...world.connections[family].values()]
          .filter(({ goneAt }) => goneAt > world.now)
          .map((connection) => connectedEndpoint(connection, family, world.now))
      : [];
  return [...bound, ...connected].toSorted((left, right) => left.localPort - right.localPort);
};

const boundEndpoint = ({ protocol, family, address, port, pid }: BoundSocket): Endpoint => ({
  protocol,
  family,
  localAddress: address,
  localPort: port,
  remoteAddress: null,
  remotePort: null,
  state: protocol === 'tcp' ? 'listen' : null,
  pid,
});

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

/** Connections since the boot, before the world began. */
const openedBefore = { ipv4: 4_182_377, ipv6: 502_913 } as const;
/** Connections from clients for each that the server opens itself. */
const acceptedPerOpened = 1.4;

const counters = (world: World, family: Family) => {
  const activeOpens = openedBefore[family] + world.opened[family];
  return { activeOpens, passiveOpens: Math.floor(activeOpens * acceptedPerOpened) };
};
