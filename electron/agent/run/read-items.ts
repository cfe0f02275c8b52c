import { itemTitle, type ItemId } from '../../../shared/evidence/items.ts';
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import { deriveFacts, type Facts } from '../../../shared/facts/derive-facts.ts';
import { problemOf } from '../../../shared/facts/read-item.ts';
import { backEndPorts, type BackEndPort } from '../../../shared/ports/back-end-ports.ts';
import { portsToProbe } from '../../../shared/ports/find-holder.ts';
import { families } from '../../../shared/ports/vocabulary.ts';
import type { ItemSummary } from '../../../shared/run/events.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { PortToProbe, ReadOptions, Server } from '../server/server.ts';
import type { OpenRun } from './open-run.ts';

/** Every read has a time limit of its own in the server; this one is for a server that breaks that promise. */
const lastResortMs = 90_000;

/** Reads one item, keeps it in the run's evidence and says so. Answers false when the read was cancelled; then nothing is kept, and what was read before stands. */
export const readItem = async (
  server: Server,
  run: OpenRun,
  id: ItemId,
  signal: AbortSignal,
): Promise<boolean> => {
  await run.emit({ type: 'item-started', id });
  const options = id === 'port-probe' ? { signal, probe: probesOf(run) } : { signal };
  const item = await readOnce(server, id, options);
  if (signal.aborted) return false;
  await run.record(item);
  await run.emit({ type: 'item-read', item: summaryOf(item) });
  return true;
};

/** Reads several items one after the other and answers with the facts as they then are; null when cancelled. */
export const readAgain = async (
  server: Server,
  run: OpenRun,
  ids: readonly ItemId[],
  signal: AbortSignal,
): Promise<Facts | null> => {
  for (const id of ids) {
    if (!(await readItem(server, run, id, signal))) return null;
  }
  return deriveFacts(run.evidence());
};

/** Reads one item within the last resort; whatever goes wrong is an `error` item. */
export const readOnce = (server: Server, id: ItemId, options: ReadOptions): Promise<EvidenceItem> =>
  limited(server, id, server.read(id, options), options.signal);

const probesOf = (run: OpenRun): readonly PortToProbe[] => {
  const facts = deriveFacts(run.evidence());
  return probesFor(facts, backEndPorts(facts));
};

/** What the bind probe tries: each port that nobody is shown on, in both families. */
export const probesFor = (facts: Facts, ports: readonly BackEndPort[]): readonly PortToProbe[] =>
  portsToProbe(facts, ports).flatMap(({ port, protocol }) =>
    families.map((family) => ({ protocol, family, port })),
  );

/** What the journal keeps of a read. */
export const summaryOf = (item: EvidenceItem): ItemSummary => ({
  id: item.id,
  kind: item.kind,
  startedAt: item.startedAt,
  durationMs: item.durationMs,
  exitCode: item.kind === 'command' ? item.exitCode : null,
  problem: problemOf(item),
});

class LimitError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Rejects after the last resort, and at once when it is cancelled: a server that hangs must not hold up the run. */
export const withinLimit = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(new LimitError('cancelled', say('read.cancelled')));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    timer = setTimeout(
      () =>
        reject(
          new LimitError('timed-out', say('read.timed-out', { seconds: lastResortMs / 1_000 })),
        ),
      lastResortMs,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
};

const limited = async (
  server: Server,
  id: ItemId,
  read: Promise<EvidenceItem>,
  signal: AbortSignal,
): Promise<EvidenceItem> => {
  const startedAt = server.now().toISOString();
  const begun = performance.now();
  try {
    return await withinLimit(read, signal);
  } catch (thrown) {
    const code = thrown instanceof LimitError ? thrown.code : 'failed';
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return {
      id,
      kind: 'error',
      error: { code, message: `${itemTitle(id)}: ${why}` },
      startedAt,
      durationMs: Math.round(performance.now() - begun),
    };
  }
};
