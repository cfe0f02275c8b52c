import type { AfterInput } from './input.ts';
import type { Endpoint, Service } from '../evidence/schema.ts';
import { findService, sameName } from '../exchange/services.ts';
import { valueOr } from '../facts/fact.ts';
import type { Facts } from '../facts/derive-facts.ts';
import { assessPort, type AssessedPort } from '../ports/assess-ports.ts';
import { isAcceptedByOwn } from '../ports/holders.ts';
import { belongsTo, isListener } from '../ports/ownership.ts';
import { dynamicRpcPorts } from '../ports/rpc-ports.ts';
import { families, type Family } from '../ports/vocabulary.ts';

/** A port that a service needs, with the families in which it listened before the update; none where that is not known. */
export type NeededPort = AssessedPort & { readonly listened: readonly Family[] };

/**
 * The TCP ports on which a service listened before the update, as they stand now; front-end ports too, because they can be taken as well. Dynamic RPC endpoints are chosen anew at each start, so nothing has to be free for them.
 *
 * Where the endpoints of before are not known: the back-end ports that are known of it now, which may be candidates.
 */
export const neededPorts = (
  { baseline, facts, ports }: Pick<AfterInput, 'baseline' | 'facts' | 'ports'>,
  service: Service,
): readonly NeededPort[] => {
  const before = baseline.facts;
  if (before === null || !before.endpoints.known)
    return ports
      .filter(({ target }) => sameName(target.service.name, service.name))
      .map((port) => ({ ...port, listened: [] }));
  const listened = listeners(before, service.name);
  const numbers = [...new Set(listened.map(({ localPort }) => localPort))];
  return numbers
    .toSorted((left, right) => left - right)
    .map((port) => ({
      ...assessPort(facts, {
        service,
        protocol: 'tcp',
        port,
        source: 'observed',
        inUse: true,
        guessed: false,
      }),
      listened: families.filter((family) =>
        listened.some((row) => row.localPort === port && row.family === family),
      ),
    }));
};

const listeners = (before: Facts, name: string): readonly Endpoint[] => {
  const then = findService(valueOr(before.services, []), name);
  if (!then) return [];
  const processes = valueOr(before.processes, []);
  const rpc = dynamicRpcPorts(before);
  return valueOr(before.endpoints, []).filter(
    (row) => isListener(row) && !rpc.has(row.localPort) && belongsTo(then, row.pid, processes),
  );
};

/** Every socket that keeps a service from its port now: those of others, in any family. */
export const foreignRows = (facts: Facts, { target }: AssessedPort): readonly Endpoint[] => {
  const processes = valueOr(facts.processes, []);
  const rows = valueOr(facts.endpoints, []).filter(
    ({ protocol, localPort }) => protocol === target.protocol && localPort === target.port,
  );
  const isOwn = (row: Endpoint): boolean => belongsTo(target.service, row.pid, processes);
  const own = families.filter((family) =>
    rows.some((row) => row.family === family && isListener(row) && isOwn(row)),
  );
  return rows.filter((row) => !isOwn(row) && !isAcceptedByOwn(row, own));
};
