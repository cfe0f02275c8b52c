import type { z } from 'zod';

import { checks } from '../../../shared/checks/index.ts';
import { evidenceEntry } from '../../../shared/report/evidence-index.ts';
import { buildReport } from '../../../shared/report/build-report.ts';
import { agentMethods, type AgentMethod } from '../../../shared/protocol/methods.ts';
import { err, ok, toAppError, type Result } from '../../../shared/result.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { defaultWindowMinutes } from '../../../shared/ports/estimate-capture.ts';
import { tool } from '../../../shared/tool.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Server } from '../server/server.ts';
import { configurationDiff } from '../after/configuration-copies.ts';
import type { Recovery } from '../after/draft-recovery.ts';
import { importBaseline } from '../after/import-baseline.ts';
import { keepBaseline } from '../after/keep-baseline.ts';
import { signOff } from '../after/sign.ts';
import { defaultLimitSeconds, verifyServer } from '../after/verify-server.ts';
import { collect, fullScope, scopeOfCheck, type Scope } from './collect.ts';
import { decideGate, addWaiver, withdrawWaiver } from './decisions.ts';
import { hashRunFiles } from './hash-files.ts';
import { resumeRun, startRun, type OpenRun } from './open-run.ts';
import {
  applyProposed,
  proposeFreeing,
  proposePlan,
  proposeRecovery,
  withdrawDeferral,
} from './plans.ts';
import { createWatchControl } from '../watch/watch-control.ts';
import { createClockControl } from './clock-control.ts';
import { newRunId } from './run-folder.ts';

/** The agent's side of everything that a window or a terminal can ask for. One run is open at a time, and one thing is done at a time. */
export type RunService = {
  /** Answers one request. Never throws; `params` is checked against the method's schema. */
  readonly handle: (method: AgentMethod, params: unknown) => Promise<Result<unknown>>;
  readonly state: () => RunState | null;
  /** Every event of the run, in order, from now on. The answer unsubscribes. */
  readonly subscribe: (listener: (event: RunEvent) => void) => () => void;
  /** Whether the watch runs, and so this agent is needed also while nobody is connected. */
  readonly watching: () => boolean;
  /** Waits until no operation is under way. */
  readonly idle: () => Promise<void>;
  /** Cancels what runs, waits for it, and lets go of the run. */
  readonly close: () => Promise<void>;
};

export type RunServiceOptions = {
  readonly server: Server;
  /** Where runs are kept. */
  readonly dataFolder: string;
  readonly windowMinutes?: number;
  /** Whether a run of the same server that is younger than half a day is taken up again. Rehearsals always start anew. */
  readonly resume?: boolean;
  /** Sees every event from the beginning, also those of taking a run up; `subscribe` comes too late for them. */
  readonly onEvent?: (event: RunEvent) => void;
};

const resumeYoungerThanMs = 12 * 3_600_000;

type Operation = {
  readonly name: string;
  readonly abort: AbortController;
  readonly ended: Promise<unknown>;
};

