import { createRunService, type RunService } from '../../electron/agent/run/run-service.ts';
import { readRun, runsFolder, listRuns } from '../../electron/agent/run/run-folder.ts';
import type { Reservation, Server } from '../../electron/agent/server/server.ts';
import { exclusionItem } from '../../shared/evidence/items.ts';
import { findService } from '../../shared/exchange/services.ts';
import { readExclusions } from '../../shared/facts/read-item.ts';
import { exclusionState } from '../../shared/ports/assess-ports.ts';
import { stores } from '../../shared/ports/vocabulary.ts';
import { reduce } from '../../shared/run/reduce.ts';
import type { PlanRecord, RunState, StepRecord } from '../../shared/run/state.ts';
import type { Capture, WatchState } from '../../shared/watch/state.ts';
import { join } from 'node:path';
import { notingReserves } from './noting-reserves.ts';
import { patient } from './rehearsal.ts';
import { reservationName, type Replayed } from './replay-server.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What taking up a watch again showed. */
export type Resumed = {
  /** Captures that were open when the agent was killed, and how many of them were still so when somebody looked again. */
  readonly openCaptures: number;
  readonly stillOpen: number;
  /** Steps that were interrupted and then found done already. */
  readonly foundDone: number;
  /** Deferred plans that came to their end after the kill. */
  readonly endedLater: number;
  readonly failures: readonly string[];
};

type Options = {
  readonly data: string;
  /** The run as the journal had it when the agent was killed. */
  readonly before: RunState;
  readonly replayed: Replayed;
  readonly random: SeededRandom;
};
type Demand = (holds: boolean, what: string) => void;

/** From its start, Setup has all services down by then. */
const servicesDownAfterMs = 240_000;

/** Lets some time pass in which nobody watches, takes the run up with another agent, lets it watch on, and holds what it says against the server. */
export const resumeWatch = async ({
  data,
  before,
  replayed,
  random,
}: Options): Promise<Resumed> => {
  const failures: string[] = [];
  const demand: Demand = (holds, what) => {
    if (!holds) failures.push(what);
  };
  await replayed.server.advance?.(gapMs(random));
  const reserved: Reservation[] = [];
  const server = asRealServer(replayed.server, reserved);
  const service = await createRunService({ server, dataFolder: data });
  try {
    const resumedAt = server.now();
    demand(reserved.length === 0, 'something was done before anybody looked');
    const { watch } = compareRuns(before, service.state(), demand);
    await pass(service, 1);
    const captures = await compareCaptures(server, before, service.state()?.watch, demand);
    const downAt = Date.parse(before.watch?.startedAt ?? '') + servicesDownAfterMs;
    const wanted = Math.max(30, Math.ceil((downAt - resumedAt.getTime()) / 1_000));
    await pass(service, wanted + random.below(30));
    const steps = await compareSteps(
      { server, before, replayed, reserved },
      service.state(),
      demand,
    );
    demand(watch?.gaps.length === 1, 'the time in which nobody watched is not told once');
    let state = service.state();
    // A step whose moment has not come is given up with the agent, and that is told too.
    service.subscribe((event) => {
      state = reduce(state, event);
    });
    await service.close();
    const [name = ''] = await listRuns(data);
    const stored = await readRun(join(runsFolder(data), name));
    demand(
      stored.ok && JSON.stringify(stored.value.state) === JSON.stringify(state),
      'what is on disk in the end is not what was shown',
    );
    return { ...captures, ...steps, failures };
  } finally {
    await service.close();
  }
};

const gapMs = (random: SeededRandom): number => {
  const most = [1, 2_000, 60_000, 600_000][random.below(4)] ?? 1;
  return random.below(most);
};

/** A server that is taken up again, and keeps a list of the exclusions that it is asked to add. */
const asRealServer = (server: Server, reserved: Reservation[]): Server => ({
  ...server,
  rehearsal: false,
  ...notingReserves((what) => {
    reserved.push(what);
  })(server),
});

const pass = async (service: RunService, seconds: number): Promise<void> => {
  const passed = await service.handle('clock.advance', { seconds });
  if (!passed.ok) throw new Error(passed.error.message);
};

const compareRuns = (
  before: RunState,
  after: RunState | null,
  demand: Demand,
): { readonly watch: WatchState | null } => {
  const watch = after?.watch ?? null;
  demand(after?.runId === before.runId, 'the run was not taken up again');
  demand(watch?.status === 'running', `the watch is ${watch?.status ?? 'not there'}`);
  const gap = watch?.gaps.at(-1);
  const told = after?.timeline.filter(({ text }) => text.startsWith('Nobody watched since')) ?? [];
  demand(told.length === 1, 'the timeline does not tell that nobody watched');
  demand(
    gap !== undefined && Date.parse(gap.from) <= Date.parse(gap.to),
    'the time in which nobody watched runs backwards',
  );
  demand(
    JSON.stringify(before.timeline) ===
      JSON.stringify(after?.timeline.slice(0, before.timeline.length)),
    'the timeline of before is another one',
  );
  before.plans.forEach((record, index) => {
    const now = after?.plans[index];
    demand(now?.outcome === record.outcome, 'a deferred plan was ended by the interruption');
    record.steps.forEach(({ stepId, outcome }, at) =>
      demand(
        now?.steps[at]?.outcome === (outcome ?? 'interrupted'),
        `${stepId} was ${outcome ?? 'open'} and is ${now?.steps[at]?.outcome ?? 'open'}`,
      ),
    );
  });
  return { watch };
};

