import { checks } from '../../../shared/checks/index.ts';
import type { Finding, Impact, Outcome, Waiver } from '../../../shared/report/schema.ts';
import type { CheckProgress, ItemProgress, RunState } from '../../../shared/run/state.ts';
import { canBlock, isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import type { TextId, Texts } from '../../../shared/texts/make-texts.ts';

/** `not-run`: the check has no answer that counts, and nothing is under way to get one. `reading`: evidence that it needs is being read at this moment. */
export type CheckPhase = 'not-run' | 'waiting' | 'reading' | 'in-progress' | 'finished';

/** One line of the list of checks, its texts in the operator's language. */
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
export const checkRows = (state: RunState | null, texts: Texts): readonly CheckRow[] => {
  const progress = new Map(state?.checks.map((check) => [check.id, check]));
  const context: Context = {
    collecting: state?.collecting ?? false,
    items: new Map(state?.items.map((item) => [item.id, item])),
    texts,
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
  readonly texts: Texts;
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
    name: checkName(id, context.texts),
    question: context.texts.retell(question),
    impact,
    phase,
    outcome: findings.length === 0 ? null : worstOutcome(findings),
    detail: detailOf(phase, needs, findings, context),
    findings,
    unanswered: phase === 'finished' ? unansweredOf(findings, context.texts) : null,
    finishedAt: progress?.finishedAt ?? null,
  };
};

type CheckNameId = Extract<TextId, `check-name.${string}`>;
const isNameId = (id: string, texts: Texts): id is CheckNameId =>
  id.startsWith('check-name.') && texts.has(id);

/** The short name of a check, for lists; its id where there is none. */
export const checkName = (id: string, texts: Texts): string => {
  const nameId = `check-name.${id}`;
  return isNameId(nameId, texts) ? texts.say(nameId) : id;
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
  { items, texts }: Context,
): string => {
  switch (phase) {
    case 'not-run':
      return texts.say(findings.length === 0 ? 'before.detail.not-run' : 'before.detail.run-again');
    case 'waiting':
      return texts.say('before.detail.waiting');
    case 'reading':
    case 'in-progress': {
      const read = needs.filter((id) => items.get(id)?.status === 'read').length;
      return texts.say('before.detail.reading', { read, needed: needs.length });
    }
    case 'finished':
      return resultOf(findings, texts);
  }
};

const resultOf = (findings: readonly Finding[], texts: Texts): string => {
  const worst = worstOutcome(findings);
  const same = findings.filter(({ outcome }) => outcome === worst);
  const [first] = same;
  if (findings.length === 1 && first) return texts.retell(first.title);
  return countText(worst, same.length, findings.length, texts);
};

/** What is so of some of several findings, or of all. */
const countText = (outcome: Outcome, count: number, all: number, texts: Texts): string => {
  if (outcome !== 'pass') return texts.say(`before.count.${outcome}`, { count, all });
  if (count === all) return texts.say('before.count.all-pass', { all });
  // Beside a pass stands nothing worse than what does not apply; "1 of 5" would sound like four failures.
  return texts.say('before.count.pass', { count, rest: all - count });
};

const unansweredOutcomes: readonly Outcome[] = ['error', 'skipped', 'in-progress'];

const unansweredOf = (findings: readonly Finding[], texts: Texts): string | null => {
  const open = findings.filter(
    (finding) => canBlock(finding) && unansweredOutcomes.includes(finding.outcome),
  );
  const [first] = open;
  if (first === undefined) return null;
  return findings.length === 1
    ? texts.retell(first.title)
    : countText(worstOutcome(open), open.length, findings.length, texts);
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
