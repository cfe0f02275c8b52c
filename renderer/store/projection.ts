import type { AppError, Result } from '../../shared/result.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { reduce } from '../../shared/run/reduce.ts';
import type { RunState } from '../../shared/run/state.ts';
import { say } from '../../shared/texts/stored.ts';
import { createBatch, type Schedule } from './frames.ts';
import { isVerifying } from './is-verifying.ts';
import type { ServerClock } from './server-time.ts';

/** The window's copy of the agent's run. */
export type Projection = ServerClock & { readonly state: RunState | null };

/** The projection after one more event; the same object when the event is known already, `gap` when one before it is missing. */
export const fold = (
  projection: Projection,
  event: RunEvent,
  localNow: number,
): Projection | 'gap' => {
  const { state } = projection;
  if (event.seq === 1 && event.body.type === 'run-started')
    return state?.runId === event.body.runId
      ? projection
      : { ...projection, state: reduce(null, event), ...clockAt(event, localNow) };
  if (state === null) return 'gap';
  if (event.seq <= state.seq) return projection;
  if (event.seq > state.seq + 1) return 'gap';
  const next = reduce(state, event);
  return { state: next, ...clockAt(event, localNow), speed: next?.speed ?? projection.speed };
};

const clockAt = (
  { at }: RunEvent,
  localNow: number,
): Pick<Projection, 'clockOffsetMs' | 'clockReadAt'> => ({
  clockOffsetMs: Date.parse(at) - localNow,
  clockReadAt: localNow,
});

/** The state once nobody answers any more: nothing is being read, and what was begun has no answer. */
export const interrupted = (run: RunState): RunState => {
  const state = withoutVerification(run);
  return state.collecting
    ? {
        ...state,
        collecting: false,
        complete: false,
        items: state.items.map((item) =>
          item.status === 'reading' ? { status: 'waiting', id: item.id } : item,
        ),
        checks: state.checks.map((check) =>
          check.status === 'in-progress' ? { ...check, status: 'waiting' } : check,
        ),
      }
    : state;
};

const withoutVerification = (state: RunState): RunState =>
  isVerifying(state) && state.after !== null
    ? {
        ...state,
        after: { ...state.after, status: 'interrupted', reading: null, waitingFor: [] },
      }
    : state;

export type Snapshot = {
  readonly state: RunState | null;
  readonly now: string;
  readonly speed?: number | undefined;
};

export type ProjectionOptions = {
  /** Asks the agent for the whole state. */
  readonly snapshot: () => Promise<Result<Snapshot>>;
  readonly publish: (projection: Projection) => void;
  /** The snapshot could not be had; what was published before still stands. */
  readonly failed: (error: AppError) => void;
  /** When what was folded is published; at once when left out. A snapshot is always published at once. */
  readonly schedule?: Schedule;
  /** Milliseconds of this machine's clock. */
  readonly localNow?: () => number;
};

export type ProjectionFeed = {
  /** Asks for the snapshot: at the start, and after every new connection. */
  readonly reload: () => Promise<void>;
  readonly take: (event: RunEvent) => void;
  /** Publishes what was folded and not published yet. */
  readonly flush: () => void;
  /** Forgets everything, an answer that is still on its way included. */
  readonly reset: () => void;
};

const atOnce: Schedule = (work) => {
  work();
  return () => undefined;
};

/** Snapshots in a row that leave a gap again before the feed gives up. */
const mostReloads = 3;

/**
 * Keeps a projection current: a snapshot first, then numbered events folded in order. A gap asks for the snapshot again; events that arrive meanwhile wait for it.
 */
export const createProjection = (options: ProjectionOptions): ProjectionFeed => {
  const localNow = options.localNow ?? Date.now;
  let current: Projection | null = null;
  let waiting: RunEvent[] = [];
  let loading = false;
  let generation = 0;
  let reloads = 0;
  const batch = createBatch(() => {
    if (current !== null) options.publish(current);
  }, options.schedule ?? atOnce);

  const take = (event: RunEvent): void => {
    if (loading || current === null) {
      waiting.push(event);
      return;
    }
    const next = fold(current, event, localNow());
    if (next === 'gap') {
      waiting = [event];
      void again();
      return;
    }
    reloads = 0;
    if (next === current) return;
    current = next;
    batch.ask();
  };

  const again = async (): Promise<void> => {
    reloads += 1;
    if (reloads > mostReloads) {
      options.failed({
        code: 'garbled',
        message: say('shell-error.sequence'),
      });
      return;
    }
    await load();
  };

  const load = async (): Promise<void> => {
    generation += 1;
    const mine = generation;
    loading = true;
    const answer = await options.snapshot();
    if (mine !== generation) return;
    loading = false;
    if (!answer.ok) {
      options.failed(answer.error);
      return;
    }
    const { state, now, speed = null } = answer.value;
    const clockReadAt = localNow();
    current = { state, clockOffsetMs: Date.parse(now) - clockReadAt, clockReadAt, speed };
    batch.drop();
    options.publish(current);
    const events = waiting;
    waiting = [];
    for (const event of events) take(event);
  };

  return {
    take,
    flush: batch.flush,
    reload: () => {
      reloads = 0;
      return load();
    },
    reset: () => {
      generation += 1;
      loading = false;
      batch.drop();
      current = null;
      waiting = [];
      reloads = 0;
    },
  };
};
