import fc from 'fast-check';
import { expect, it } from 'vitest';

import { buildReport } from '../../shared/report/build-report.ts';
import { reportSchema } from '../../shared/report/schema.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { freshMinutes, gateOf } from '../../shared/run/gate.ts';
import { reduce, reduceAll } from '../../shared/run/reduce.ts';
import type { RunState } from '../../shared/run/state.ts';
import { recordRun, type RecordedRun } from '../support/recorded-run.ts';

/** Whatever is said about a run, these make the gate's "go" a lie. */
const unfinished = (state: RunState, now: Date): readonly string[] => [
  ...(state.complete ? [] : ['not complete']),
  ...(state.collecting ? ['collecting'] : []),
  ...(state.checks.length === 0 ? ['no check'] : []),
  ...state.checks.filter(({ status }) => status !== 'finished').map(({ id }) => `check ${id}`),
  ...state.items.filter(({ status }) => status !== 'read').map(({ id }) => `item ${id}`),
  ...state.plans
    .filter(({ confirmedBy, outcome }) => confirmedBy !== null && outcome === null)
    .map(({ plan }) => plan.id),
  ...(now.getTime() - Date.parse(state.collectedAt ?? '') < freshMinutes * 60_000 ? [] : ['stale']),
];

const expectHonestGate = (state: RunState | null, now: Date): boolean => {
  if (state === null) return false;
  const { open, verdict } = gateOf(state, now);
  if (open) expect(unfinished(state, now)).toEqual([]);
  if (open) expect(verdict).toMatch(/^go/);
  return open;
};

it('every prefix of a journal gives the state that was shown at that point', async () => {
  const { events, shown } = await recordRun();
  expect(events.length).toBeGreaterThan(300);
  expect(shown).toHaveLength(events.length);
  let state: RunState | null = null;
  events.forEach((event, index) => {
    state = reduce(state, event);
    expect(state).toEqual(shown[index]);
  });
  expect(reduceAll(events)).toEqual(shown.at(-1));
});

it('the recorded run has everything in it that can happen', async () => {
  const { events, shown } = await recordRun();
  const types = new Set(events.map(({ body }) => body.type));
  for (const type of [
    'plan-confirmed',
    'step-finished',
    'waiver-added',
    'waiver-withdrawn',
    'gate-decided',
    'clock-advanced',
  ])
    expect(types).toContain(type);
  expect(shown.at(-1)?.plans.map(({ outcome }) => outcome)).toEqual(['rolled-back', 'applied']);
});

it('the gate is open at some point of a run, and never while anything in it is not finished', async () => {
  const { events } = await recordRun();
  let state: RunState | null = null;
  let open = 0;
  for (const event of events) {
    state = reduce(state, event);
    if (expectHonestGate(state, new Date(event.at))) open += 1;
  }
  expect(open).toBeGreaterThan(0);
  expect(open).toBeLessThan(events.length / 2);
});

type Damage = {
  readonly end: number;
  readonly missing: readonly number[];
  readonly swapped: readonly (readonly [number, number])[];
  readonly twice: readonly number[];
};

/** What can happen to a journal of so many events: cut off, events missing, in another order, twice. */
const damageOf = (length: number): fc.Arbitrary<Damage> => {
  const indices = fc.nat({ max: length - 1 });
  return fc.record({
    end: fc.integer({ min: 0, max: length }),
    missing: fc.array(indices, { maxLength: 40 }),
    swapped: fc.array(fc.tuple(indices, indices), { maxLength: 5 }),
    twice: fc.array(indices, { maxLength: 5 }),
  });
};

const damaged = (
  events: readonly RunEvent[],
  { end, missing, swapped, twice }: Damage,
): readonly RunEvent[] => {
  const left: (RunEvent | undefined)[] = [...events];
  for (const [one, other] of swapped) [left[one], left[other]] = [left[other], left[one]];
  for (const index of missing) left[index] = undefined;
  for (const index of twice) left.splice(index, 0, events[index]);
  return left.slice(0, end).filter((event) => event !== undefined);
};

it('a damaged journal folds without throwing, and its gate is as honest', async () => {
  const { events } = await recordRun();
  const firstCollection = events.findIndex(({ body }) => body.type === 'collection-started');
  fc.assert(
    fc.property(damageOf(events.length), (damage) => {
      const journal = damaged(events, damage);
      const last = journal.at(-1);
      if (last) expectHonestGate(reduceAll(journal), new Date(last.at));
    }),
    {
      numRuns: 400,
      // The line that says when the reads began: without it nothing can be fresh.
      examples: [[{ end: events.length, missing: [firstCollection], swapped: [], twice: [] }]],
    },
  );
});

it('a report passes its schema and comes through JSON unchanged, at every point of a run', async () => {
  const { events, shown, evidence, now }: RecordedRun = await recordRun();
  const every = Math.ceil(events.length / 60);
  for (const state of [...shown.filter((_, index) => index % every === 0), shown.at(-1)]) {
    if (!state) continue;
    const report = buildReport(state, evidence, now);
    const text = JSON.stringify(report);
    const parsed = reportSchema.parse(JSON.parse(text));
    expect(parsed).toEqual(report);
    expect(JSON.stringify(reportSchema.parse(parsed))).toBe(JSON.stringify(parsed));
  }
});