/** Captures at the first look after the interruption, against what the tables of the server show. */
const compareCaptures = async (
  server: Server,
  before: RunState,
  watch: WatchState | null | undefined,
  demand: Demand,
): Promise<Pick<Resumed, 'openCaptures' | 'stillOpen'>> => {
  const open = before.watch?.captures.filter(({ lastSeenAt }) => lastSeenAt === null) ?? [];
  const looked = await server.openWatch({ ports: watch?.ports ?? [], services: [] }).look(patient);
  if (!looked.ok) throw new Error(looked.error.message);
  const isThere = ({ port, family, holder }: Capture): boolean =>
    looked.value.rows.some(
      (row) =>
        row.localPort === port &&
        row.family === family &&
        row.pid === holder.pid &&
        row.state === holder.state,
    );
  let stillOpen = 0;
  for (const capture of open) {
    const now = watch?.captures.find(({ id }) => id === capture.id);
    const there = isThere(capture);
    stillOpen += there ? 1 : 0;
    const name = `${capture.id} of tcp/${capture.port}`;
    demand(now !== undefined, `${name} is lost`);
    demand(
      (now?.lastSeenAt === null) === there,
      `${name} is ${there ? 'not open any more' : 'still open'}`,
    );
    if (there || !now?.lastSeenAt) continue;
    const from = watch?.gaps.at(-1)?.from ?? '';
    const last = Date.parse(now.lastSeenAt);
    // Seen last before the interruption, but not earlier than the last thing that was written.
    demand(last >= Date.parse(from), `${name} ended before it was seen last`);
  }
  for (const capture of watch?.captures ?? []) {
    const same = watch?.captures.filter(
      (other) =>
        other.lastSeenAt === null &&
        capture.lastSeenAt === null &&
        other.port === capture.port &&
        other.family === capture.family,
    );
    demand((same?.length ?? 0) <= 1, `${capture.id} is there twice`);
  }
  return { openCaptures: open.length, stillOpen };
};

const isDone = ({ outcome }: StepRecord): boolean => outcome === 'done' || outcome === 'already';

/** What the next agent did, against what had been done and what is there now. */
const compareSteps = async (
  {
    server,
    before,
    replayed,
    reserved,
  }: Pick<Options, 'before' | 'replayed'> & {
    readonly server: Server;
    readonly reserved: readonly Reservation[];
  },
  after: RunState | null,
  demand: Demand,
): Promise<Pick<Resumed, 'foundDone' | 'endedLater'>> => {
  let foundDone = 0;
  let endedLater = 0;
  const plans = after?.plans ?? [];
  for (const [index, record] of plans.entries()) {
    const earlier = before.plans[index]?.steps ?? [];
    for (const [at, step] of record.steps.entries()) {
      const what = reservationOf(record, step.stepId);
      if (what === null) continue;
      const name = reservationName(what);
      const previous = record.steps.slice(0, at).filter(({ stepId }) => stepId === step.stepId);
      demand(!previous.some(isDone), `${name} was done and is done again`);
      if (isDone(step)) demand(await isExcluded(server, what), `${name} is not excluded`);
      if (at < earlier.length || !previous.some(({ outcome }) => outcome === 'interrupted'))
        continue;
      // The command is refused when the exclusion is there already, and that must not be called its work.
      const wasThere = replayed.excluded.has(name);
      demand(
        !isDone(step) || step.outcome === (wasThere ? 'already' : 'done'),
        `${name} ${wasThere ? 'was excluded already' : 'was not excluded'} and the step is ${step.outcome ?? 'open'}`,
      );
      foundDone += step.outcome === 'already' ? 1 : 0;
    }
    const isComplete = record.plan.steps.every(({ id }) =>
      record.steps.some((step) => step.stepId === id && isDone(step)),
    );
    demand(isComplete === (record.outcome === 'applied'), 'a plan ended too early or not at all');
    if (record.outcome === 'applied' && before.plans[index]?.outcome === null) endedLater += 1;
    await demandProtected(server, record, demand);
  }
  const doneBefore = new Set(
    before.plans.flatMap((record) =>
      record.steps.filter(isDone).flatMap(({ stepId }) => {
        const what = reservationOf(record, stepId);
        return what === null ? [] : [reservationName(what)];
      }),
    ),
  );
  for (const what of reserved)
    demand(!doneBefore.has(reservationName(what)), `${reservationName(what)} was asked for again`);
  return { foundDone, endedLater };
};

/** While its service is stopped and nobody has the port, an authorised exclusion has to be there. */
const demandProtected = async (
  server: Server,
  record: PlanRecord,
  demand: Demand,
): Promise<void> => {
  if (record.confirmedBy === null) return;
  const ports = record.plan.ports.map((port) => ({
    service: record.plan.service,
    protocol: 'tcp' as const,
    port,
  }));
  const looked = await server.openWatch({ ports, services: [] }).look(patient);
  if (!looked.ok || findService(looked.value.services, record.plan.service)?.state !== 'stopped')
    return;
  if (looked.value.rows.length > 0) return;
  demand(
    record.outcome === 'applied',
    `${record.plan.service} is stopped, its port free, and the plan still open`,
  );
};

const reservationOf = ({ plan }: PlanRecord, stepId: string): Reservation | null => {
  const action = plan.steps.find(({ id }) => id === stepId)?.action;
  return action?.kind === 'reserve-port' ? { ...action, store: 'persistent' } : null;
};

const isExcluded = async (server: Server, { family, port }: Reservation): Promise<boolean> => {
  for (const store of stores) {
    const id = exclusionItem(family, 'tcp', store);
    const fact = readExclusions(id, store, await server.read(id, { signal: patient }));
    if (!fact.known || exclusionState(fact.value, port) !== 'administered') return false;
  }
  return true;
};
