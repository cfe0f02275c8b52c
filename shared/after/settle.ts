import { findService, isDocumentedAutomatic, sameName } from '../exchange/services.ts';
import type { Service } from '../evidence/schema.ts';
import { mustRun, servicesInScope } from './compare/expectation.ts';
import type { Settled } from './schema.ts';

/** One look at the services while it is waited for them. `services` null: they could not be read. */
export type SettleLook = {
  /** Milliseconds since the wait began. */
  readonly elapsedMs: number;
  readonly services: readonly Service[] | null;
};

/** What the looks at one service have shown. */
type History = {
  readonly name: string;
  readonly state: Service['state'];
  readonly pid: number | null;
  /** How often it was seen to go from running to anything else, or to run in another process. */
  readonly ends: number;
  /** It ran, ended, and ran again. */
  readonly cameBack: boolean;
  /** When the state was seen first, in milliseconds since the wait began. */
  readonly sinceMs: number;
  /** It was seen not running at least once. */
  readonly wasDown: boolean;
};

/** What is remembered of the looks before. */
export type SettleMemory = {
  readonly histories: readonly History[];
  readonly waitingFor: Settled['left'];
};

export const noLooks: SettleMemory = { histories: [], waitingFor: [] };

/** After one more look: who is still waited for, or how the wait has ended. */
export type SettleStep = {
  readonly memory: SettleMemory;
  readonly waitingFor: Settled['left'];
  /** Null: look again. */
  readonly ended: Pick<Settled, 'outcome' | 'left' | 'flapping'> | null;
};

/** How long a service that failed is waited for: the recovery actions of the service control manager may start it again. Also how long one that came and went has to run before it counts as running. */
export const graceMs = 20_000;
/** How long a service that was seen down has to run: the POP and IMAP back ends report running before they find their port taken. */
export const steadyMs = 5_000;

/**
 * Decides after each look whether the services have settled.
 *
 * `expected`: the services of the baseline; those that ran then are waited for. Null without a baseline: then only services of Exchange that are on their way, or documented as automatic and not started yet. `limitMs`: the longest wait.
 */
export const settle = (
  memory: SettleMemory,
  expected: readonly Service[] | null,
  look: SettleLook,
  limitMs: number,
): SettleStep => {
  const late = !(look.elapsedMs < limitMs);
  if (look.services === null) return unreadStep(memory, late);
  const services = look.services;
  const candidates = candidatesOf(expected, services);
  const histories = candidates.map((service) =>
    remember(
      memory.histories.find(({ name }) => sameName(name, service.name)),
      service,
      look.elapsedMs,
    ),
  );
  const waitingFor = candidates.flatMap((service, index) => {
    const history = histories[index];
    return history && isWaitedFor(service, history, look.elapsedMs, expected === null)
      ? [{ name: service.name, state: service.state }]
      : [];
  });
  const flapping = flappingOf(histories);
  const step = { memory: { histories, waitingFor }, waitingFor };
  if (waitingFor.length === 0)
    return { ...step, ended: { outcome: 'settled', left: [], flapping } };
  return late
    ? { ...step, ended: { outcome: 'limit-reached', left: waitingFor, flapping } }
    : { ...step, ended: null };
};

/** Nothing is concluded from a look that failed; what was seen before is kept. */
const unreadStep = (memory: SettleMemory, late: boolean): SettleStep => ({
  memory,
  waitingFor: memory.waitingFor,
  ended: late
    ? { outcome: 'unread', left: memory.waitingFor, flapping: flappingOf(memory.histories) }
    : null,
});

const flappingOf = (histories: readonly History[]): string[] =>
  histories.filter(({ ends, cameBack }) => cameBack || ends > 1).map(({ name }) => name);

/** The services as they are now of which it is known, or to be supposed, that they have to come up. One that is gone does not come by waiting. */
const candidatesOf = (
  expected: readonly Service[] | null,
  services: readonly Service[],
): readonly Service[] => {
  const scope = servicesInScope([...(expected ?? []), ...services], null);
  const known =
    expected ??
    services.filter(({ name }) => isDocumentedAutomatic(name) || scope.has(name.toLowerCase()));
  const seen = new Set<string>();
  return known.flatMap((before) => {
    const name = before.name.toLowerCase();
    const now = findService(services, before.name);
    if (!now || seen.has(name) || !scope.has(name)) return [];
    if (expected !== null && !mustRun(before)) return [];
    seen.add(name);
    return [now];
  });
};

const remember = (before: History | undefined, service: Service, at: number): History => {
  const { name, state, pid } = service;
  const runs = state === 'running';
  if (!before) return { name, state, pid, ends: 0, cameBack: false, sinceMs: at, wasDown: !runs };
  const ran = before.state === 'running';
  const replaced = ran && runs && before.pid !== pid;
  const ended = ran && (!runs || replaced);
  const ends = before.ends + (ended ? 1 : 0);
  return {
    name,
    state,
    pid,
    ends,
    cameBack: before.cameBack || (runs && ends > 0 && (!ran || replaced)),
    sinceMs: state === before.state && !replaced ? before.sinceMs : at,
    wasDown: before.wasDown || !runs || replaced,
  };
};

/** Exit codes of a service that has not failed: it ended as it was told, or was not started since the boot. */
const notTried: ReadonlySet<number> = new Set([0, 1077]);

const isWaitedFor = (
  service: Service,
  { ends, cameBack, sinceMs, wasDown }: History,
  at: number,
  withoutBaseline: boolean,
): boolean => {
  const { state, startType, win32ExitCode, pid } = service;
  const forMs = at - sinceMs;
  if (state === 'running') {
    if (pid === null || pid === 0) return true;
    if (cameBack || ends > 0) return forMs < graceMs;
    return wasDown && forMs < steadyMs;
  }
  if (state.endsWith('-pending')) return true;
  if (state === 'paused' || startType === 'disabled') return false;
  if (!notTried.has(win32ExitCode)) return !withoutBaseline && forMs < graceMs;
  if (startType === 'manual') return false;
  return !withoutBaseline || isDocumentedAutomatic(service.name);
};
