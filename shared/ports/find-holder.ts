import { findService, pidOf, sameName } from '../exchange/services.ts';
import type { Endpoint } from '../evidence/schema.ts';
import { valueOr } from '../facts/fact.ts';
import type { Facts } from '../facts/derive-facts.ts';
import type { Holder } from '../report/schema.ts';
import type { BackEndPort } from './back-end-ports.ts';
import { describeRow, heaviest, isAcceptedByOwn, isOrphanListener } from './holders.ts';
import { belongsTo, isListener } from './ownership.ts';
import { isTimeWait } from './time-wait.ts';
import { contains, families, familyName, type Family } from './vocabulary.ts';
import { say } from '../texts/stored.ts';

/** Who has a back-end port. */
export type Holding =
  | { readonly kind: 'free' }
  | { readonly kind: 'own'; readonly families: readonly Family[] }
  | { readonly kind: 'captured'; readonly holder: Holder; readonly family: Family | null }
  /** The tables could not be read, or contradict each other. */
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Decides who has a port from the endpoint table, the services and the processes, and from the exclusive-bind probe where the table shows nobody.
 *
 * Rows that are no capture: those of the service itself; rows of a family in which the service listens and which are not listeners themselves (accepted connections, also when a worker has them: Windows would not hand the port out while an exclusive listener has it); and rows of closed connections (TIME_WAIT, or closing without a process) while the service listens in any family, left over by its own clients.
 */
export const findHolder = (facts: Facts, target: BackEndPort): Holding => {
  if (!facts.endpoints.known) return { kind: 'unknown', why: facts.endpoints.message };
  const processes = valueOr(facts.processes, []);
  const services = valueOr(facts.services, []);
  const rows = facts.endpoints.value.filter(
    ({ protocol, localPort }) => protocol === target.protocol && localPort === target.port,
  );
  const isOwn = (row: Endpoint): boolean => belongsTo(target.service, row.pid, processes);
  const own = families.filter((family) =>
    rows.some((row) => row.family === family && isListener(row) && isOwn(row)),
  );
  if (own.length > 0 && target.service.state === 'stopped')
    return {
      kind: 'unknown',
      why: say('holder.stopped-yet-listens', { service: target.service.name }),
    };
  const foreign = rows.filter((row) => !isOwn(row) && !isAcceptedByOwn(row, own));
  const orphan = foreign.find(
    (row) => facts.processes.known && isOrphanListener(row, processes, services),
  );
  if (orphan)
    return {
      kind: 'unknown',
      why: say('holder.orphan', { pid: orphan.pid }),
    };
  const worst = heaviest(foreign);
  if (worst)
    return {
      kind: 'captured',
      holder: describeRow(worst, services, processes),
      family: worst.family,
    };
  if (own.length > 0) return { kind: 'own', families: own };
  return rows.length > 0 ? { kind: 'free' } : fromProbe(facts, target);
};

/** Who has an endpoint, in one line. */
export const describeEndpoint = (facts: Facts, row: Endpoint): string =>
  describeHolder(describeRow(row, valueOr(facts.services, []), valueOr(facts.processes, [])));

/** The families in which a service of this name listens on a TCP port now, by its own process or worker. */
export const listeningFamilies = (
  facts: Facts,
  serviceName: string,
  port: number,
): readonly Family[] => {
  const service = findService(valueOr(facts.services, []), serviceName);
  if (!service) return [];
  const processes = valueOr(facts.processes, []);
  const own = valueOr(facts.endpoints, []).filter(
    (row) => row.localPort === port && isListener(row) && belongsTo(service, row.pid, processes),
  );
  return families.filter((family) => own.some((row) => row.family === family));
};

/** Winsock: in use; refused; and two answers of a computer without that family. */
const taken = 10_048;
const refusedBind = 10_013;
const withoutFamily: ReadonlySet<number> = new Set([0, 10_047, 10_049]);

const fromProbe = (facts: Facts, target: BackEndPort): Holding => {
  if (!facts.probes.known)
    return facts.requested.has('port-probe')
      ? {
          kind: 'unknown',
          why: say('holder.probe-failed', { message: facts.probes.message }),
        }
      : { kind: 'free' };
  const refused = facts.probes.value.find(
    (probe) =>
      probe.port === target.port && probe.protocol === target.protocol && probe.error === taken,
  );
  if (!refused) return unexplained(facts, target) ?? { kind: 'free' };
  const holder = { pid: null, image: null, service: null, remote: null, state: null };
  return { kind: 'captured', holder, family: refused.family };
};

/** A bind that failed and that no exclusion explains: an exclusive holder answers 10013 too, so the port is not known to be free. */
const unexplained = (facts: Facts, target: BackEndPort): Holding | null => {
  const odd = valueOr(facts.probes, []).find(
    ({ port, protocol, family, error }) =>
      port === target.port &&
      protocol === target.protocol &&
      !withoutFamily.has(error) &&
      !(error === refusedBind && isBlocked(facts, target, family)),
  );
  return odd
    ? {
        kind: 'unknown',
        why: say('holder.bind-unexplained', {
          port: target.port,
          family: familyName(odd.family),
          error: odd.error,
        }),
      }
    : null;
};

const isBlocked = (facts: Facts, { protocol, port }: BackEndPort, family: Family): boolean =>
  valueOr(facts.exclusions[family][protocol].active, []).some(
    (row) => row.kind === 'system' && contains(row, port),
  );

/** How a report names a holder, in one line. */
export const describeHolder = (holder: Holder): string => {
  const { pid, remote, service } = holder;
  if (pid === null) return say('holder.hidden');
  if (isTimeWait(holder))
    return remote === null ? say('holder.time-wait') : say('holder.time-wait-to', { remote });
  if (pid === 0)
    return remote === null ? say('holder.no-process') : say('holder.no-process-to', { remote });
  const name = holder.image?.split('\\').at(-1) ?? service ?? say('holder.nameless');
  if (service === null || sameName(name, service))
    return remote === null
      ? say('holder.process', { name, pid })
      : say('holder.process-to', { name, pid, remote });
  return remote === null
    ? say('holder.process-of', { name, pid, service })
    : say('holder.process-of-to', { name, pid, service, remote });
};

/** Ports to probe: those that nobody is shown on, unless the service is starting at this moment and could be refused because of the probe. */
export const portsToProbe = (facts: Facts, ports: readonly BackEndPort[]): readonly BackEndPort[] =>
  ports.filter(
    ({ service, port, protocol }) =>
      !service.state.endsWith('-pending') &&
      pidOf(service) === null &&
      facts.endpoints.known &&
      !facts.endpoints.value.some((row) => row.localPort === port && row.protocol === protocol),
  );
