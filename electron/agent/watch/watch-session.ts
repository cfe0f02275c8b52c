import type { Result } from '../../../shared/result.ts';
import {
  emptyMemory,
  observe,
  type WatchMemory,
  type WatchPlan,
} from '../../../shared/watch/observe.ts';
import type { OpenRun } from '../run/open-run.ts';
import type { Server } from '../server/server.ts';
import type { WatchLook } from '../server/watch-reader.ts';
import { createBindProbe } from './bind-probe.ts';
import { createExclusionView } from './exclusion-view.ts';
import { createRateMeter } from './rate-meter.ts';
import { runLoop } from './watch-loop.ts';

/** A watch that looks again and again until it is closed. */
export type WatchSession = {
  /** Looks once more at this moment, outside the schedule: for a clock that is moved. */
  readonly look: () => Promise<void>;
  /** Stops looking and waits for the look that is under way. Writes nothing. */
  readonly close: () => Promise<void>;
};

/** What comes after each look that could be read, one after the other. */
export type AfterLook = (look: WatchLook, signal: AbortSignal) => Promise<void>;

export type WatchSessionOptions = {
  readonly server: Server;
  readonly run: OpenRun;
  readonly plan: WatchPlan;
  /** Work that depends on what was seen, such as deferred protection. */
  readonly afterLook: readonly AfterLook[];
  /** Called when an exclusion was changed. */
  readonly onExclusionsChanged?: (forget: () => void) => void;
};

/** Starts looking. What changes is journaled before it is shown; a capture is on disk before the next look. */
export const openWatchSession = (options: WatchSessionOptions): WatchSession => {
  const { server, run, plan } = options;
  const abort = new AbortController();
  const { signal } = abort;
  const reader = server.openWatch({ ports: plan.ports, services: plan.services });
  const exclusions = createExclusionView(server, server.elapsed);
  const probe = createBindProbe(server, plan.ports, server.elapsed);
  const rate = createRateMeter(server, server.elapsed);
  options.onExclusionsChanged?.(exclusions.forget);
  let memory: WatchMemory = emptyMemory;
  let last: Promise<void> = Promise.resolve();

  const take = async (result: Result<WatchLook>): Promise<void> => {
    if (signal.aborted) return;
    await exclusions.refresh(signal);
    if (result.ok) await probe.refresh(result.value, signal);
    const seen = observe(
      memory,
      plan,
      result.ok ? result.value : { why: result.error.message },
      (port, family) => ({
        excluded: exclusions.covers(family, port.port),
        probeError: probe.errorOf(port, family),
      }),
      result.ok ? result.value.takenAt : server.now(),
    );
    const seenAt = (result.ok ? result.value.takenAt : server.now()).toISOString();
    for (const service of seen.services)
      await run.emit({ type: 'service-changed', service, seenAt });
    for (const change of seen.ports) {
      const before = memory.sights.get(`${change.protocol}/${change.port} ${change.family}`);
      const grave = change.sight.status === 'captured' || before?.sight.status === 'captured';
      await run.emit({ type: 'port-changed', change }, { durable: grave });
    }
    ({ memory } = seen);
    const measured = await rate.measure(signal);
    if (measured !== null) await run.emit({ type: 'rate-measured', rate: measured });
    if (result.ok) for (const work of options.afterLook) await work(result.value, signal);
  };

  /** One look at a time, whoever asks for it. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work);
    return last;
  };

  const ended = runLoop(
    reader,
    { elapsed: server.elapsed, sleep: server.sleep },
    {
      onLook: (look) => enqueue(() => take(look)),
      onPace: (pace, why) => run.emit({ type: 'watch-paced', intervalMs: pace.intervalMs, why }),
    },
    signal,
  );

  return {
    look: () => enqueue(async () => take(await reader.look(signal))),
    close: async () => {
      abort.abort();
      await ended;
      await last.catch(() => undefined);
      await reader.close();
    },
  };
};
