import type { Evidence } from '../evidence/schema.ts';
import { deriveFacts } from '../facts/derive-facts.ts';
import { chanceOf, combine } from '../ports/estimate-capture.ts';
import type { RunState } from '../run/state.ts';
import { findKnownFailure } from '../setup-log/known-failures.ts';
import { momentsOf } from '../watch/history.ts';
import type { WatchState } from '../watch/state.ts';
import type { Report } from './schema.ts';

type WatchParts = Pick<Report, 'captures' | 'watch' | 'setup'>;

/** What the report says of the During phase. */
export const watchParts = (
  state: RunState,
  watch: WatchState,
  evidence: Evidence,
  now: Date,
): WatchParts => {
  const { status, startedAt, startedBy, endedAt, intervalMs, slowedWhy, gaps, rate, bootTask } =
    watch;
  return {
    captures: [...watch.captures],
    watch: {
      status,
      startedAt,
      startedBy,
      endedAt,
      intervalMs,
      slowedWhy,
      gaps: [...gaps],
      rate,
      bootTask,
      expectation: expectationOf(state, watch, evidence, now),
      history: { dropped: watch.history.dropped, moments: [...momentsOf(watch.history)] },
    },
    setup: setupOf(watch),
  };
};

/** The model is asked about the time that was really watched and the rate that was really there, so that its answer can be held against what happened. */
const expectationOf = (
  { ports, capture }: RunState,
  watch: WatchState,
  evidence: Evidence,
  now: Date,
): NonNullable<NonNullable<Report['watch']>['expectation']> => {
  const facts = deriveFacts(evidence);
  const seconds = watchedSeconds(watch, now);
  const exposed = ports.filter(({ risk, inUse }) => risk === 'at-risk' && inUse !== false);
  const chances = exposed.map((report) =>
    chanceOf(facts, { report }, watch.rate ?? capture?.rate ?? null, seconds),
  );
  const known = chances.filter((chance) => chance !== null);
  const complete = exposed.length > 0 && known.length === exposed.length;
  const captured = exposed.filter(({ port, protocol }) =>
    watch.captures.some((one) => one.port === port && one.protocol === protocol),
  );
  return {
    seconds,
    chance: complete ? combine(known) : null,
    ports: exposed.length,
    captured: captured.length,
  };
};

const watchedSeconds = ({ startedAt, endedAt, gaps }: WatchState, now: Date): number => {
  const span = (from: string, to: number): number => Math.max(0, to - Date.parse(from));
  const all = span(startedAt, endedAt === null ? now.getTime() : Date.parse(endedAt));
  const blind = gaps
    .filter(({ from }) => Date.parse(from) >= Date.parse(startedAt))
    .reduce((sum, { from, to }) => sum + span(from, Date.parse(to)), 0);
  return Math.max(0, Math.round((all - blind) / 1_000));
};

const setupOf = ({ setup, setupNotes }: WatchState): Report['setup'] => {
  if (setup === null) return null;
  const { status, version, mode, phase, component, errors, warnings } = setup;
  const notes = setupNotes
    .filter(({ kind, known }) => kind === 'error' || kind === 'failed' || known !== null)
    .map(({ kind, logTime, text, reference, known }) => {
      const failure = known === null ? null : findKnownFailure(known);
      return {
        kind,
        logTime,
        text,
        reference,
        what: failure?.what ?? null,
        remedy: failure?.remedy ?? null,
      };
    });
  const { longestPauseSeconds, grewAt } = setup;
  return {
    status,
    version,
    mode,
    phase,
    component,
    errors,
    warnings,
    longestPauseSeconds,
    grewAt,
    notes,
  };
};
