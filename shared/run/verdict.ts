import { findingKey } from '../report/finding-key.ts';
import type { Finding, Verdict, Waiver } from '../report/schema.ts';

/** Whether a finding of this impact can keep the update from starting. */
export const canBlock = (finding: Pick<Finding, 'impact'>): boolean =>
  finding.impact === 'update-fails' || finding.impact === 'outage';

/** A failed finding that blocks unless it is waived. */
export const isBlocker = (finding: Finding): boolean =>
  finding.outcome === 'fail' && canBlock(finding);

/** The waiver that covers a finding now, if there is one; an expired waiver covers nothing. */
export const waiverFor = (
  finding: Pick<Finding, 'id' | 'subject'>,
  waivers: readonly Waiver[],
  now: Date,
): Waiver | undefined =>
  waivers.find(
    (waiver) =>
      findingKey({ id: waiver.findingId, subject: waiver.subject }) === findingKey(finding) &&
      Date.parse(waiver.until) > now.getTime(),
  );

/**
 * The verdict of a set of findings.
 *
 * `incomplete` if a finding that could block is `error`, skipped or in progress; else `no-go` if a blocker is not waived; else `go-with-warnings` if a `fail` or `manual` is left, waived or not; else `go`. No findings at all are not good news.
 */
export const verdictOf = (
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  now: Date,
): Verdict => {
  const open = findings.some(
    (finding) => canBlock(finding) && ['error', 'skipped', 'in-progress'].includes(finding.outcome),
  );
  if (open || findings.length === 0) return 'incomplete';
  if (findings.some((finding) => isBlocker(finding) && !waiverFor(finding, waivers, now)))
    return 'no-go';
  const warns = findings.some(({ outcome }) => outcome === 'fail' || outcome === 'manual');
  return warns ? 'go-with-warnings' : 'go';
};
