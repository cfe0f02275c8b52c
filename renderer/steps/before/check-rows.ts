import { checks } from '../../../shared/checks/index.ts';
import type { Finding, Impact, Outcome, Waiver } from '../../../shared/report/schema.ts';
import type { CheckProgress, ItemProgress, RunState } from '../../../shared/run/state.ts';
import { isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import { checkNames, plural } from '../../words.ts';

/** `not-run`: no run has reached the check yet. `reading`: evidence that it needs is being read at this moment. */
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
  const items = new Map(state?.items.map((item) => [item.id, item]));
  const known = checks.map(({ id, question, impact, needs }) =>
    rowOf({ id, question, impact, needs }, progress.get(id), items),
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
        items,
      ),
    );
  return [...known, ...others];
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
  items: ReadonlyMap<string, ItemProgress>,
): CheckRow => {
  const phase = phaseOf(needs, progress, items);
  const findings = progress?.findings ?? [];
  return {
    id,
    name: checkNames[id] ?? id,
    question,
    impact,
    phase,
    outcome: findings.length === 0 ? null : worstOutcome(findings),
    detail: detailOf(phase, needs, findings, items),
    findings,
    finishedAt: progress?.finishedAt ?? null,
  };
};

const phaseOf = (
  needs: readonly string[],
  progress: CheckProgress | undefined,
  items: ReadonlyMap<string, ItemProgress>,
): CheckPhase => {
  if (progress === undefined) return 'not-run';
  if (progress.status !== 'in-progress') return progress.status;
  return needs.some((id) => items.get(id)?.status === 'reading') ? 'reading' : 'in-progress';
};

const detailOf = (
  phase: CheckPhase,
  needs: readonly string[],
  findings: readonly Finding[],
  items: ReadonlyMap<string, ItemProgress>,
): string => {
  switch (phase) {
    case 'not-run':
      return 'Not run yet';
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
  return same.length === findings.length
    ? `All ${findings.length} findings`
    : `${same.length} of ${plural(findings.length, 'finding')}`;
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
