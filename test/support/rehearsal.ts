import {
  createSimulatedServer,
  type SimulatedServerOptions,
} from '../../electron/agent/server/simulated/simulated-server.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import { beforeItems, type NativeItemId, type NativeValue } from '../../shared/evidence/items.ts';
import type { Endpoint, Evidence, EvidenceItem, Service } from '../../shared/evidence/schema.ts';
import { deriveFacts } from '../../shared/facts/derive-facts.ts';
import { backEndPorts } from '../../shared/ports/back-end-ports.ts';
import { portsToProbe } from '../../shared/ports/find-holder.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import { analyzeEvidence } from '../../shared/report/build-report.ts';
import type { Report } from '../../shared/report/schema.ts';

export const beginsAt = new Date('2026-11-24T03:00:00.000Z');
/** Never aborted. */
export const patient = new AbortController().signal;

/** A rehearsal server on which waiting takes no time. */
export const rehearse = (options: SimulatedServerOptions): Server =>
  createSimulatedServer({ now: beginsAt, autoAdvance: true, ...options });

/** Reads everything that the Before phase reads, in its order. */
export const collectEvidence = async (server: Server): Promise<Evidence> => {
  const header = await server.identify(patient);
  const items: EvidenceItem[] = [];
  const evidence = (): Evidence => ({
    schema: 'cu-preflight/evidence@1',
    collectedAt: server.now().toISOString(),
    collector: { name: 'cu-preflight', version: '0.1.0' },
    server: header,
    items,
    requested: [...new Set(beforeItems)],
  });
  for (const id of beforeItems) {
    if (id === 'tcp-statistics' && items.length > 0) await server.sleep(5_000, patient);
    const facts = deriveFacts(evidence());
    const probe = portsToProbe(facts, backEndPorts(facts)).flatMap(({ port, protocol }) =>
      families.map((family) => ({ protocol, family, port })),
    );
    items.push(await server.read(id, { signal: patient, ...(id === 'port-probe' && { probe }) }));
  }
  return evidence();
};

/** What the checks say about a rehearsal server now. */
export const examine = async (server: Server): Promise<Report> =>
  analyzeEvidence(await collectEvidence(server), server.now());

/** Subjects of the findings of one check with one outcome. */
export const subjectsOf = (report: Report, id: string, outcome: string): readonly string[] =>
  report.findings
    .filter((finding) => finding.id === id && finding.outcome === outcome)
    .map(({ subject }) => subject);

/** The value of an API read that must succeed. */
export const readValue = async <Id extends NativeItemId>(
  server: Server,
  id: Id,
): Promise<NativeValue<Id>> => {
  const item = await server.read(id, { signal: patient });
  if (item.kind !== 'native') throw new Error(`${id} is ${item.kind}`);
  return item.value as NativeValue<Id>;
};

export const serviceNow = async (server: Server, name: string): Promise<Service> => {
  const found = (await readValue(server, 'services')).find((service) => service.name === name);
  if (!found) throw new Error(`There is no service ${name}.`);
  return found;
};

/** TCP rows of a local port. */
export const rowsOf = async (server: Server, port: number): Promise<readonly Endpoint[]> =>
  (await readValue(server, 'endpoints')).filter(
    (row) => row.localPort === port && row.protocol === 'tcp',
  );
