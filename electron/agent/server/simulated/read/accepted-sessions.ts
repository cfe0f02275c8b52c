import type { Endpoint } from '../../../../../shared/evidence/schema.ts';
import type { BoundSocket, World } from '../world/world.ts';

/** Clients that are connected to well-known ports. */
const perPort: ReadonlyMap<number, number> = new Map([
  [25, 4],
  [443, 24],
  [444, 6],
  [993, 5],
  [995, 5],
]);
/** Sessions that front ends of other servers have open to a POP or IMAP back end. */
const perBackEnd = 3;
const backEnds: ReadonlySet<string> = new Set(['MSExchangePOP3BE', 'MSExchangeIMAP4BE']);

/** Rows of connections that a listener has accepted. They have the listener's own port, live as long as it does, and are no capture. */
export const acceptedSessions = (world: World, socket: BoundSocket): readonly Endpoint[] => {
  const { protocol, family, port, pid } = socket;
  if (protocol !== 'tcp' || family !== 'ipv4') return [];
  const isBackEnd = world.processes.some(
    (process) => process.pid === pid && backEnds.has(process.name),
  );
  const count = isBackEnd ? perBackEnd : (perPort.get(port) ?? 0);
  return Array.from({ length: count }, (_, index) => ({
    protocol,
    family,
    localAddress: world.scenario.address.ipv4,
    localPort: port,
    remoteAddress: isBackEnd ? '10.0.0.22' : `10.0.4.${20 + index}`,
    remotePort: 49_200 + ((port * 7 + index * 613) % 16_000),
    state: 'established',
    pid,
  }));
};
