import { checks } from '../../../shared/checks/index.ts';
import type { Finding, Impact, Outcome, Waiver } from '../../../shared/report/schema.ts';
import type { CheckProgress, ItemProgress, RunState } from '../../../shared/run/state.ts';
import { canBlock, isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import { checkNames } from '../../words.ts';

/** `not-run`: the check has no answer that counts, and nothing is under way to get one. `reading`: evidence that it needs is being read at this moment. */
export type CheckPhase = 'not-run' | 'waiting' | 'reading' | 'in-progress' | 'finished';

/** One line of the list of checks. */
export type CheckRow = {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly impact: Impact;
  readonly phase: CheckPhase;
  /** Of the last time the check finished; kept while it runs again. */
  readonly outcome: Outcome | null;
  /** One line: how far it is, or what was found. */
  readonly detail: string;
  readonly findings: readonly Finding[];
  /** One line: which questions that could block the update have no answer; null when all have. */
  readonly unanswered: string | null;
  readonly finishedAt: string | null;
};

/** Outcomes from the one that needs attention first to the one that needs none. */
const order: readonly Outcome[] = [
  'fail',
  'error',
  'skipped',
  'in-progress',
  'manual',
  'pass',
  'not-applicable',
];

export const worstOutcome = (findings: readonly Pick<Finding, 'outcome'>[]): Outcome =>
  order.find((outcome) => findings.some((finding) => finding.outcome === outcome)) ?? 'skipped';

/** Findings in the order in which they need attention; equal ones stay as the check gave them. */
export const byUrgency = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((left, right) => order.indexOf(left.outcome) - order.indexOf(right.outcome));

/** Every check of the phase, always in the same order and number, so that no line moves while results arrive. */
export const checkRows = (state: RunState | null): readonly CheckRow[] => {
  const progress = new Map(state?.checks.map((check) => [check.id, check]));
  const context: Context = {
    collecting: state?.collecting ?? false,
    items: new Map(state?.items.map((item) => [item.id, item])),
  };
  const known = checks.map(({ id, question, impact, needs }) =>
    rowOf({ id, question, impact, needs }, progress.get(id), context),
  );
  // A newer agent may have checks that this window does not know by name.
  const others = [...progress.values()]
    .filter(({ id }) => !checks.some((check) => check.id === id))
    .map((check) =>
      rowOf(
        {
          id: check.id,
          question: '',
          impact: check.findings[0]?.impact ?? 'information',
          needs: [],
        },
        check,
        context,
      ),
    );
  return [...known, ...others];
};

type Context = {
  readonly collecting: boolean;
  readonly items: ReadonlyMap<string, ItemProgress>;
};

type CheckFacts = {
  readonly id: string;
  readonly question: string;
  readonly impact: Impact;
  readonly needs: readonly string[];
};

const rowOf = (
  { id, question, impact, needs }: CheckFacts,
  progress: CheckProgress | undefined,
  context: Context,
): CheckRow => {
  const phase = phaseOf(needs, progress, context);
  const findings = progress?.findings ?? [];
  return {
    id,
    name: checkNames[id] ?? id,
    question,
    impact,
    phase,
    outcome: findings.length === 0 ? null : worstOutcome(findings),
    detail: detailOf(phase, needs, findings, context),
    findings,
    unanswered: phase === 'finished' ? unansweredOf(findings) : null,
    finishedAt: progress?.finishedAt ?? null,
  };
};

const phaseOf = (
  needs: readonly string[],
  progress: CheckProgress | undefined,
  { collecting, items }: Context,
): CheckPhase => {
  if (progress === undefined || (progress.status === 'waiting' && !collecting)) return 'not-run';
  if (progress.status !== 'in-progress') return progress.status;
  return needs.some((id) => items.get(id)?.status === 'reading') ? 'reading' : 'in-progress';
};

const detailOf = (
  phase: CheckPhase,
  needs: readonly string[],
  findings: readonly Finding[],
  { items }: Context,
): string => {
  switch (phase) {
    case 'not-run':
      return findings.length === 0 ? 'Not run yet' : 'Has to run again';
    case 'waiting':
      return 'Waiting for its turn';
    case 'reading':
    case 'in-progress': {
      const read = needs.filter((id) => items.get(id)?.status === 'read').length;
      return `Reading: ${read} of ${needs.length} read`;
    }
    case 'finished':
      return resultOf(findings);
  }
};

const resultOf = (findings: readonly Finding[]): string => {
  const worst = worstOutcome(findings);
  const same = findings.filter(({ outcome }) => outcome === worst);
  const [first] = same;
  if (findings.length === 1 && first) return first.title;
  return countText(worst, same.length, findings.length);
};

/** What is so of one of several findings, and of many. */
const predicates: Readonly<Record<Outcome, readonly [string, string]>> = {
  pass: ['passes', 'pass'],
  fail: ['fails', 'fail'],
  manual: ['is for you to judge', 'are for you to judge'],
  'not-applicable': ['does not apply', 'do not apply'],
  error: ['could not be checked', 'could not be checked'],
  skipped: ['was not checked', 'were not checked'],
  'in-progress': ['is still to come', 'are still to come'],
};

const countText = (outcome: Outcome, count: number, all: number): string => {
  if (outcome !== 'pass') return `${count} of ${all} ${predicate(outcome, count)}`;
  if (count === all) return `All ${all} pass`;
  // Beside a pass stands nothing worse than what does not apply; "1 of 5" would sound like four failures.
  const rest = all - count;
  return `${count} ${predicate('pass', count)}, ${rest} ${predicate('not-applicable', rest)}`;
};

const predicate = (outcome: Outcome, count: number): string =>
  predicates[outcome][count === 1 ? 0 : 1];

const unansweredOutcomes: readonly Outcome[] = ['error', 'skipped', 'in-progress'];

const unansweredOf = (findings: readonly Finding[]): string | null => {
  const open = findings.filter(
    (finding) => canBlock(finding) && unansweredOutcomes.includes(finding.outcome),
  );
  const [first] = open;
  if (first === undefined) return null;
  return findings.length === 1
    ? first.title
    : countText(worstOutcome(open), open.length, findings.length);
};

export type CheckTotals = {
  readonly finished: number;
  readonly checks: number;
  readonly read: number;
  readonly items: number;
};

export const checkTotals = (state: RunState): CheckTotals => ({
  finished: state.checks.filter(({ status }) => status === 'finished').length,
  checks: state.checks.length,
  read: state.items.filter(({ status }) => status === 'read').length,
  items: state.items.length,
});

/** Share of the run that is done, 0–1. */
export const progressOf = ({ finished, checks: all, read, items }: CheckTotals): number =>
  all + items === 0 ? 0 : (finished + read) / (all + items);

/** The check that the operator should look at first: the first that fails, else the first that has no answer, else the first. While checks run it stays the first, so that nothing jumps with each result. */
export const firstToLookAt = (rows: readonly CheckRow[], running: boolean): string | null =>
  (
    (running ? rows[0] : undefined) ??
    rows.find(({ phase, outcome }) => phase === 'finished' && outcome === 'fail') ??
    rows.find(({ phase, outcome }) => phase === 'finished' && outcome === 'error') ??
    rows[0]
  )?.id ?? null;

/** The waiver in force for a blocker, if there is one. */
export const waiverOf = (
  finding: Finding,
  waivers: readonly Waiver[],
  now: Date,
): Waiver | undefined => (isBlocker(finding) ? waiverFor(finding, waivers, now) : undefined);
