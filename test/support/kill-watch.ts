import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { readLog } from '../../electron/agent/journal/read-log.ts';
import { listRuns, runFiles, runsFolder } from '../../electron/agent/run/run-folder.ts';
import { dial, type Link } from '../../electron/main/agent/dial.ts';
import { runEventSchema, type RunEvent } from '../../shared/run/events.ts';
import { reduceAll } from '../../shared/run/reduce.ts';
import type { RunState } from '../../shared/run/state.ts';
import { withAgentToKill, type AgentToKill } from './kill-agent.ts';
import { replayServer } from './replay-server.ts';
import { resumeWatch, type Resumed } from './resume-watch.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** What one kill in the middle of a watched update showed. `failures` is empty when everything held. */
export type WatchKill = Resumed & {
  readonly seed: number;
  /** What was going on, by the journal. */
  readonly moment:
    | 'before Setup'
    | 'services go down'
    | 'in a deferred step'
    | 'deferred steps under way'
    | 'a port is captured'
    | 'Setup works'
    | 'after Setup';
  /** Events that the client had been told of. */
  readonly told: number;
  readonly onDisk: number;
  readonly tornBytes: number;
  readonly interruptedSteps: number;
  /** Of those: what they were about to do had been done. */
  readonly tookEffect: number;
};

/** How late in the update an agent may be killed. */
export type WatchKillOptions = {
  /** Only in its first minutes, in which the services go down: for a sample that has to be quick. */
  readonly early?: boolean;
};

const scenario = 'captured-during-update';
export const protectedServices = ['MSExchangePOP3BE', 'MSExchangeIMAP4BE'] as const;
const by = 'kill campaign';

/**
 * Starts an agent in a process of its own on a rehearsal server, lets it watch an update, in most cases with deferred protection, ends it with SIGKILL at a moment that the seed decides, and takes the run up again with another agent on the server as it was left, some time later.
 *
 * Checks that every event that was told is on disk, that the watch goes on and says since when nobody watched, that captures are neither lost nor doubled, and that no step that was done is done again.
 */
export const killWatchOnce = async (
  seed: number,
  options: WatchKillOptions = {},
): Promise<WatchKill> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-kill-watch-'));
  try {
    const random = seededRandom(seed);
    const told = await withAgentToKill(folder, scenario, (agent) =>
      untilKilled(agent, chooseKill(random, options), random),
    );
    return { seed, ...(await inspect(join(folder, 'data'), told, random)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Choice = {
  readonly isProtected: boolean;
  /** The countdown begins with this event, when it has come so many times. */
  readonly from: (event: RunEvent) => boolean;
  readonly times: number;
  readonly events: number;
  /** Milliseconds from the last event of the countdown to the kill. */
  readonly patience: number;
};

const isStep = ({ body }: RunEvent): boolean => body.type === 'step-intended';
const isCapture = ({ body }: RunEvent): boolean =>
  body.type === 'port-changed' && body.change.sight.status === 'captured';
/** From here on the commands that were written down before go out and are proved. */
const isStop = ({ body }: RunEvent): boolean =>
  body.type === 'service-changed' &&
  body.service.state === 'stopped' &&
  protectedServices.some((name) => name === body.service.name);
const isStart = ({ body }: RunEvent): boolean => body.type === 'watch-started';

const chooseKill = (random: SeededRandom, { early = false }: WatchKillOptions): Choice => {
  const isProtected = random.below(5) < 3;
  const soon = random.below(2) === 0 ? 0 : random.below(3_000) / 1_000;
  const target = random.below(10);
  if (target < 3 && isProtected)
    return { isProtected, from: isStop, times: 1, events: 1 + random.below(20), patience: soon };
  // A plan of two families has three steps, and a step some five events.
  if (target < 6 && isProtected)
    return {
      isProtected,
      from: isStep,
      times: 1 + random.below(6),
      events: 1 + random.below(5),
      patience: soon,
    };
  if (target < 6)
    return { isProtected, from: isCapture, times: 1, events: 1 + random.below(24), patience: soon };
  // In the quiet minutes the moment is a matter of time, not of events.
  const patience = target < 8 ? soon : random.below(400);
  const events = 1 + random.below(early || target < 9 ? 300 : 640);
  return { isProtected, from: isStart, times: 1, events, patience };
};

/** The update is over by then, whatever the seed has decided. */
const mostSeconds = 35 * 60;

const untilKilled = async (
  { child, ended, socket, tokenFile }: AgentToKill,
  { isProtected, from, times, events, patience }: Choice,
  random: SeededRandom,
): Promise<readonly RunEvent[]> => {
  const told: RunEvent[] = [];
  let countdown = events;
  let timesLeft = times;
  let isKilled = false;
  let collected = (): void => undefined;
  const collection = new Promise<void>((resolve) => (collected = resolve));
  const onEvent = (event: RunEvent): void => {
    told.push(event);
    if (event.body.type === 'collection-finished') collected();
    if (timesLeft > 0 && from(event)) timesLeft -= 1;
    if (timesLeft > 0 || isKilled) return;
    countdown -= 1;
    if (countdown > 0) return;
    isKilled = true;
    if (patience === 0) child.kill('SIGKILL');
    else void delay(patience).then(() => child.kill('SIGKILL'));
  };
  const address = { kind: 'unix', path: socket } as const;
  const link = await dial({ address, tokenFile, onEvent, onGone: () => undefined });
  if (!link.ok) throw new Error(link.error.message);
  const { client } = link.value;
  const drive = async (): Promise<void> => {
    await client.request('run.start', {});
    await collection;
    if (isProtected) for (const service of protectedServices) await authorise(link.value, service);
    await started(link.value);
    for (let seconds = 0; seconds < mostSeconds;) {
      const piece = 1 + random.below(20);
      seconds += piece;
      const passed = await client.request('clock.advance', { seconds: piece });
      if (!passed.ok) return;
    }
  };
  await Promise.race([drive(), ended]);
  // Captured or protected as the seed wants it, the update may be over before the countdown is.
  child.kill('SIGKILL');
  await ended;
  client.close();
  return told;
};

/** The collection's last event is published before the agent is free again. */
const untilFree = async <T>(
  request: () => Promise<
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } }
  >,
): Promise<T | null> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answer = await request();
    if (answer.ok) return answer.value;
    if (answer.error.code !== 'busy') return null;
    await delay(5);
  }
  return null;
};

