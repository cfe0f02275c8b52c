import { assertNever } from '../assert-never.ts';
import type { TimelineEntry, Waiver } from '../report/schema.ts';
import type { RunEvent, RunEventBody } from './events.ts';
import { reduceAfter, unsettleAfter } from './reduce-after.ts';
import { reducePlans } from './reduce-plans.ts';
import { reduceWatch } from './reduce-watch.ts';
import type { CheckProgress, ItemProgress, RunState } from './state.ts';
import { timelineEntryOf } from './timeline.ts';
import { say } from '../texts/stored.ts';

/**
 * The state of a run after one more event. Pure and total: an event that cannot apply (a second start, anything before the first) leaves the state as it was.
 */
export const reduce = (state: RunState | null, event: RunEvent): RunState | null => {
  const { body } = event;
  if (body.type === 'run-started') return state ?? begin(event, body);
  if (state === null) return null;
  const entry = timelineEntryOf(state, event);
  const next = withoutTimeline(state, event);
  return entry === null ? next : { ...next, timeline: [...state.timeline, entry] };
};

const withoutTimeline = (state: RunState, event: RunEvent): RunState => ({
  ...state,
  ...change(state, event),
  seq: event.seq,
});

/** Folds a whole journal: {@link reduce} over all of it. The timeline is put together at the end, because copying it for each of thousands of events would take longer than everything else. */
export const reduceAll = (events: Iterable<RunEvent>): RunState | null => {
  let state: RunState | null = null;
  const entries: TimelineEntry[] = [];
  for (const event of events) {
    if (state === null || event.body.type === 'run-started') {
      state = reduce(state, event);
      continue;
    }
    const entry = timelineEntryOf(state, event);
    if (entry !== null) entries.push(entry);
    state = withoutTimeline(state, event);
  }
  return state === null ? null : { ...state, timeline: [...state.timeline, ...entries] };
};

const begin = (event: RunEvent, body: Extract<RunEventBody, { type: 'run-started' }>): RunState => {
  const entry: TimelineEntry = {
    at: event.at,
    kind: 'run',
    text: body.rehearsal
      ? say('event.rehearsal-started', { target: body.target })
      : say('event.run-started', { target: body.target }),
  };
  return {
    seq: event.seq,
    runId: body.runId,
    phase: body.phase,
    target: body.target,
    rehearsal: body.rehearsal,
    tool: { name: body.tool.name, version: body.tool.version },
    windowMinutes: body.windowMinutes,
    startedAt: event.at,
    finishedAt: null,
    collectedAt: null,
    collecting: false,
    complete: false,
    server: null,
    items: [],
    checks: [],
    ports: [],
    capture: null,
    plans: [],
    waivers: [],
    gate: null,
    watch: null,
    baseline: null,
    after: null,
    timeline: [entry],
  };
};

const change = (state: RunState, event: RunEvent): Partial<RunState> => {
  const { body, at } = event;
  switch (body.type) {
    case 'run-started':
      return {};
    case 'collection-started':
      return collectionStarted(state, body, at);
    case 'server-identified':
      return { server: body.server };
    case 'item-started':
      return { items: setItem(state.items, { status: 'reading', id: body.id }) };
    case 'item-read':
      return { items: setItem(state.items, { status: 'read', id: body.item.id, item: body.item }) };
    case 'check-started':
      return { checks: setCheck(state.checks, body.checkId, { status: 'in-progress' }) };
    case 'check-finished':
      return {
        checks: setCheck(state.checks, body.checkId, {
          status: 'finished',
          findings: body.findings,
          finishedAt: at,
        }),
      };
    case 'ports-assessed':
      return { ports: body.ports, capture: body.capture };
    case 'collection-finished':
      return collectionFinished(state, body, at);
    case 'plan-proposed':
      return { plans: reducePlans(state.plans, body, at) };
    case 'plan-confirmed':
      return {
        ...(changesNow(state, body.planId) ? unsettle(state) : reopened(state)),
        plans: reducePlans(state.plans, body, at),
        after: unsettleAfter(state.after),
      };
    case 'step-intended':
    case 'step-finished':
    case 'plan-finished':
      return { plans: reducePlans(state.plans, body, at), ...reopened(state) };
    case 'waiver-added':
      return { waivers: [...without(state.waivers, body.waiver), body.waiver], ...reopened(state) };
    case 'waiver-withdrawn':
      return { waivers: without(state.waivers, body), ...reopened(state) };
    case 'gate-decided':
      return { gate: { decision: body.decision, by: body.by, verdict: body.verdict, at } };
    case 'watch-started':
      return { phase: 'during', watch: reduceWatch(state.watch, body, at) };
    case 'watch-interrupted':
    case 'watch-resumed':
    case 'watch-paced':
    case 'watch-ended':
    case 'boot-task':
    case 'port-changed':
    case 'service-changed':
    case 'rate-measured':
    case 'setup-noted':
    case 'setup-progressed':
      return {
        // Only where the line of the start is lost, the watch begins with another one.
        ...(state.watch === null ? { phase: 'during' } : {}),
        watch: reduceWatch(state.watch, body, at),
      };
    case 'baseline-kept':
      return {
        baseline: { collectedAt: body.collectedAt, sha256: body.sha256, keptAt: at },
      };
    case 'verification-started':
      return { phase: 'after', after: reduceAfter(state.after, body, at) };
    case 'settling':
    case 'settled':
    case 'verification-reading':
    case 'verification-read':
    case 'verification-finished':
    case 'verification-interrupted':
    case 'signed-off':
      return { after: reduceAfter(state.after, body, at) };
    case 'problem':
      return body.unsettles === true ? unsettle(state) : {};
    case 'clock-advanced':
      return {};
    case 'clock-speed':
      return { speed: body.factor };
    default:
      return assertNever(body);
  }
};

