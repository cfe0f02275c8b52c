import { protocolTargets } from '../../../shared/after/protocol-targets.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import type { BaselineNote } from '../../../shared/after/schema.ts';
import { verify } from '../../../shared/after/verify.ts';
import { afterItems, type ItemId } from '../../../shared/evidence/items.ts';
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import { valueOr } from '../../../shared/facts/fact.ts';
import { toAppError } from '../../../shared/result.ts';
import { backEndPorts } from '../../../shared/ports/back-end-ports.ts';
import { say } from '../../../shared/texts/stored.ts';
import { probesFor, readOnce, summaryOf, withinLimit } from '../run/read-items.ts';
import type { OpenRun } from '../run/open-run.ts';
import type { ReadOptions, Server } from '../server/server.ts';
import { afterInputOf, factsOf } from './after-facts.ts';
import { settleServices } from './settle-services.ts';

/** Longest wait for the services when nobody chose another, in seconds: the information store of a large server takes minutes. */
export const defaultLimitSeconds = 300;

export type VerifyRequest = { readonly by: string; readonly limitSeconds: number };

/**
 * The After phase: waits for the services, reads the server anew, compares, judges, and journals what was found.
 *
 * One that is cancelled or breaks off ends with what it has, marked as not complete, which is never healthy.
 */
export const verifyServer = async (
  server: Server,
  run: OpenRun,
  { by, limitSeconds }: VerifyRequest,
  signal: AbortSignal,
): Promise<void> => {
  const limitMs = limitSeconds * 1_000;
  const waitsUntil = new Date(server.now().getTime() + limitMs).toISOString();
  await run.emit({ type: 'verification-started', by, waitsUntil }, { durable: true });
  const read = createReads(server, run, signal);
  try {
    await identifyAgain(server, run, signal);
    const expected = (await read.input()).baseline.facts?.services;
    const services = expected?.known === true ? expected.value : null;
    const settled = await settleServices(server, run, services, limitMs, signal);
    await run.emit({ type: 'settled', settled }, { durable: true, orInMemory: true });
    for (const id of afterItems) if (!signal.aborted) await read.one(id);
    await finish(run, await read.input(), !signal.aborted);
  } catch (thrown) {
    const why = toAppError(thrown).message;
    await run.emit({ type: 'problem', text: say('run.verification-broke-off', { why }) });
    await finish(run, null, false);
  }
};

const unreadBaseline: BaselineNote = {
  usable: false,
  code: 'unread',
  why: say('run.verification-nothing'),
  collectedAt: null,
  sha256: null,
};

const finish = async (run: OpenRun, input: AfterInput | null, complete: boolean): Promise<void> => {
  const { findings, rows } = input === null ? { findings: [], rows: [] } : verify(input);
  await run.emit(
    {
      type: 'verification-finished',
      complete,
      baseline: input?.baseline.note ?? unreadBaseline,
      findings: [...findings],
      rows: [...rows],
      answers: input === null ? [] : [...valueOr(input.facts.answers, [])],
    },
    { durable: true, orInMemory: true },
  );
};

/** The version is another one now. A server that cannot be named keeps the name that it had, and its version is not known. */
const identifyAgain = async (server: Server, run: OpenRun, signal: AbortSignal): Promise<void> => {
  try {
    await run.emit({
      type: 'server-identified',
      server: await withinLimit(server.identify(signal), signal),
    });
  } catch (thrown) {
    if (signal.aborted) return;
    const before = run.state().server;
    const why = toAppError(thrown).message;
    await run.emit({ type: 'problem', text: say('run.server-unidentified', { why }) });
    if (before !== null)
      await run.emit({
        type: 'server-identified',
        server: {
          ...before,
          exchange: before.exchange === null ? null : { ...before.exchange, version: null },
        },
      });
  }
};

/** Reads that are kept together: nothing that was read before the update gets among them. */
const createReads = (server: Server, run: OpenRun, signal: AbortSignal) => {
  const items = new Map<string, EvidenceItem>();
  const facts = () => factsOf(run, [...items.values()], afterItems);
  const input = (): Promise<AfterInput> => afterInputOf(run, facts());
  const optionsOf = async (id: ItemId): Promise<ReadOptions> => {
    switch (id) {
      case 'port-probe': {
        const known = facts();
        return { signal, probe: probesFor(known, backEndPorts(known)) };
      }
      case 'protocol-answers':
        return { signal, talk: protocolTargets(await input()) };
      case 'event-log.system':
      case 'event-log.application':
        return { signal, since: new Date(beginOfUpdate(run)) };
      default:
        return { signal };
    }
  };
  return {
    input,
    one: async (id: ItemId): Promise<void> => {
      await run.emit({ type: 'verification-reading', id });
      const item = await readOnce(server, id, await optionsOf(id));
      if (signal.aborted) return;
      items.set(id, item);
      await run.record(item);
      await run.emit({ type: 'verification-read', item: summaryOf(item) });
    },
  };
};

/** What stands in an event log from before is another story. Without a watch the checks are the last that is known of before. */
const beginOfUpdate = (run: OpenRun): string => {
  const { watch, finishedAt, startedAt } = run.state();
  return watch?.startedAt ?? finishedAt ?? startedAt;
};