const authorise = async ({ client }: Link, service: string): Promise<void> => {
  const plan = await untilFree(() =>
    client.request('plan.propose', { service, timing: 'deferred' }),
  );
  if (plan === null) return;
  const { id, hash } = plan;
  await untilFree(() => client.request('plan.apply', { planId: id, hash, by }));
};

const started = async ({ client }: Link): Promise<void> => {
  await untilFree(() => client.request('watch.start', { by }));
};

const inspect = async (
  data: string,
  told: readonly RunEvent[],
  random: SeededRandom,
): Promise<Omit<WatchKill, 'seed'>> => {
  const failures: string[] = [];
  const demand = (holds: boolean, what: string): void => {
    if (!holds) failures.push(what);
  };
  const runs = await listRuns(data);
  const files = runFiles(join(runsFolder(data), runs[0] ?? 'none'));
  demand(runs.length === 1, `there are ${runs.length} runs`);
  const before = await readLog(files.journal, runEventSchema);
  const bytesBefore = readFileSync(files.journal).subarray(0, before.goodLength);
  demand(before.damagedLines.length === 0, 'the journal has damaged lines');
  for (const event of told)
    demand(
      JSON.stringify(before.records[event.seq - 1]) === JSON.stringify(event),
      `event ${event.seq} (${event.body.type}) was told and is not on disk`,
    );
  const state = reduceAll(before.records);
  if (state?.watch?.status !== 'running') throw new Error('it was killed before the watch began');

  const replayed = await replayServer(scenario, before.records, random);
  failures.push(...replayed.failures);
  const resumed = await resumeWatch({ data, before: state, replayed, random });
  const after = await readLog(files.journal, runEventSchema);
  const bytesAfter = readFileSync(files.journal).subarray(0, before.goodLength);
  demand(bytesBefore.equals(bytesAfter), 'the journal was changed before its end');
  demand(
    after.records.every(({ seq }, index) => seq === index + 1),
    'events are not numbered one after the other',
  );
  return {
    ...resumed,
    failures: [...failures, ...resumed.failures],
    moment: momentOf(state, before.records),
    told: told.length,
    onDisk: before.records.length,
    tornBytes: before.tornBytes,
    interruptedSteps: replayed.interrupted,
    tookEffect: replayed.tookEffect,
  };
};

const momentOf = (state: RunState, events: readonly RunEvent[]): WatchKill['moment'] => {
  const { watch } = state;
  const steps = state.plans
    .filter(({ outcome }) => outcome === null)
    .flatMap(({ steps: all }) => all);
  if (steps.some(({ outcome }) => outcome === null)) return 'in a deferred step';
  if (steps.length > 0) return 'deferred steps under way';
  if (watch?.captures.some(({ lastSeenAt, holder }) => lastSeenAt === null && holder.pid !== 0))
    return 'a port is captured';
  const status = watch?.setup?.status;
  if (status === 'succeeded' || watch?.setup?.phase === 'Ended') return 'after Setup';
  if (!events.some(({ body }) => body.type === 'setup-noted')) return 'before Setup';
  return watch?.setup?.phase === 'Services' ? 'services go down' : 'Setup works';
};
