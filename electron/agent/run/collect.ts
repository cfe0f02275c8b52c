import { assess, type Assessment, type Check } from '../../../shared/checks/check.ts';
import { checks, runCheck } from '../../../shared/checks/index.ts';
import { beforeItems, type ItemId } from '../../../shared/evidence/items.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { portsOf, unknownServer } from '../../../shared/report/build-report.ts';
import { toAppError } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Server } from '../server/server.ts';
import type { OpenRun } from './open-run.ts';
import { readItem, withinLimit } from './read-items.ts';

/** What one collection reads and which checks it runs. */
export type Scope = { readonly items: readonly ItemId[]; readonly checks: readonly Check[] };

/** Everything, in order; the TCP counters first and last. */
export const fullScope: Scope = { items: beforeItems, checks };

/** The given items once each, in their usual order, and every check that depends on one of them. */
export const scopeOfItems = (wanted: Iterable<ItemId>): Scope => {
  const set = new Set(wanted);
  // A port that was found free must be found free again when the tables that showed it so are read again.
  if (set.has('endpoints') || set.has('services')) set.add('port-probe');
  const items = [...new Set(beforeItems)].filter((id) => set.has(id));
  return { items, checks: checks.filter(({ needs }) => needs.some((id) => set.has(id))) };
};

/** One check again, and every other that stands on the same evidence. */
export const scopeOfCheck = (check: Check): Scope => {
  const scope = scopeOfItems(check.needs);
  return scope.checks.includes(check) ? scope : { ...scope, checks: [check, ...scope.checks] };
};

/** Shortest time between the two reads of the TCP counters, on the server's clock. */
const rateMeasurementMs = 5_000;

/**
 * Reads a scope and runs its checks, each as soon as the last item that it needs has been read.
 *
 * Answers whether it came to its end; a cancelled collection leaves what was read and says that it is not complete. So does one that breaks off because nothing can be written any more.
 */
export const collect = async (
  server: Server,
  run: OpenRun,
  scope: Scope,
  signal: AbortSignal,
): Promise<boolean> => {
  await run.emit({
    type: 'collection-started',
    items: [...new Set(scope.items)],
    checks: scope.checks.map(({ id }) => id),
  });
  try {
    const complete = await collectAll(server, run, scope, signal);
    await run.emit({ type: 'collection-finished', complete }, { durable: true });
    return complete;
  } catch (thrown) {
    const text = say('run.collection-broke-off', { why: toAppError(thrown).message });
    await run.emit({ type: 'problem', text });
    await run.emit({ type: 'collection-finished', complete: false });
    return false;
  }
};

const collectAll = async (
  server: Server,
  run: OpenRun,
  scope: Scope,
  signal: AbortSignal,
): Promise<boolean> => {
  const waiting = new Set(scope.checks);
  const started = new Set<Check>();
  const start = async (check: Check): Promise<void> => {
    if (started.has(check)) return;
    started.add(check);
    await run.emit({ type: 'check-started', checkId: check.id });
  };
  await identify(server, run, signal);
  let statisticsAt: number | null = null;
  for (const [index, id] of scope.items.entries()) {
    if (signal.aborted) return false;
    for (const check of waiting) if (check.needs.includes(id)) await start(check);
    if (id === 'tcp-statistics') {
      if (statisticsAt !== null)
        await pause(server, statisticsAt + rateMeasurementMs - server.now().getTime(), signal);
      statisticsAt = server.now().getTime();
    }
    if (!(await readItem(server, run, id, signal))) return false;
    const toCome = new Set(scope.items.slice(index + 1));
    const assessment = assessRun(run);
    if (id === 'port-probe') await announcePorts(run, assessment);
    for (const check of waiting) {
      if (check.needs.some((need) => toCome.has(need))) continue;
      waiting.delete(check);
      await start(check);
      await finish(run, check, assessment);
    }
  }
  const assessment = assessRun(run);
  await announcePorts(run, assessment);
  for (const check of waiting) {
    await start(check);
    await finish(run, check, assessment);
  }
  return !signal.aborted;
};

/** The assessment of everything that the run knows now. */
export const assessRun = (run: OpenRun): Assessment =>
  assess(deriveFacts(run.evidence()), run.state().windowMinutes);

const finish = async (run: OpenRun, check: Check, assessment: Assessment): Promise<void> =>
  run.emit({
    type: 'check-finished',
    checkId: check.id,
    findings: [...runCheck(check, assessment)],
  });

const announcePorts = async (run: OpenRun, assessment: Assessment): Promise<void> =>
  run.emit({ type: 'ports-assessed', ports: portsOf(assessment), capture: assessment.capture });

const identify = async (server: Server, run: OpenRun, signal: AbortSignal): Promise<void> => {
  try {
    const header = await withinLimit(server.identify(signal), signal);
    await run.emit({ type: 'server-identified', server: header });
  } catch (thrown) {
    if (signal.aborted) return;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    await run.emit({ type: 'problem', text: say('run.server-unidentified', { why }) });
    await run.emit({ type: 'server-identified', server: run.state().server ?? unknownServer });
  }
};

const pause = async (server: Server, milliseconds: number, signal: AbortSignal): Promise<void> => {
  if (milliseconds > 0 && !signal.aborted)
    await server.sleep(milliseconds, signal).catch(() => undefined);
};
