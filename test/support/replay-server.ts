import { createSimulatedServer } from '../../electron/agent/server/simulated/simulated-server.ts';
import type { Reservation, Server } from '../../electron/agent/server/server.ts';
import type { PlanAction } from '../../shared/remediation/plan.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { reduceAll } from '../../shared/run/reduce.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import { patient } from './rehearsal.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A rehearsal server as an agent that was killed has left it. */
export type Replayed = {
  readonly server: Server;
  /** Names of the exclusions that are there, as {@link reservationName} gives them. */
  readonly excluded: ReadonlySet<string>;
  /** Steps without an outcome, and how many of them had taken effect. */
  readonly interrupted: number;
  readonly tookEffect: number;
  readonly failures: readonly string[];
};

export const reservationName = ({ family, port }: Pick<Reservation, 'family' | 'port'>): string =>
  `tcp/${port} ${family}`;

/** So long before its outcome was written, a command has had its effect at the latest; after it, both tables are read. */
const readsAfterMs = 450;

type MomentOf = (what: Reservation, service: string) => number;

/** When a command goes out that was written down before: when its service was seen stopped, and its port free. */
const momentsOf = (): { readonly note: (event: RunEvent) => void; readonly of: MomentOf } => {
  const seen = new Map<string, number>();
  return {
    note: ({ at, body }) => {
      if (body.type === 'service-changed' && body.service.state === 'stopped')
        seen.set(body.service.name, Date.parse(at));
      if (body.type === 'port-changed' && body.change.sight.status === 'free')
        seen.set(reservationName(body.change), Date.parse(at));
    },
    of: (what, service) => Math.max(seen.get(service) ?? 0, seen.get(reservationName(what)) ?? 0),
  };
};

/**
 * The rehearsal server dies with the agent that it lives in, which a real one does not. What happens on it depends on nothing but its clock and on what is done to it, so it is built anew: by the journal, up to its last line.
 *
 * Whether a step whose outcome nobody wrote had taken effect is for the seed to decide.
 */
export const replayServer = async (
  scenario: ScenarioId,
  events: readonly RunEvent[],
  random: SeededRandom,
): Promise<Replayed> => {
  const failures: string[] = [];
  const server = await bornLike(scenario, events);
  const advanceTo = async (at: number): Promise<void> => {
    const left = at - server.now().getTime();
    if (left > 0) await server.advance?.(left);
  };
  const excluded = new Set<string>();
  const reserve = async (what: Reservation): Promise<boolean> => {
    const { exitCode } = await server.reserve(what, patient);
    if (exitCode === 0) excluded.add(reservationName(what));
    return exitCode === 0;
  };

  const state = reduceAll(events);
  const actionOf = (planId: string, stepId: string): PlanAction | undefined =>
    state?.plans.find(({ plan }) => plan.id === planId)?.plan.steps.find(({ id }) => id === stepId)
      ?.action;
  const intendedAt = new Map<string, number>();
  const moments = momentsOf();
  for (const event of events) {
    const { at, body } = event;
    const now = Date.parse(at);
    moments.note(event);
    if (body.type === 'watch-started') {
      await advanceTo(now);
      // From here on, the operator of the rehearsal starts Setup soon.
      await server.openWatch({ ports: [], services: [] }).close();
    }
    if (body.type === 'step-intended') intendedAt.set(`${body.planId} ${body.stepId}`, now);
    if (body.type !== 'step-finished' || body.outcome !== 'done') continue;
    const action = actionOf(body.planId, body.stepId);
    if (action?.kind !== 'reserve-port') continue;
    const intended = intendedAt.get(`${body.planId} ${body.stepId}`) ?? now;
    const what = { ...action, store: 'persistent' } as const;
    const service = state?.plans.find(({ plan }) => plan.id === body.planId)?.plan.service ?? '';
    await advanceTo(Math.max(intended, moments.of(what, service)));
    if (await reserve(what)) continue;
    await advanceTo(Math.max(intended, now - readsAfterMs));
    if (!(await reserve(what)))
      failures.push(`replay: ${reservationName(action)} could not be excluded`);
  }
  const last = Date.parse(events.at(-1)?.at ?? '');
  const isExact = server.now().getTime() <= last && atEndOfLook(events.at(-1));
  await advanceTo(last);
  const open = (state?.plans ?? []).flatMap(({ plan, steps }) =>
    steps.flatMap(({ stepId, outcome }) => {
      const action = plan.steps.find(({ id }) => id === stepId)?.action;
      return outcome === null && action ? [action] : [];
    }),
  );
  // A step that is under way takes time of the clock, so that the last look is older than the last line.
  if (isExact && open.length === 0 && state?.watch)
    failures.push(...(await differences(server, state.watch)));
  let tookEffect = 0;
  for (const action of open)
    if (action.kind === 'reserve-port' && random.below(2) === 0)
      tookEffect += (await reserve({ ...action, store: 'persistent' })) ? 1 : 0;
  return { server, excluded, interrupted: open.length, tookEffect, failures };
};

/** A server that began when the other did: before its agent asked it who it is, which takes some time of its clock. */
const bornLike = async (scenario: ScenarioId, events: readonly RunEvent[]): Promise<Server> => {
  const probe = createSimulatedServer({ scenario, now: new Date(0), autoAdvance: true });
  await probe.identify(patient);
  const startedAt = Date.parse(events[0]?.at ?? '');
  const now = new Date(startedAt - probe.now().getTime());
  return createSimulatedServer({ scenario, now, autoAdvance: true });
};

/** Whether all that a look had to tell about ports was told: the time of the last line is that of the look then. */
const atEndOfLook = (last: RunEvent | undefined): boolean =>
  last !== undefined &&
  ['setup-noted', 'setup-progressed', 'rate-measured', 'clock-advanced'].includes(last.body.type);

type Watch = NonNullable<NonNullable<ReturnType<typeof reduceAll>>['watch']>;

/** A replay proves nothing unless it ends where the other server stood. */
const differences = async (server: Server, { ports }: Watch): Promise<readonly string[]> => {
  const looked = await server.openWatch({ ports, services: [] }).look(patient);
  if (!looked.ok) return [`replay: ${looked.error.message}`];
  return ports.flatMap(({ protocol, port, families: sights }) =>
    families.flatMap((family) => {
      const sight = sights[family];
      if (sight === null) return [];
      const rows = looked.value.rows.filter(
        (row) => row.protocol === protocol && row.localPort === port && row.family === family,
      );
      const agrees =
        sight.status === 'captured'
          ? rows.some(({ pid }) => pid === sight.holder?.pid)
          : sight.status === 'listening'
            ? rows.some(({ state }) => state === 'listen')
            : rows.length === 0;
      return agrees
        ? []
        : [
            `replay: ${protocol}/${port} in ${family} was ${sight.status}, and is ${JSON.stringify(rows)}`,
          ];
    }),
  );
};
