import { families, type Family, type PortRange } from '../ports/vocabulary.ts';
import type { Service } from '../evidence/schema.ts';
import { sameName } from '../exchange/services.ts';
import { changeBetween } from './compare-sights.ts';
import { judgePort, unseen, type Beside, type Look } from './judge-port.ts';
import { rememberOwn, withoutLeftOvers, type OwnConnections } from './own-connections.ts';
import type { PortChange, ServiceSight, Sight, WatchedPort } from './schema.ts';
import type { WatchState } from './state.ts';

/** What the watch looks at. */
export type WatchPlan = {
  readonly ports: readonly WatchedPort[];
  /** Names of the services whose state is followed. */
  readonly services: readonly string[];
  /** The dynamic port range of each family; null where it is not known. Client ports of left-over connections come from it. */
  readonly ranges: Readonly<Record<Family, PortRange | null>>;
};

/** What is kept from look to look. */
export type WatchMemory = {
  readonly sights: ReadonlyMap<string, { readonly sight: Sight; readonly seenAt: string }>;
  readonly services: ReadonlyMap<string, ServiceSight>;
  readonly own: OwnConnections;
  /** By service: its process, and when a look showed it last (milliseconds since 1970). */
  readonly processes: ReadonlyMap<string, { readonly pid: number; readonly seenAt: number }>;
};

/** Names one port in one family. */
export const sightKey = ({ protocol, port }: WatchedPort, family: Family): string =>
  `${protocol}/${port} ${family}`;

/** The memory of a watch that begins, or of one that is taken up again: then what was seen last before the interruption counts as seen, and only what differs from it is news. */
export const memoryOf = (watch: WatchState | null): WatchMemory => ({
  sights: new Map(
    (watch?.ports ?? []).flatMap((port) =>
      families.flatMap((family) => {
        const sight = port.families[family];
        if (sight === null) return [];
        const { status, holder, why, since } = sight;
        const seenAt = laterOf(since, watch?.gaps.at(-1)?.from ?? since);
        return [[sightKey(port, family), { sight: { status, holder, why }, seenAt }] as const];
      }),
    ),
  ),
  services: new Map((watch?.services ?? []).map((service) => [service.name, service])),
  own: new Map(),
  processes: new Map(),
});

/** Everything that differed was written down at once, so what was seen is seen up to the last line before the interruption. */
const laterOf = (since: string, lastWrittenAt: string): string =>
  Date.parse(lastWrittenAt) > Date.parse(since) ? lastWrittenAt : since;

export const emptyMemory: WatchMemory = memoryOf(null);

/** The memory after the clock was set by so many milliseconds: what was seen a second ago was seen a second ago by the new clock too. */
export const shiftMemory = (memory: WatchMemory, milliseconds: number): WatchMemory => ({
  ...memory,
  sights: mapValues(memory.sights, ({ sight, seenAt }) => ({
    sight,
    seenAt: new Date(Date.parse(seenAt) + milliseconds).toISOString(),
  })),
  own: mapValues(memory.own, ({ listenedAt, remotes }) => ({
    listenedAt: listenedAt + milliseconds,
    remotes,
  })),
  processes: mapValues(memory.processes, ({ pid, seenAt }) => ({
    pid,
    seenAt: seenAt + milliseconds,
  })),
});

const mapValues = <K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

export type Observation = {
  readonly memory: WatchMemory;
  readonly ports: readonly PortChange[];
  readonly services: readonly ServiceSight[];
};

