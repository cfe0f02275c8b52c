import { toAppError, type Result } from '../../../shared/result.ts';
import {
  memoryOf,
  observe,
  shiftMemory,
  sightKey,
  type WatchMemory,
  type WatchPlan,
} from '../../../shared/watch/observe.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { OpenRun } from '../run/open-run.ts';
import type { Server } from '../server/server.ts';
import type { WatchLook } from '../server/watch-reader.ts';
import { createClockCheck, jumpText } from './clock-check.ts';
import { createPatientReader } from './patient-reader.ts';
import { createBindProbe } from './bind-probe.ts';
import { createExclusionView } from './exclusion-view.ts';
import { createRangeView } from './range-view.ts';
import { createRateMeter } from './rate-meter.ts';
import { createSetupLogReader } from '../setup-log/setup-log-reader.ts';
import { createSetupWatch, toldBefore } from './setup-watch.ts';
import { createStartWarning } from './start-warning.ts';
import { createCloseLook } from './close-look.ts';
import type { DeferredProtection } from './deferred-protection.ts';
import { runLoop, type LoopClock } from './watch-loop.ts';

/** A watch that looks again and again until it is closed. */
export type WatchSession = {
  /** Looks once more at this moment, outside the schedule, and waits for what comes of it: for a clock that is moved. */
  readonly look: () => Promise<void>;
  /** Stops looking and waits for the look that is under way. Writes nothing. */
  readonly close: () => Promise<void>;
};

export type WatchSessionOptions = {
  readonly server: Server;
  readonly run: OpenRun;
  readonly plan: WatchPlan;
  /** Told of each look that could be read, and of the glances that it wants; what it starts goes on beside the looks. */
  readonly deferred: Pick<DeferredProtection, 'afterLook' | 'afterGlances' | 'closeUp'>;
  /** Given what has to be called when an exclusion was changed. */
  readonly onExclusions: (forget: () => void) => void;
};

const flushEveryMs = 1_000;
const setupEveryMs = 500;

