import { err, ok, type Result } from '../../../shared/result.ts';
import type { Plan, PlanStep } from '../../../shared/remediation/plan.ts';
import { unknownStarter } from '../../../shared/run/reduce-watch.ts';
import { say } from '../../../shared/texts/stored.ts';
import { createArmedSteps } from '../run/armed-steps.ts';
import { performStep } from '../run/apply-plan.ts';
import type { OpenRun } from '../run/open-run.ts';
import type { Server } from '../server/server.ts';
import { createDeferredProtection, type DeferredProtection } from './deferred-protection.ts';
import { createReadyNetsh } from './ready-netsh.ts';
import { setBootTask } from './set-boot-task.ts';
import { wantedIntervalMs } from './pace.ts';
import { planWatch } from './watch-plan.ts';
import { openWatchSession, type WatchSession } from './watch-session.ts';

/** Starts and ends the watch of a run. */
export type WatchControl = {
  readonly running: () => boolean;
  readonly start: (run: OpenRun, by: string) => Promise<Result<object>>;
  readonly stop: (run: OpenRun, by: string) => Promise<Result<object>>;
  /** Takes up a watch that was interrupted; does nothing when there was none. */
  readonly resume: (run: OpenRun) => Promise<void>;
  /** How often it looks, and one more look: for a clock that is moved. Null while it does not run. */
  readonly session: () => WatchSession | null;
  /** Stops looking. In the journal the watch goes on, so whoever takes the run up takes it up too. */
  readonly close: () => Promise<void>;
};

/** No proof is put off longer than this. */
const quietWithinMs = 1_000;

/** Waits while a service is about to stop whose exclusions are armed. On a clock that stands still nothing happens meanwhile. */
const untilQuiet = async (
  server: Server,
  isBusy: () => boolean,
  signal: AbortSignal,
): Promise<void> => {
  const until = server.elapsed() + quietWithinMs;
  while (server.standsStill !== true && isBusy() && server.elapsed() < until && !signal.aborted)
    await server.sleep(50, signal).catch(() => undefined);
};

export const createWatchControl = (server: Server): WatchControl => {
  let session: WatchSession | null = null;

  const open = (run: OpenRun): Result<object> => {
    const plan = planWatch(run);
    if (!plan.ok) return plan;
    let forgetExclusions = (): void => undefined;
    const ready = createReadyNetsh(server, (text) => run.emit({ type: 'problem', text }));
    const armed = createArmedSteps(server, run, ready.current, (signal) =>
      untilQuiet(server, () => deferred.closeUp().some(({ ports }) => ports.length === 0), signal),
    );
    const deferred: DeferredProtection = createDeferredProtection({
      ...armed,
      exclude: async (all, signal) => {
        const sent = await armed.exclude(all, signal);
        return sent.map(({ done }) => ({ done: done.finally(() => forgetExclusions()) }));
      },
      warmUp: ready.warmUp,
      plans: () => run.state().plans,
      elapsed: server.elapsed,
      perform: async (what: Plan, step: PlanStep, signal) => {
        const ended = await performStep(server, run, what, step, signal);
        forgetExclusions();
        return ended;
      },
      finish: (what) =>
        run.emit(
          {
            type: 'plan-finished',
            planId: what.id,
            outcome: 'applied',
            detail: say('plan-end.by-watch'),
          },
          { durable: true },
        ),
    });
    const opened = openWatchSession({
      server,
      run,
      plan: plan.value,
      deferred,
      onExclusions: (forget) => {
        forgetExclusions = forget;
      },
    });
    session = {
      ...opened,
      // A clock that is moved must not run ahead of what the watch does: to the server, a slow disk would look like a slow watch.
      look: async () => {
        await opened.look();
        await deferred.idle();
      },
      close: async () => {
        await opened.close();
        await deferred.close();
        await ready.close();
      },
    };
    return ok({});
  };

  const close = async (): Promise<void> => {
    const open = session;
    session = null;
    await open?.close();
  };

  return {
    running: () => session !== null,
    session: () => session,
    start: async (run, by) => {
      if (session !== null) return err('conflict', say('watch.running'));
      const plan = planWatch(run);
      if (!plan.ok) return plan;
      const { ports, services } = plan.value;
      await run.emit(
        {
          type: 'watch-started',
          by,
          intervalMs: wantedIntervalMs,
          ports: [...ports],
          services: [...services],
        },
        { durable: true },
      );
      const opened = open(run);
      if (opened.ok) await setBootTask(server, run, 'present');
      return opened;
    },
    stop: async (run, by) => {
      if (session === null) return err('conflict', say('watch.not-running'));
      await close();
      await setBootTask(server, run, 'absent');
      await run.emit({ type: 'watch-ended', by }, { durable: true, orInMemory: true });
      return ok({});
    },
    resume: async (run) => {
      if (session !== null || run.state().watch?.status !== 'interrupted') return;
      await run.emit({ type: 'watch-resumed' }, { durable: true, orInMemory: true });
      if (run.state().watch?.startedBy === unknownStarter)
        await run.emit({ type: 'problem', text: say('watch.start-is-lost') });
      const opened = open(run);
      if (!opened.ok)
        await run.emit({
          type: 'problem',
          text: say('watch.not-resumed', { why: opened.error.message }),
        });
    },
    close,
  };
};