/** Compares one look with those before it. `look` is null when the tables could not be read, with the reason in `why`. */
export const observe = (
  memory: WatchMemory,
  plan: WatchPlan,
  look: Look | { readonly why: string },
  besideOf: (port: WatchedPort, family: Family) => Beside,
  at: Date,
): Observation => {
  const seenAt = at.toISOString();
  const sights = new Map(memory.sights);
  const ports: PortChange[] = [];
  const readable = 'rows' in look;
  const processes = readable ? processesNow(memory, plan, look, at.getTime()) : memory.processes;
  const settled = readable
    ? withEndingProcesses([memory.processes, processes], look, at.getTime())
    : look;
  const own = 'rows' in settled ? rememberOwn(memory.own, plan, settled, at.getTime()) : memory.own;
  const cleaned = 'rows' in settled ? withoutLeftOvers(own, plan, settled, at.getTime()) : settled;
  for (const target of plan.ports) {
    for (const family of families) {
      const key = sightKey(target, family);
      const before = memory.sights.get(key) ?? null;
      const sight =
        'rows' in cleaned
          ? judgePort(target, family, cleaned, besideOf(target, family))
          : unseen(cleaned.why);
      const cause = changeBetween(before?.sight ?? null, sight);
      sights.set(key, { sight, seenAt });
      if (cause !== null)
        ports.push({
          ...target,
          family,
          sight,
          cause,
          seenAt,
          beforeSeenAt: before?.seenAt ?? null,
        });
    }
  }
  const services = readable ? changedServices(memory, plan, look.services) : [];
  return {
    memory: {
      sights,
      services: new Map([
        ...memory.services,
        ...services.map((service): [string, ServiceSight] => [service.name, service]),
      ]),
      own,
      processes,
    },
    ports,
    services,
  };
};

const processesNow = (
  { processes }: WatchMemory,
  plan: WatchPlan,
  look: Look,
  now: number,
): WatchMemory['processes'] => {
  const next = new Map(processes);
  for (const name of plan.services) {
    const service = look.services.find((one) => sameName(one.name, name));
    const key = name.toLowerCase();
    // Nobody has seen its process yet, and it has stopped while the first look was taken: then its image tells.
    const pid = service?.pid || (next.has(key) ? null : pidByImage(service, look));
    if (pid) next.set(key, { pid, seenAt: now });
  }
  return next;
};

const pidByImage = (service: Service | undefined, { processes }: Look): number | null => {
  const image = service?.imagePath?.toLowerCase();
  return (
    processes.find(({ imagePath }) => image && imagePath?.toLowerCase() === image)?.pid ?? null
  );
};

/** A process may outlive "stopped" by so much before it is called what it then is: a holder of its service's port. */
const endsWithinMs = 2_000;

/**
 * A look in which the process that a service had a moment ago still counts as its own.
 *
 * The states are read after the tables, and a service may report that it has stopped before its process has ended and let go of its sockets. Without this, a service that stops would be shown as the captor of its own port.
 */
const withEndingProcesses = (
  [earlier, processes]: readonly [WatchMemory['processes'], WatchMemory['processes']],
  look: Look,
  now: number,
): Look => {
  const owners = new Set(look.rows.map(({ pid }) => pid));
  const ending = look.services.flatMap((service) => {
    const key = service.name.toLowerCase();
    const before = earlier.get(key) ?? processes.get(key);
    if (!before || before.pid === service.pid || !owners.has(before.pid)) return [];
    return now - before.seenAt <= endsWithinMs ? [{ service, pid: before.pid }] : [];
  });
  if (ending.length === 0) return look;
  const successorOf = (pid: number): number =>
    ending.find((one) => one.pid === pid)?.service.pid || pid;
  return {
    ...look,
    rows: look.rows.map((row) => ({ ...row, pid: successorOf(row.pid) })),
    services: look.services.map((service) => {
      const ended = service.pid ? undefined : ending.find((one) => one.service === service);
      return ended ? { ...service, state: 'stop-pending', pid: ended.pid } : service;
    }),
  };
};

const changedServices = (
  memory: WatchMemory,
  plan: WatchPlan,
  services: readonly Service[],
): readonly ServiceSight[] =>
  plan.services.flatMap((name) => {
    const service = services.find((candidate) => sameName(candidate.name, name));
    if (!service) return [];
    const sight = sightOf(name, service);
    const before = memory.services.get(name);
    return before && isSame(before, sight) ? [] : [sight];
  });

const sightOf = (
  name: string,
  { state, startType, pid, win32ExitCode, serviceExitCode }: Service,
): ServiceSight => ({ name, state, startType, pid, win32ExitCode, serviceExitCode });

const isSame = (left: ServiceSight, right: ServiceSight): boolean =>
  left.state === right.state &&
  left.startType === right.startType &&
  left.pid === right.pid &&
  left.win32ExitCode === right.win32ExitCode &&
  left.serviceExitCode === right.serviceExitCode;
