import type { ItemId } from '../../../../shared/evidence/items.ts';
import type { Endpoint } from '../../../../shared/evidence/schema.ts';
import { readNative } from '../../../../shared/facts/read-item.ts';
import { describeEndpoint } from '../../../../shared/ports/find-holder.ts';
import { familyName } from '../../../../shared/ports/vocabulary.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import { readOnce } from '../read-items.ts';
import { cancelledText, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';

type WaitUntilFree = Extract<PlanAction, { kind: 'wait-until-free' }>;

const lookEveryMs = 1_000;
/** Winsock: the address is in use. */
const taken = 10_048;

/** What one look at the port showed; `free` only where nothing speaks against it. */
type Look =
  | { readonly kind: 'free' }
  | { readonly kind: 'held'; readonly row: Endpoint | null }
  | { readonly kind: 'unread'; readonly why: string };

/**
 * Waits until no socket has the port in that family, at most so long, and proves it with reads that are kept.
 *
 * The looks in between are not kept as evidence: there are hundreds, and only the last one decides. A table that cannot be read is tried again until the time is over. The bind probe tells of sockets that the table does not show; the service is stopped at this moment, so the probe stands in nobody's way.
 */
export const waitUntilFree = async (
  context: ActionContext,
  action: WaitUntilFree,
): Promise<ActionOutcome> => {
  const { server, signal } = context;
  const name = `${action.protocol}/${action.port} in ${familyName(action.family)}`;
  const begun = server.now().getTime();
  const deadline = begun + action.atMostSeconds * 1_000;
  for (let looks = 1; ; looks += 1) {
    const look = await lookAt(context, action);
    if (signal.aborted) return withoutEffect('failed', cancelledText);
    const now = server.now().getTime();
    if (look.kind === 'free') {
      const proved = await proveAgain(context, action);
      if (proved === null)
        return looks === 1
          ? withoutEffect('already', `Nobody had ${name}.`)
          : withoutEffect('done', `Nobody has ${name} (waited ${secondsBetween(begun, now)} s).`);
    }
    if (now >= deadline) return withoutEffect('failed', await overdue(context, action, look));
    await server.sleep(Math.min(lookEveryMs, deadline - now), signal).catch(() => undefined);
  }
};

const secondsBetween = (from: number, to: number): number => Math.round((to - from) / 1_000);

const isTheirs =
  ({ family, protocol, port }: WaitUntilFree) =>
  (row: Endpoint): boolean =>
    row.family === family && row.protocol === protocol && row.localPort === port;

const lookAt = async ({ server, signal }: ActionContext, action: WaitUntilFree): Promise<Look> => {
  const table = readNative('endpoints', await readOnce(server, 'endpoints', { signal }));
  if (!table.known)
    return { kind: 'unread', why: `The endpoints could not be read: ${table.message}` };
  const row = table.value.find(isTheirs(action));
  if (row) return { kind: 'held', row };
  const { family, protocol, port } = action;
  const item = await readOnce(server, 'port-probe', {
    signal,
    probe: [{ family, protocol, port }],
  });
  const probes = readNative('port-probe', item);
  if (!probes.known) return { kind: 'unread', why: `The bind probe failed: ${probes.message}` };
  // Any other refusal is no holder: a system exclusion, or a computer without that family.
  return probes.value.some(({ error }) => error === taken)
    ? { kind: 'held', row: null }
    : { kind: 'free' };
};

const ownership: readonly ItemId[] = ['processes', 'endpoints', 'services'];

/** Reads once more, kept as evidence; a text says why the port is not free after all. */
const proveAgain = async (
  { read }: ActionContext,
  action: WaitUntilFree,
): Promise<string | null> => {
  const facts = await read(ownership);
  if (facts === null) return cancelledText;
  if (!facts.endpoints.known) return facts.endpoints.message;
  return facts.endpoints.value.some(isTheirs(action)) ? 'It was taken again.' : null;
};

const overdue = async (
  { read }: ActionContext,
  action: WaitUntilFree,
  look: Look,
): Promise<string> => {
  const waited = `(waited ${action.atMostSeconds} s)`;
  if (look.kind === 'unread') return `${look.why} ${waited}`;
  const name = `${action.protocol}/${action.port} in ${familyName(action.family)}`;
  if (look.kind === 'held' && look.row === null)
    return `${name} is still held by a socket that no table shows ${waited}.`;
  const facts = await read(ownership);
  if (facts === null) return cancelledText;
  const row = facts.endpoints.known ? facts.endpoints.value.find(isTheirs(action)) : undefined;
  return row
    ? `${name} is still held by ${describeEndpoint(facts, row)} ${waited}.`
    : `${name} became free and was taken again and again ${waited}.`;
};
