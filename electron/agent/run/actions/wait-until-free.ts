import type { ItemId } from '../../../../shared/evidence/items.ts';
import type { Endpoint } from '../../../../shared/evidence/schema.ts';
import { readNative } from '../../../../shared/facts/read-item.ts';
import { describeEndpoint } from '../../../../shared/ports/find-holder.ts';
import { familyName } from '../../../../shared/ports/vocabulary.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import { say } from '../../../../shared/texts/stored.ts';
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
  | { readonly kind: 'unread'; readonly what: 'endpoints' | 'probe'; readonly why: string };

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
  const name = nameOf(action);
  const begun = server.now().getTime();
  const deadline = begun + action.atMostSeconds * 1_000;
  for (let looks = 1; ; looks += 1) {
    const look = await lookAt(context, action);
    if (signal.aborted) return withoutEffect('failed', cancelledText);
    const now = server.now().getTime();
    if (look.kind === 'free') {
      if (await proveAgain(context, action))
        return looks === 1
          ? withoutEffect('already', say('effect.free-already', name))
          : withoutEffect(
              'done',
              say('effect.free-waited', { ...name, seconds: secondsBetween(begun, now) }),
            );
    }
    if (now >= deadline) return withoutEffect('failed', await overdue(context, action, look));
    await server.sleep(Math.min(lookEveryMs, deadline - now), signal).catch(() => undefined);
  }
};

const nameOf = ({ protocol, port, family }: WaitUntilFree) => ({
  protocol,
  port,
  family: familyName(family),
});

const secondsBetween = (from: number, to: number): number => Math.round((to - from) / 1_000);

const isTheirs =
  ({ family, protocol, port }: WaitUntilFree) =>
  (row: Endpoint): boolean =>
    row.family === family && row.protocol === protocol && row.localPort === port;

const lookAt = async ({ server, signal }: ActionContext, action: WaitUntilFree): Promise<Look> => {
  const table = readNative('endpoints', await readOnce(server, 'endpoints', { signal }));
  if (!table.known) return { kind: 'unread', what: 'endpoints', why: table.message };
  const row = table.value.find(isTheirs(action));
  if (row) return { kind: 'held', row };
  const { family, protocol, port } = action;
  const item = await readOnce(server, 'port-probe', {
    signal,
    probe: [{ family, protocol, port }],
  });
  const probes = readNative('port-probe', item);
  if (!probes.known) return { kind: 'unread', what: 'probe', why: probes.message };
  // Any other refusal is no holder: a system exclusion, or a computer without that family.
  return probes.value.some(({ error }) => error === taken)
    ? { kind: 'held', row: null }
    : { kind: 'free' };
};

const ownership: readonly ItemId[] = ['processes', 'endpoints', 'services'];

/** Reads once more, kept as evidence, and tells whether the port is free there too. */
const proveAgain = async ({ read }: ActionContext, action: WaitUntilFree): Promise<boolean> => {
  const facts = await read(ownership);
  return facts?.endpoints.known === true && !facts.endpoints.value.some(isTheirs(action));
};

const overdue = async (
  { read }: ActionContext,
  action: WaitUntilFree,
  look: Look,
): Promise<string> => {
  const seconds = action.atMostSeconds;
  if (look.kind === 'unread')
    return say(
      look.what === 'endpoints' ? 'effect.endpoints-unread-waited' : 'effect.probe-failed-waited',
      { why: look.why, seconds },
    );
  const waited = { ...nameOf(action), seconds };
  if (look.kind === 'held' && look.row === null) return say('effect.held-hidden', waited);
  const facts = await read(ownership);
  if (facts === null) return cancelledText;
  const row = facts.endpoints.known ? facts.endpoints.value.find(isTheirs(action)) : undefined;
  return row
    ? say('effect.held', { ...waited, holder: describeEndpoint(facts, row) })
    : say('effect.became-free', waited);
};
