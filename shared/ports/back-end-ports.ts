import { findService, isExchangeService, isInUse, sameName } from '../exchange/services.ts';
import type { Endpoint, ProcessRow, Service } from '../evidence/schema.ts';
import { valueOr, type Fact } from '../facts/fact.ts';
import type { Facts } from '../facts/derive-facts.ts';
import type { PortSource } from '../report/schema.ts';
import { belongsTo, isListener } from './ownership.ts';
import { dynamicRpcPorts } from './rpc-ports.ts';

/** A port that must be free when Setup starts its service again. */
export type BackEndPort = {
  readonly service: Service;
  readonly protocol: 'tcp';
  readonly port: number;
  readonly source: PortSource;
  readonly inUse: boolean;
  /** The value would have come from a read that failed, so the port is a guess. */
  readonly guessed: boolean;
};

/** Ports that clients of Exchange know. Setup reserves those of POP, IMAP and UM itself; all lie below any range that Windows accepts in practice. */
const frontEndPorts: ReadonlySet<number> = new Set([25, 80, 110, 143, 443, 587, 717, 993, 995]);

/** The two numbers that sources name for the back ends: field reports (9955/9933) and the documentation of ProxyTargetPort (1995/1993). */
const popImapCandidates: readonly (readonly [string, readonly number[]])[] = [
  ['MSExchangePOP3BE', [9955, 1995]],
  ['MSExchangeIMAP4BE', [9933, 1993]],
];

/** Default of `Set-DatabaseAvailabilityGroup -ReplicationPort`. */
const replicationPort = 64_327;
/** Defaults of the Edge directory: `/AdamLdapPort` and `/AdamSslPort` of Setup. */
const adamDefaults = { ldap: 50_389, ssl: 50_636 } as const;

/**
 * The back-end ports of this server: observed listeners first, then configuration, then documented candidates (marked as such) for a service that listens on nothing.
 *
 * Only TCP: a UDP row does not tell a listener from a client's socket, and no back end of Exchange listens on UDP.
 */
export const backEndPorts = (facts: Facts): readonly BackEndPort[] => {
  if (!facts.services.known) return [];
  const services = facts.services.value;
  const observed = observedPorts(facts, services);
  const ports = [
    ...observed,
    ...popImapPorts(services, observed),
    ...replicationPorts(services, observed),
    ...adamPorts(facts, services, observed),
  ];
  return ports.toSorted(
    (left, right) =>
      left.service.name.localeCompare(right.service.name, 'en') || left.port - right.port,
  );
};

/** A port with a documented meaning is looked at even where RPC knows it too. */
const documentedPorts: ReadonlySet<number> = new Set([
  ...popImapCandidates.flatMap(([, ports]) => ports),
  replicationPort,
  ...Object.values(adamDefaults),
]);

const observedPorts = (facts: Facts, services: readonly Service[]): readonly BackEndPort[] => {
  const rpc = dynamicRpcPorts(facts);
  const endpoints = valueOr(facts.endpoints, []).filter(
    (row) => isListener(row) && (!rpc.has(row.localPort) || documentedPorts.has(row.localPort)),
  );
  const processes = valueOr(facts.processes, []);
  const installPath = facts.server.exchange?.installPath ?? null;
  return services
    .filter((service) => isExchangeService(service, installPath))
    .flatMap((service) =>
      listeningPorts(service, endpoints, processes).map((port) =>
        backEndPort(service, port, 'observed'),
      ),
    );
};

const listeningPorts = (
  service: Service,
  listeners: readonly Endpoint[],
  processes: readonly ProcessRow[],
): readonly number[] => {
  const own = listeners.filter(
    ({ pid, localPort }) => !frontEndPorts.has(localPort) && belongsTo(service, pid, processes),
  );
  return [...new Set(own.map(({ localPort }) => localPort))].filter((port) => port > 0);
};

const popImapPorts = (
  services: readonly Service[],
  observed: readonly BackEndPort[],
): readonly BackEndPort[] =>
  popImapCandidates.flatMap(([name, ports]) => {
    const service = findService(services, name);
    if (!service || observed.some((port) => port.service === service)) return [];
    return ports.map((port) => backEndPort(service, port, 'documented'));
  });

const replicationPorts = (
  services: readonly Service[],
  observed: readonly BackEndPort[],
): readonly BackEndPort[] => {
  const service = findService(services, 'MSExchangeRepl');
  if (!service || !findService(services, 'ClusSvc')) return [];
  const seen = observed.some((port) => sameName(port.service.name, service.name));
  return seen ? [] : [backEndPort(service, replicationPort, 'documented')];
};

const adamPorts = (
  facts: Facts,
  services: readonly Service[],
  observed: readonly BackEndPort[],
): readonly BackEndPort[] => {
  const service = findService(services, 'ADAM_MSExchange');
  if (!service) return [];
  const promised = facts.requested.has('registry.adam-ports');
  return (['ldap', 'ssl'] as const).flatMap((name) => {
    const configured = configuredPort(facts.adamPorts, name);
    const port = configured ?? adamDefaults[name];
    if (observed.some((seen) => seen.service === service && seen.port === port)) return [];
    const source = configured === null ? 'documented' : 'configured';
    const guessed = promised && !facts.adamPorts.known;
    return [{ ...backEndPort(service, port, source), guessed }];
  });
};

const configuredPort = (fact: Fact<Record<'ldap' | 'ssl', number | null>>, name: 'ldap' | 'ssl') =>
  fact.known ? fact.value[name] : null;

const backEndPort = (service: Service, port: number, source: PortSource): BackEndPort => ({
  service,
  protocol: 'tcp',
  port,
  source,
  inUse: isInUse(service),
  guessed: false,
});