/** Starts looking. What changes is journaled before it is shown; a capture is on disk before the next look. */
export const openWatchSession = (options: WatchSessionOptions): WatchSession => {
  const { server, run, plan, deferred } = options;
  const abort = new AbortController();
  const { signal } = abort;
  const reader = createPatientReader(
    server.openWatch({ ports: plan.ports, services: plan.services }),
  );
  const clock = createClockCheck(server.now, server.elapsed);
  const exclusions = createExclusionView(server, server.elapsed);
  const ranges = createRangeView(server, server.elapsed, plan);
  const probe = createBindProbe(server, plan.ports, server.elapsed);
  const startWarning = createStartWarning(plan.ports);
  const rate = createRateMeter(server, server.elapsed);
  const setup = createSetupWatch(
    createSetupLogReader(server.setupLog(), server.elapsed),
    toldBefore(run.state().watch),
  );
  options.onExclusions(exclusions.forget);
  const loopClock: LoopClock = {
    elapsed: server.elapsed,
    sleep: server.sleep,
    ...(server.clockSpeed ? { speed: server.clockSpeed.factor } : {}),
  };
  // On a clock that stands still nothing happens between two looks.
  const closeLook =
    server.standsStill === true
      ? null
      : createCloseLook({
          clock: loopClock,
          reader,
          wanted: deferred.closeUp,
          onGlances: deferred.afterGlances,
          signal,
        });
  let memory: WatchMemory = memoryOf(run.state().watch);
  let last: Promise<void> = Promise.resolve();

  /** Beside the looks: it starts processes, and a capture may be shorter than that takes. */
  let beside: Promise<void> | null = null;
  const refreshTables = async (): Promise<void> => {
    await exclusions.refresh(signal);
    const changes = await ranges.refresh(signal);
    for (const text of changes) await run.emit({ type: 'problem', text });
  };

  const take = async (result: Result<WatchLook>): Promise<void> => {
    if (signal.aborted) return;
    const jumped = clock.jump();
    if (jumped !== 0) {
      await run.emit({ type: 'problem', text: jumpText(jumped) });
      memory = shiftMemory(memory, jumped);
    }
    // What cannot be read is not known; a write that fails is told by the next event.
    beside ??= refreshTables()
      .catch(() => undefined)
      .finally(() => {
        beside = null;
      });
    if (result.ok) probe.settle(result.value);
    const at = result.ok ? result.value.takenAt : server.now();
    const seen = observe(
      memory,
      { ...plan, ranges: ranges.ranges() },
      result.ok ? result.value : { why: result.error.message },
      (port, family) => ({
        excluded: exclusions.covers(family, port.port),
        probeError: probe.errorOf(port, family),
      }),
      at,
    );
    const seenAt = at.toISOString();
    for (const service of seen.services)
      await run.emit({ type: 'service-changed', service, seenAt });
    for (const change of seen.ports) {
      const before = memory.sights.get(sightKey(change, change.family));
      const grave = change.sight.status === 'captured' || before?.sight.status === 'captured';
      await run.emit({ type: 'port-changed', change }, { durable: grave, orInMemory: true });
    }
    ({ memory } = seen);
    // Before everything that can wait: until an exclusion is made, the port of a service that has stopped can be handed out.
    if (result.ok) {
      deferred.afterLook(result.value, signal);
      closeLook?.begin();
      for (const text of startWarning.after(result.value.services, memory.sights))
        await run.emit(
          { type: 'problem', text, urgent: true },
          { durable: true, orInMemory: true },
        );
    }
    // After what was seen, so that a capture is not told later because of it; and not after a write, which would make the look old.
    if (result.ok && seen.ports.length === 0) await probe.refresh(result.value, signal);
    await followSetup();
    const measured = await rate.measure(signal);
    if (measured !== null) await run.emit({ type: 'rate-measured', rate: measured });
    await flushNowAndThen();
  };

  let setupPolledAt = Number.NEGATIVE_INFINITY;
  const followSetup = async (): Promise<void> => {
    if (server.elapsed() - setupPolledAt < setupEveryMs) return;
    setupPolledAt = server.elapsed();
    const { progress, notes } = await setup.poll(server.now());
    for (const note of notes) await run.emit({ type: 'setup-noted', note });
    // Setup sets ranges and exclusions; what it has left behind is looked at when it has ended.
    if (notes.some(({ kind }) => kind === 'ended' || kind === 'failed' || kind === 'succeeded')) {
      exclusions.forget();
      ranges.forget();
    }
    if (progress !== null) await run.emit({ type: 'setup-progressed', progress });
  };

  let flushedAt = server.elapsed();
  /** What is not worth a flush of its own is on disk within a second. */
  const flushNowAndThen = async (): Promise<void> => {
    if (server.elapsed() - flushedAt < flushEveryMs) return;
    flushedAt = server.elapsed();
    // A disk that is full says so at the next event.
    await run.flush().catch(() => undefined);
  };

  /** One look at a time, whoever asks for it. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work);
    return last;
  };

  const faults = new Set<string>();
  /** The loop outlives a look whose consequences break off; each fault is told once. */
  const look = (): Promise<void> =>
    enqueue(async () => {
      try {
        await take(await reader.look(signal));
      } catch (thrown) {
        const why = toAppError(thrown).message;
        if (faults.has(why)) return;
        faults.add(why);
        await run.emit({ type: 'problem', text: say('watch.look-broke-off', { why }) });
      }
    });

  const ended =
    server.standsStill === true
      ? Promise.resolve()
      : runLoop(
          loopClock,
          {
            look,
            onPace: (pace, why) =>
              run.emit({ type: 'watch-paced', intervalMs: pace.intervalMs, why }),
          },
          signal,
        );

  return {
    look,
    close: async () => {
      abort.abort();
      await ended;
      await closeLook?.ended();
      await last.catch(() => undefined);
      await beside;
      await reader.close();
    },
  };
};
