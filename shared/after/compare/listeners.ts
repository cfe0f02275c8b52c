import { findService, pidOf } from '../../exchange/services.ts';
import type { Endpoint, ProcessRow, Service } from '../../evidence/schema.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { known, type Fact } from '../../facts/fact.ts';
import { belongsTo, isListener, servicesOfPid } from '../../ports/ownership.ts';
import { dynamicRpcPorts } from '../../ports/rpc-ports.ts';
import { families, familyName, type Family } from '../../ports/vocabulary.ts';
import { say } from '../../texts/stored.ts';
import { servicesInScope } from './expectation.ts';
import { samePath } from './rows.ts';

/** Who listens: `service` where it is one that counts, the program otherwise. `odd` says how the tables contradict each other about it. */
export type Listener = {
  readonly port: number;
  readonly family: Family;
  readonly service: string | null;
  readonly image: string | null;
  readonly pid: number;
  /** The local address; null for all addresses of the family. */
  readonly address: string | null;
  readonly odd: string | null;
};

/** Ports that clients of Exchange know, and those of the back-end web site: looked at whoever listens there. HTTP listens in the kernel, for the system process. */
const wellKnown: ReadonlySet<number> = new Set([
  25, 80, 81, 110, 143, 443, 444, 465, 475, 587, 717, 993, 995, 2525,
]);

/** The process of the Windows kernel, in whose name http.sys listens. */
const systemPid = 4;

/**
 * The TCP listeners that the comparison is about: those of services of Exchange and of what they need, and whoever listens on a well-known port. Ports of dynamic RPC endpoints are left out: they are chosen anew at each start.
 *
 * Unread unless endpoints, services and processes were all read: a listener without an owner proves nothing.
 *
 * `before`: what counted then counts now too, also where nothing of Exchange names it as needed any more.
 */
export const listenersOf = (
  facts: Facts,
  before: Facts | null = null,
): Fact<readonly Listener[]> => {
  if (!facts.endpoints.known) return facts.endpoints;
  if (!facts.services.known) return facts.services;
  if (!facts.processes.known) return facts.processes;
  const services = facts.services.value;
  const processes = facts.processes.value;
  const installPath = facts.server.exchange?.installPath ?? null;
  const scope = new Set([
    ...servicesInScope(services, installPath),
    ...(before?.services.known === true ? servicesInScope(before.services.value, installPath) : []),
  ]);
  const own = services.filter(({ name }) => scope.has(name.toLowerCase()));
  const rpc = dynamicRpcPorts(facts);
  const found = facts.endpoints.value.filter(isListener).flatMap((row): Listener[] => {
    const service = own.find((candidate) => belongsTo(candidate, row.pid, processes));
    if (wellKnown.has(row.localPort)) return [describe(row, service, services, processes)];
    if (service === undefined || rpc.has(row.localPort)) return [];
    return [describe(row, service, services, processes)];
  });
  return known(found);
};

const describe = (
  row: Endpoint,
  own: Service | undefined,
  services: readonly Service[],
  processes: readonly ProcessRow[],
): Listener => {
  const service = own ?? servicesOfPid(services, row.pid)[0];
  const process = processes.find(({ pid }) => pid === row.pid && pid !== 0);
  const image = row.pid === systemPid ? (process?.imagePath ?? 'System') : process?.imagePath;
  return {
    port: row.localPort,
    family: row.family,
    service: service?.name ?? null,
    image: image ?? null,
    pid: row.pid,
    address: isAnyAddress(row.localAddress) ? null : row.localAddress.toLowerCase(),
    odd: oddityOf(row, service, process),
  };
};

const oddityOf = (
  { pid, localPort }: Endpoint,
  service: Service | undefined,
  process: ProcessRow | undefined,
): string | null => {
  if (service?.state === 'stopped')
    return say('listener.odd.stopped', { service: service.name, pid, port: localPort });
  if (pid === 0) return say('listener.odd.no-process', { port: localPort });
  if (process === undefined)
    return pid === systemPid ? null : say('listener.odd.not-in-table', { pid, port: localPort });
  const path = process.imagePath;
  const own = service !== undefined && pidOf(service) === pid ? service.imagePath : null;
  // A short path (`PROGRA~1`) names the same file in another way.
  const comparable = own !== null && path !== null && !`${own}${path}`.includes('~');
  return comparable && !samePath(own, path)
    ? say('listener.odd.other-program', { pid, service: service?.name ?? '' })
    : null;
};

/** How a row, a finding and people name who listens. */
export const listenerText = ({ service, image, pid }: Listener): string => {
  if (service === null) return image ?? say('after.process', { pid });
  return image === null ? say('holder.process', { name: service, pid }) : `${service} (${image})`;
};

/** Tells listeners apart across restarts: by service and program, never by process. */
export const identityOf = ({ service, image }: Listener): string =>
  [service?.toLowerCase() ?? '', image?.toLowerCase() ?? ''].join('|');

/** The families of some listeners, in their usual order. */
export const familiesOf = (listeners: readonly Listener[]): readonly Family[] =>
  families.filter((family) => listeners.some((listener) => listener.family === family));

/** The service behind a listener as its own side shows it. */
export const serviceOfListener = (facts: Facts, { service }: Listener): Service | undefined =>
  facts.services.known && service !== null ? findService(facts.services.value, service) : undefined;

const alphabetically = (left: string, right: string): number => left.localeCompare(right, 'en');

/** Whether a listener on this local address takes connections on all addresses of its family. */
export const isAnyAddress = (address: string): boolean =>
  address === '0.0.0.0' || address === '::' || address === '';

/** Whether some listeners take connections in a family wherever others did: on all addresses, or on each of theirs. */
export const reaches = (
  now: readonly Listener[],
  before: readonly Listener[],
  family: Family,
): boolean => {
  const own = now.filter((one) => one.family === family);
  if (own.some(({ address }) => address === null)) return true;
  return before
    .filter((one) => one.family === family)
    .every((was) => own.some(({ address }) => address === was.address));
};

/** `IPv4, IPv6 (::1)`: families with the addresses where they are not all of them. */
export const reachText = (listeners: readonly Listener[]): string =>
  familiesOf(listeners)
    .map((family) => {
      const own = listeners.filter((one) => one.family === family);
      if (own.some(({ address }) => address === null)) return familyName(family);
      const addresses = new Set(own.map(({ address }) => address ?? ''));
      return `${familyName(family)} (${[...addresses].toSorted(alphabetically).join(', ')})`;
    })
    .join(', ');
