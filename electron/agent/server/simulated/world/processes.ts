import { families, type Family } from '../../../../../shared/ports/vocabulary.ts';
import type { Listening, ServiceDefinition, WorkerDefinition } from '../scenarios/scenario.ts';
import { bindError } from './occupancy.ts';
import type { BoundSocket, Connections, SimulatedProcess, World } from './world.ts';

/** `w3wp.exe MSExchangeServicesAppPool`, or the file alone. */
export const workerName = ({ imagePath, role }: WorkerDefinition): string => {
  const file = imagePath.slice(imagePath.lastIndexOf('\\') + 1);
  return role === undefined ? file : `${file} ${role}`;
};

/** Adds a process; without a pid of its own it gets the next one, a multiple of four as on Windows. */
export const startProcess = (
  world: World,
  process: Omit<SimulatedProcess, 'pid' | 'startedAt'> & { readonly pid?: number },
  startedAt: number,
): { readonly world: World; readonly pid: number } => {
  const pid = process.pid ?? world.nextPid;
  const nextPid =
    process.pid === undefined
      ? world.nextPid + 4 * (1 + ((world.nextPid >> 2) % 7))
      : world.nextPid;
  const { name, imagePath, service } = process;
  const processes = [...world.processes, { pid, name, imagePath, startedAt, service }];
  return { pid, world: { ...world, nextPid, processes } };
};

/** Binds ports for a process. The caller has made sure that they are free; only an RPC server looks for another one itself. */
export const listen = (world: World, pid: number, listens: readonly Listening[] = []): World => ({
  ...world,
  sockets: [
    ...world.sockets,
    ...listens.flatMap(({ protocol, port, on, rpc }) =>
      families.map((family): BoundSocket => ({
        protocol,
        family,
        address: addresses[on][family],
        port: rpc === undefined ? port : nextFree(world, port),
        pid,
        rpc: rpc ?? null,
      })),
    ),
  ],
});

const nextFree = (world: World, from: number): number => {
  let port = from;
  while (families.some((family) => bindError(world, 'tcp', family, port) !== 0)) port += 1;
  return port;
};

const addresses: Readonly<Record<Listening['on'], Readonly<Record<Family, string>>>> = {
  any: { ipv4: '0.0.0.0', ipv6: '::' },
  loopback: { ipv4: '127.0.0.1', ipv6: '::1' },
};

/** Lets a service whose process runs bind its ports, and start its workers with theirs. */
export const openService = (
  world: World,
  { name, host, listens, workers = [] }: ServiceDefinition,
  pid: number,
  at: number,
): World => {
  let opened = host === undefined ? listen(world, pid, listens) : world;
  for (const worker of workers) {
    const named = { name: workerName(worker), imagePath: worker.imagePath, service: name };
    const started = startProcess(opened, named, at);
    opened = listen(started.world, started.pid, worker.listens);
  }
  return opened;
};

/** A bind that is refused. */
export type RefusedBind = {
  readonly error: number;
  readonly protocol: Listening['protocol'];
  readonly family: Family;
  readonly address: string;
  readonly port: number;
};

/** The first bind of a service and its workers that would be refused, with its Winsock error; null when all are granted. One family alone is enough to fail. */
export const firstRefusedBind = (
  world: World,
  { listens = [], workers = [] }: ServiceDefinition,
): RefusedBind | null =>
  [...listens, ...workers.flatMap((worker) => worker.listens ?? [])]
    .filter(({ rpc }) => rpc === undefined)
    .flatMap(({ protocol, port, on }) =>
      families.map((family) => ({
        error: bindError(world, protocol, family, port),
        protocol,
        family,
        address: addresses[on][family],
        port,
      })),
    )
    .find(({ error }) => error !== 0) ?? null;

/** Ends every process that a service started, with its listeners and connections. */
export const endProcesses = (world: World, service: string): World => {
  const pids = new Set(
    world.processes.filter((process) => process.service === service).map(({ pid }) => pid),
  );
  const stillOpen = (connections: Connections): Connections =>
    new Map(
      [...connections].filter(([, { pid, closesAt }]) => closesAt <= world.now || !pids.has(pid)),
    );
  return {
    ...world,
    processes: world.processes.filter(({ pid }) => !pids.has(pid)),
    sockets: world.sockets.filter(({ pid }) => !pids.has(pid)),
    connections: {
      ipv4: stillOpen(world.connections.ipv4),
      ipv6: stillOpen(world.connections.ipv6),
    },
  };
};
