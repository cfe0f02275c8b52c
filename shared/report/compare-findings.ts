import { canBlock } from '../run/verdict.ts';
import type { Change, Changed } from './compare.ts';
import { findingKey } from './finding-key.ts';
import type { Finding } from './schema.ts';
import { say } from '../texts/stored.ts';

/** What became of each finding of A, and what B adds. */
export const compareFindings = (
  a: readonly Finding[],
  b: readonly Finding[],
): readonly Changed[] => {
  const before = byKey(a);
  const after = byKey(b);
  const keys = new Set([...after.keys(), ...before.keys()]);
  return [...keys].flatMap((key) => {
    const [inA, inB] = [before.get(key), after.get(key)];
    const finding = inB ?? inA;
    if (finding === undefined) return [];
    const change = inB === undefined ? changeWithout(inA, b) : changeTo(inA, inB);
    return [
      {
        key,
        change,
        a: inA === undefined ? null : markOf(inA),
        b: inB === undefined ? null : markOf(inB),
        title: finding.title,
        alarms: inB !== undefined && alarms(change, inB),
      },
    ];
  });
};

/** A key can occur twice in a report from elsewhere; then the worst counts. */
const byKey = (findings: readonly Finding[]): ReadonlyMap<string, Finding> => {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const known = worst.get(findingKey(finding));
    if (known === undefined || rankOf(finding) > rankOf(known))
      worst.set(findingKey(finding), finding);
  }
  return worst;
};

const markOf = ({ outcome, impact }: Finding): string =>
  `${say(`code.${outcome}`)}, ${say(`code.${impact}`)}`;

const isSettled = ({ outcome }: Finding): boolean =>
  outcome === 'pass' || outcome === 'not-applicable';
const isUnanswered = ({ outcome }: Finding): boolean =>
  ['error', 'skipped', 'in-progress'].includes(outcome);

/** How bad a finding is. One that cannot block stands below every one that can. */
const rankOf = (finding: Finding): number => {
  if (isSettled(finding)) return 0;
  const level = finding.outcome === 'fail' ? 3 : isUnanswered(finding) ? 2 : 1;
  if (finding.impact === 'information') return 1;
  return level + (canBlock(finding) ? 10 : 1);
};

const changeTo = (before: Finding | undefined, after: Finding): Change => {
  if (before === undefined) return isSettled(after) ? 'in-order' : 'new';
  if (isSettled(after)) return isSettled(before) ? 'unchanged' : 'fixed';
  // An answer that was there and is lost is no new fault, and no good news.
  if (isSettled(before)) return isUnanswered(after) ? 'worse' : 'new';
  // What was open and cannot be answered now may be either.
  if (isUnanswered(after) && !isUnanswered(before)) return 'not-known';
  const [from, to] = [rankOf(before), rankOf(after)];
  if (to > from) return 'worse';
  return to < from ? 'better' : 'unchanged';
};

/** B says nothing of it. That is good news only where B asked the same question and answered it in full. */
const changeWithout = (before: Finding | undefined, b: readonly Finding[]): Change => {
  if (before === undefined || isSettled(before)) return 'not-asked';
  const answers = b.filter(({ id }) => id === before.id);
  if (answers.length === 0) return 'not-asked';
  return answers.some(isUnanswered) ? 'not-known' : 'fixed';
};

const alarms = (change: Change, finding: Finding): boolean =>
  (change === 'new' || change === 'worse') && finding.impact !== 'information';