/** A full collection starts the freshness clock anew; reading a few items again does not make the others younger. */
const collectionStarted = (
  state: RunState,
  body: Extract<RunEventBody, { type: 'collection-started' }>,
  at: string,
): Partial<RunState> => {
  const again = new Set(body.items);
  const full = state.items.every(({ id }) => again.has(id));
  const known = new Set(state.items.map(({ id }) => id));
  const rerun = new Set(body.checks);
  const knownChecks = new Set(state.checks.map(({ id }) => id));
  return {
    collecting: true,
    complete: full ? false : state.complete,
    collectedAt: full ? at : state.collectedAt,
    gate: null,
    items: [
      ...state.items.map((item): ItemProgress =>
        again.has(item.id) ? { status: 'waiting', id: item.id } : item,
      ),
      ...[...again]
        .filter((id) => !known.has(id))
        .map((id): ItemProgress => ({ status: 'waiting', id })),
    ],
    checks: [
      ...state.checks.map((check): CheckProgress =>
        rerun.has(check.id) ? { ...check, status: 'waiting' } : check,
      ),
      ...body.checks
        .filter((id) => !knownChecks.has(id))
        .map((id): CheckProgress => ({ id, status: 'waiting', findings: [], finishedAt: null })),
    ],
  };
};

/** Nothing is being read any more; what a cancelled collection left out is still to come. */
const collectionFinished = (
  state: RunState,
  body: Extract<RunEventBody, { type: 'collection-finished' }>,
  at: string,
): Partial<RunState> => ({
  collecting: false,
  finishedAt: at,
  complete: body.complete && state.checks.every(({ status }) => status === 'finished'),
  items: state.items.map((item): ItemProgress =>
    item.status === 'reading' ? { status: 'waiting', id: item.id } : item,
  ),
  checks: state.checks.map((check): CheckProgress =>
    check.status === 'in-progress' ? { ...check, status: 'waiting' } : check,
  ),
});

/** Of the plans, only *Protect ports* changes what the checks of the Before phase have found. */
const changesNow = (state: RunState, planId: string): boolean =>
  state.plans.some(({ plan }) => plan.id === planId && plan.kind === 'protect-ports');

/** What was decided at the gate does not count any more; after the update it is history, and stays. */
const reopened = (state: RunState): Partial<RunState> =>
  state.phase === 'after' ? {} : { gate: null };

/** No check stands until it has run again. So it is from the confirmation of a plan on, because a plan changes the server and the agent may go down in between. */
const unsettle = (state: RunState): Partial<RunState> => ({
  complete: false,
  gate: null,
  checks: state.checks.map((check): CheckProgress => ({ ...check, status: 'waiting' })),
});

const setItem = (items: readonly ItemProgress[], next: ItemProgress): readonly ItemProgress[] =>
  items.some(({ id }) => id === next.id)
    ? items.map((item) => (item.id === next.id ? next : item))
    : [...items, next];

const setCheck = (
  checks: readonly CheckProgress[],
  id: string,
  next: Partial<CheckProgress>,
): readonly CheckProgress[] =>
  checks.map((check) => (check.id === id ? { ...check, ...next } : check));

const without = (
  waivers: readonly Waiver[],
  { findingId, subject }: Pick<Waiver, 'findingId' | 'subject'>,
): readonly Waiver[] =>
  waivers.filter((waiver) => waiver.findingId !== findingId || waiver.subject !== subject);