export const createRunService = async (options: RunServiceOptions): Promise<RunService> => {
  const { server, dataFolder, windowMinutes = defaultWindowMinutes } = options;
  const listeners = new Set<(event: RunEvent) => void>(options.onEvent ? [options.onEvent] : []);
  const dependencies = {
    dataFolder,
    now: server.now,
    publish: (event: RunEvent): void => {
      for (const listener of listeners) listener(event);
    },
  };
  let run: OpenRun | null = null;
  let operation: Operation | null = null;
  const watch = createWatchControl(server);
  const clock = createClockControl({
    server,
    watch,
    emit: async (body) => {
      await run?.emit(body);
    },
  });

  /** Only a run that another process has open keeps this one from being used; it is tried again each time, so closing the other is enough. */
  let taken = server.rehearsal || options.resume === false;
  const resume = async (): Promise<Result<null>> => {
    const resumed = await resumeRun(dependencies, server.target, resumeYoungerThanMs);
    if (!resumed.ok) return resumed;
    taken = true;
    run = resumed.value;
    if (run !== null) await watch.resume(run);
    return ok(null);
  };
  /** Requests that come at the same time wait for the same attempt, or they would find the run open in their own process. */
  let takingUp: Promise<Result<null>> | null = null;
  const takeUp = async (): Promise<Result<null>> => {
    if (taken) return ok(null);
    takingUp ??= resume().finally(() => {
      takingUp = null;
    });
    return takingUp;
  };
  await takeUp();

  const begin = <T>(
    name: string,
    work: (signal: AbortSignal) => Promise<T>,
  ): Result<Promise<T>> => {
    if (operation !== null) return err('busy', say('run.busy-wait', { operation: operation.name }));
    const abort = new AbortController();
    const ended = work(abort.signal).finally(() => {
      operation = null;
    });
    operation = { name, abort, ended: ended.catch(() => undefined) };
    return ok(ended);
  };

  const openRun = (): Result<OpenRun> =>
    run === null ? err('conflict', say('run.not-open')) : ok(run);

  const collectInBackground = (open: OpenRun, scope: Scope): Result<object> => {
    const begun = begin(say('run.operation.collect'), (signal) =>
      collect(server, open, scope, signal),
    );
    return begun.ok ? ok({}) : begun;
  };

  const newRun = async (): Promise<Result<null>> => {
    const started = await startRun(dependencies, {
      type: 'run-started',
      runId: newRunId(server.now()),
      phase: 'before',
      target: server.target,
      rehearsal: server.rehearsal,
      tool,
      windowMinutes,
    });
    if (!started.ok) return started;
    run = started.value.run;
    dependencies.publish(started.value.first);
    await clock.tellSpeed();
    return ok(null);
  };

  const start = async (): Promise<Result<{ runId: string }>> => {
    if (operation !== null) return err('busy', say('run.busy', { operation: operation.name }));
    if (run === null) {
      const opening = begin(say('run.operation.start'), newRun);
      if (!opening.ok) return opening;
      const opened = await opening.value;
      if (!opened.ok) return opened;
    }
    const open = openRun();
    if (!open.ok) return open;
    const begun = collectInBackground(open.value, fullScope);
    return begun.ok ? ok({ runId: open.value.state().runId }) : begun;
  };

  const recheck = (checkId: string): Result<object> => {
    const check = checks.find(({ id }) => id === checkId);
    if (!check) return err('not-found', say('run.no-check', { check: checkId }));
    const open = openRun();
    return open.ok ? collectInBackground(open.value, scopeOfCheck(check)) : open;
  };

  /** Does one thing in the open run while nothing else can begin; answers when it has ended. */
  const operate = async <T>(
    name: string,
    work: (open: OpenRun, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const open = openRun();
    if (!open.ok) return open;
    const begun = begin(name, (signal) => work(open.value, signal));
    return begun.ok ? begun.value : begun;
  };

  const recover = (recovery: Recovery): Promise<Result<unknown>> =>
    operate(say('run.operation.plan'), (open, signal) =>
      proposeRecovery(server, open, recovery, signal),
    );

  const withRun = <T>(work: (open: OpenRun) => T | Promise<T>): Promise<T> | T | Result<never> => {
    const open = openRun();
    return open.ok ? work(open.value) : open;
  };
  const quiet = <T>(
    work: (open: OpenRun) => Promise<Result<T>>,
  ): Promise<Result<T>> | Result<never> =>
    operation === null
      ? (withRun(work) as Promise<Result<T>>)
      : err('busy', say('run.busy-decide', { operation: operation.name }));

  const handlers: {
    readonly [M in AgentMethod]: (
      params: z.infer<(typeof agentMethods)[M]['params']>,
    ) => Promise<Result<unknown>> | Result<unknown>;
  } = {
    'run.snapshot': () =>
      ok({
        state: run?.state() ?? null,
        now: server.now().toISOString(),
        ...(server.clockSpeed ? { speed: server.clockSpeed.factor() } : {}),
      }),
    'run.start': start,
    'run.recheck': ({ checkId }) => recheck(checkId),
    'run.cancel': () => {
      operation?.abort.abort();
      return ok({});
    },
    'plan.propose': ({ service, timing }) => quiet((open) => proposePlan(open, service, timing)),
    'capture.propose': (freeing) =>
      operate(say('run.operation.plan'), (open, signal) =>
        proposeFreeing(server, open, freeing, signal),
      ),
    'plan.withdraw': (which) => quiet((open) => withdrawDeferral(open, which)),
    'watch.start': ({ by }) =>
      operate(say('run.operation.watch'), async (open, signal) => {
        await keepBaseline(server, open, signal);
        return watch.start(open, by);
      }),
    'watch.stop': ({ by }) => quiet((open) => watch.stop(open, by)),
    'plan.apply': (request) =>
      operate(say('run.operation.remediate'), (open, signal) =>
        applyProposed(server, open, request, signal),
      ),
    'waiver.add': (waiver) => quiet((open) => addWaiver(open, waiver, server.now())),
    'waiver.withdraw': (which) => quiet((open) => withdrawWaiver(open, which)),
    'gate.decide': (decision) =>
      operate(say('run.operation.gate'), async (open, signal) => {
        const decided = await decideGate(open, decision, server.now());
        if (decided.ok && decision.decision === 'proceed') await keepBaseline(server, open, signal);
        return decided;
      }),
    'after.verify': ({ by, limitSeconds = defaultLimitSeconds }) => {
      const open = openRun();
      if (!open.ok) return open;
      if (watch.running()) return err('conflict', say('run.watch-runs'));
      const begun = begin(say('run.operation.verify'), (signal) =>
        verifyServer(server, open.value, { by, limitSeconds }, signal),
      );
      return begun.ok ? ok({}) : begun;
    },
    'baseline.import': async ({ evidence }) => {
      if (run === null) {
        const opening = begin(say('run.operation.start'), newRun);
        const opened = opening.ok ? await opening.value : opening;
        if (!opened.ok) return opened;
      }
      return quiet((open) => importBaseline(open, evidence));
    },
    'after.sign': (signature) => quiet((open) => signOff(open, signature, server.now())),
    'recovery.propose': ({ service, way = 'wait', excludes = true }) =>
      recover({ kind: 'recover-service', service, choice: { way, excludes } }),
    'recovery.propose-all': () => recover({ kind: 'restore-services' }),
    'configuration.diff': ({ subject }) =>
      withRun(async (open) =>
        ok(await configurationDiff(server, open, subject, new AbortController().signal)),
      ),
    'report.get': () =>
      withRun(async (open) => {
        await open.flush().catch(() => undefined);
        const hashes = await hashRunFiles(open.folder);
        return ok(buildReport(open.state(), open.evidence(), server.now(), { hashes }));
      }),
    'evidence.file': () => withRun((open) => ok(open.evidence())),
    'evidence.item': ({ id }) =>
      withRun((open) => {
        const { items, server: header } = open.evidence();
        const item = items.findLast((candidate) => candidate.id === id);
        return item
          ? ok({
              ...evidenceEntry(item, header.oemCodePage),
              // The report has no room for rows; who asks for one item wants to see them.
              ...(item.kind === 'native' ? { value: item.value } : {}),
            })
          : err('not-found', say('run.not-read', { item: id }));
      }),
    'clock.advance': ({ seconds }) => clock.advance(seconds),
    'clock.speed': ({ factor }) => clock.setSpeed(factor),
  };

  const handle: RunService['handle'] = async (method, params) => {
    try {
      const parsed = agentMethods[method].params.safeParse(params);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return err(
          'bad-request',
          `${method}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
        );
      }
      const free = await takeUp();
      if (!free.ok) return free;
      const handler = handlers[method] as (params: unknown) => Promise<Result<unknown>>;
      return await handler(parsed.data);
    } catch (thrown) {
      return { ok: false, error: toAppError(thrown) };
    }
  };

  const idle = async (): Promise<void> => {
    while (operation !== null) await operation.ended;
  };

  return {
    handle,
    state: () => run?.state() ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watching: watch.running,
    idle,
    close: async () => {
      operation?.abort.abort();
      await idle();
      await watch.close();
      await run?.close();
      run = null;
      await server.close();
    },
  };
};
