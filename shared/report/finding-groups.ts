import { groupBy } from './action-parts.ts';
import { causeHolderText } from './after-words.ts';
import type { Finding } from './schema.ts';

/** What stands in a sentence that is said of several things in place of the thing. */
export const each = '…';

const special = /[\\^$.*+?()[\]{}|/]/g;

/**
 * A text about a finding, with {@link each} in place of what the finding is about: the whole subject, and the service that it begins with. Two findings that differ in nothing else have the same text.
 */
export const withoutSubject = (finding: Pick<Finding, 'subject'>, text: string): string => {
  const { subject } = finding;
  const [first = ''] = subject.split(' ');
  return [subject, first]
    .filter((name) => name.length > 1)
    .reduce(
      (rest, name) =>
        rest.replace(
          new RegExp(
            `(?<![\\p{L}\\p{N}_])${name.replace(special, '\\$&')}(?![\\p{L}\\p{N}_])`,
            'gu',
          ),
          each,
        ),
      text,
    );
};

/** Fewer findings than this are shown each by itself. */
const fewest = 3;

/**
 * Findings in the order in which they are given, those that say the same of different things together: 32 services that one cause keeps down, files that Setup has overwritten. `also` says what else has to be equal.
 *
 * Paper shows a group as one card with a list; nothing that one finding says differently may be in a group.
 */
export const groupFindings = <T extends { readonly finding: Finding }>(
  placed: readonly T[],
  also: (one: T) => string = () => '',
): readonly (readonly T[])[] =>
  groupBy(placed, (one) => JSON.stringify([sameness(one.finding), also(one)])).flatMap((group) =>
    group.length >= fewest ? [group] : group.map((one) => [one]),
  );

const sameness = (finding: Finding): unknown => {
  const { id, outcome, impact, title, summary, remediation, evidence, docs, cause } = finding;
  return [
    id,
    outcome,
    impact,
    withoutSubject(finding, title),
    withoutSubject(finding, summary),
    remediation.map(({ kind, text }) => [kind, withoutSubject(finding, text)]),
    evidence,
    docs,
    cause?.kind ?? null,
  ];
};

/** Findings with a cause, those with the same cause and the same proof together. */
export const groupCauses = <
  T extends { readonly finding: Finding; readonly cause: NonNullable<Finding['cause']> },
>(
  causes: readonly T[],
): readonly (readonly T[])[] =>
  groupBy(causes, ({ finding, cause }) =>
    JSON.stringify([
      finding.id,
      cause.kind,
      withoutSubject(finding, cause.text),
      causeHolderText(cause),
      cause.proof.map(({ text, evidence }) => [withoutSubject(finding, text), evidence]),
    ]),
  ).flatMap((group) => (group.length >= fewest ? [group] : group.map((one) => [one])));
