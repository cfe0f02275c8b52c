import { contains, families, type Family } from '../../../../../shared/ports/vocabulary.ts';
import type { Client } from '../scenarios/scenario.ts';
import { createRandom, type Random } from './random.ts';
import type { Connection, World } from './world.ts';

/** How long a connection lasts, as in the capture model: most are short, some outlive an idle time, a few stay for minutes. Mean seconds. */
const holding = [
  { share: 0.8, seconds: 2 },
  { share: 0.15, seconds: 120 },
  { share: 0.05, seconds: 600 },
] as const;
/** Share of connections that this side closes, so that their ports wait in TIME_WAIT, and for how long. */
const closedHere = 0.5;
const timeWaitMs = 120_000;
/** How often a port is drawn before the connection is given up for want of one. */
const draws = 400;

/** Lets clients connect from the world's present moment until another; each connection takes a free port of the dynamic range that no exclusion covers. */
export const openConnections = (world: World, until: number): World => {
  const { traffic } = world.scenario;
  const total = traffic.perSecond.ipv4 + traffic.perSecond.ipv6;
  if (total <= 0 || world.nextOpenAt > until) return { ...world, now: until };
  const random = createRandom(world.random);
  const pids = new Map(world.processes.map(({ name, pid }) => [name, pid]));
  const clients = traffic.clients.filter(({ from }) => pids.has(from));
  const connections = {
    ipv4: new Map(world.connections.ipv4),
    ipv6: new Map(world.connections.ipv6),
  };
  const pools = { ipv4: poolOf(world, 'ipv4'), ipv6: poolOf(world, 'ipv6') };
  const opened = { ...world.opened };
  let at = world.nextOpenAt;
  for (; at <= until; at += random.exponential(1_000 / total)) {
    const family: Family = random.next() * total < traffic.perSecond.ipv4 ? 'ipv4' : 'ipv6';
    const client = pick(clients, random);
    const pid = client && pids.get(client.from);
    if (!client || pid === undefined) continue;
    const localPort = drawPort(random, pools[family], (port) => {
      const other = connections[family].get(port);
      return other !== undefined && other.goneAt > at;
    });
    if (localPort === null) continue;
    opened[family] += 1;
    connections[family].set(localPort, {
      pid,
      localAddress: world.scenario.address[family],
      localPort,
      remoteAddress: client.remotes[family],
      remotePort: client.remotePort,
      ...lifetime(random, at),
    });
  }
  for (const family of families)
    for (const [port, { goneAt }] of connections[family])
      if (goneAt <= until) connections[family].delete(port);
  return {
    ...world,
    now: until,
    nextOpenAt: at,
    random: random.position(),
    connections,
    opened,
  };
};

type Pool = { readonly first: number; readonly last: number; readonly never: ReadonlySet<number> };

/** The dynamic range of a family and the ports in it that are never handed out: excluded, or bound by a socket. */
const poolOf = (world: World, family: Family): Pool => {
  const range = world.scenario.ranges[family].tcp;
  const never = new Set<number>();
  for (const row of world.exclusions[family].tcp.active)
    for (
      let port = Math.max(row.first, range.first);
      port <= Math.min(row.last, range.last);
      port += 1
    )
      never.add(port);
  for (const socket of world.sockets)
    if (socket.protocol === 'tcp' && socket.family === family && contains(range, socket.port))
      never.add(socket.port);
  return { ...range, never };
};

const drawPort = (
  random: Random,
  { first, last, never }: Pool,
  isTaken: (port: number) => boolean,
): number | null => {
  for (let draw = 0; draw < draws; draw += 1) {
    const port = random.between(first, last);
    if (!never.has(port) && !isTaken(port)) return port;
  }
  return null;
};

const lifetime = (random: Random, at: number): Pick<Connection, 'closesAt' | 'goneAt'> => {
  let dice = random.next();
  const kind = holding.find(({ share }) => {
    dice -= share;
    return dice < 0;
  });
  const closesAt = at + random.exponential((kind ?? holding[0]).seconds * 1_000);
  return { closesAt, goneAt: closesAt + (random.next() < closedHere ? timeWaitMs : 0) };
};

const pick = (clients: readonly Client[], random: Random): Client | undefined => {
  let dice = random.next() * clients.reduce((sum, { weight }) => sum + weight, 0);
  return clients.find(({ weight }) => {
    dice -= weight;
    return dice < 0;
  });
};
