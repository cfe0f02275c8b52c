import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import { timeText } from '../text/time.ts';
import type { Health } from '../after/schema.ts';
import { groupBy } from './action-parts.ts';
import type { Finding, Report } from './schema.ts';

type After = NonNullable<Report['after']>;
type Row = Report['before_after'][number];
type Answer = After['answers'][number];

/** What each health means for who takes the server over. */
export const healthMeanings: Readonly<Record<Health, string>> = {
  healthy:
    'Every question that could hide an outage has been answered, and nothing is worse than before.',
  degraded:
    'Nothing that worked before is known to be down, but something is left that a person has to accept.',
  outage: 'At least one thing that worked before the update does not work now.',
  incomplete:
    'A question that could hide an outage has no answer. What cannot be read is never a pass.',
};

/** The After phase in sentences, the same in every rendering. */
export const afterSentences = (after: After): readonly string[] => [
  `Verified from ${timeText(after.startedAt)} (started by ${after.startedBy}), ${endText(after)}.`,
  ...statusSentence(after),
  ...(after.settled === null ? [] : [settledText(after.settled)]),
  ...(after.baseline === null ? [] : [baselineText(after.baseline)]),
];

const endText = ({ finishedAt, status }: After): string => {
  if (finishedAt !== null) return `ended ${timeText(finishedAt)}`;
  return status === 'interrupted' ? 'and broken off' : 'not ended when this report was made';
};

const statusSentence = ({ status }: After): readonly string[] => {
  switch (status) {
    case 'stale':
      return [
        'The server was changed since, so nothing that was found stands until it is verified again.',
      ];
    case 'interrupted':
      return ['The agent or its computer went down during the verification.'];
    case 'settling':
      return ['The services are still waited for.'];
    case 'reading':
      return ['The server is still being read.'];
    case 'finished':
      return [];
  }
};

const settledText = ({
  outcome,
  waitedSeconds,
  left,
  flapping,
}: NonNullable<After['settled']>): string => {
  const waited = `${Math.round(waitedSeconds)} s`;
  const names = left.map(({ name, state }) => `${name} (${state})`).join(', ');
  const restless =
    flapping.length === 0
      ? ''
      : ` Started and ended again while it was waited: ${flapping.join(', ')}.`;
  switch (outcome) {
    case 'settled':
      return `The services settled after ${waited}.${restless}`;
    case 'limit-reached':
      return `The services had not settled after ${waited}, which was the limit: ${names || 'see the findings'}.${restless}`;
    case 'unread':
      return `The services could not be read, so it was not waited for them.${restless}`;
    case 'cancelled':
      return `The wait for the services was cancelled after ${waited}${names === '' ? '' : `: ${names}`}.${restless}`;
  }
};

const baselineText = ({ usable, why, collectedAt }: NonNullable<After['baseline']>): string => {
  const of = collectedAt === null ? '' : ` of ${timeText(collectedAt)}`;
  if (usable) return `Compared with the baseline${of}.${why === null ? '' : ` ${ended(why)}`}`;
  return `There is no baseline that it could be compared with in full. ${why === null ? '' : ended(why)}`.trim();
};

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A value of the comparison; one that was not read is said to be so. */
export const valueText = (value: string | null): string => value ?? 'not known';

/** Whether a row only says that nothing has changed. */
export const isUnchanged = ({ judged, before, after }: Row): boolean =>
  judged === 'same' && before === after;

const urgency = { worse: 0, unknown: 1, noted: 2, expected: 3, same: 4 } as const;

/** Rows that somebody has to look at, the worst first. */
export const changedRows = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter((row) => !isUnchanged(row) && row.judged !== 'expected')
    .toSorted((left, right) => urgency[left.judged] - urgency[right.judged]);

/** What differs as an update makes it, by field and reason: an update gives every service a new process and a new version. */
export const expectedByReason = (
  rows: readonly Row[],
): readonly { readonly reason: string; readonly values: readonly string[] }[] =>
  groupBy(
    rows.filter((row) => !isUnchanged(row) && row.judged === 'expected'),
    reasonOf,
  ).map((mine) => ({ reason: mine[0] ? reasonOf(mine[0]) : '', values: mine.map(expectedText) }));

const reasonOf = ({ field, why }: Row): string => (why.trim() === '' ? field : `${field}: ${why}`);

const expectedText = ({ subject, before, after }: Row): string =>
  `${subject} ${valueText(before)} → ${valueText(after)}`;

/** What is as it was, by subject: `state running`, `start type automatic`. */
export const unchangedBySubject = (
  rows: readonly Row[],
): readonly { readonly subject: string; readonly fields: readonly string[] }[] =>
  groupBy(rows.filter(isUnchanged), ({ subject }) => subject).map((mine) => ({
    subject: mine[0]?.subject ?? '',
    fields: mine.map(unchangedText),
  }));

/** How many values were compared, and how they stand; null where nothing was. */
export const rowsSummary = (rows: readonly Row[]): string | null => {
  if (rows.length === 0) return null;
  const count = (judged: Row['judged']): number =>
    rows.filter((row) => row.judged === judged).length;
  return `${rows.length} values were compared: ${count('worse')} worse, ${count('unknown')} not known, ${count('noted')} noted, ${count('expected')} changed as expected, ${count('same')} the same.`;
};

const unchangedText = ({ field, after }: Pick<Row, 'field' | 'after'>): string =>
  `${field} ${valueText(after)}`;

/** Whom it was talked to: `MSExchangePOP3BE pop3 tcp/9955 IPv4 (back-end)`. */
export const answerName = ({ service, protocol, port, family, place }: Answer): string =>
  `${service} ${protocol} tcp/${port} ${familyName(family)} (${place})`;

/** So much of a greeting is printed; the JSON has what was kept of it. */
const mostSaid = 200;

/** What it said, or why there is nothing. */
export const answerText = ({ outcome, secure, said, error }: Answer): string => {
  const first = said.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const shown = first.length > mostSaid ? `${first.slice(0, mostSaid)}…` : first;
  const over = secure ? ' over TLS' : '';
  const why = error === null ? '' : `: ${error}`;
  if (outcome === 'answered') return `answered${over}: ${shown}`;
  return `${outcome}${over}${why}${shown === '' ? '' : `; it said: ${shown}`}`;
};

/** The certificate that was shown, in a line; null where none was. */
export const certificateText = ({ certificate }: Answer): string | null => {
  if (certificate === null) return null;
  const from = certificate.notBefore === null ? 'not known' : timeText(certificate.notBefore);
  const to = certificate.notAfter === null ? 'not known' : timeText(certificate.notAfter);
  return `Certificate ${certificate.subject}, issued by ${certificate.issuer}, valid from ${from} to ${to}`;
};

/** Who signed, as what, and on what; the note is printed beside it. */
export const signOffText = ({
  by,
  role,
  decision,
  health,
  at,
}: NonNullable<After['signOff']>): string =>
  `Signed by ${by}${role === '' ? '' : ` (${role})`}, ${timeText(at)}: ${decision === 'accepted' ? 'accepted, the server is given back' : 'open, the server is handed on with what is open'}. The server was ${health} then.`;

/** Why a service is not as it was, with what proves it. */
export const causesOf = (
  findings: readonly Finding[],
): readonly { readonly finding: Finding; readonly cause: NonNullable<Finding['cause']> }[] =>
  findings.flatMap((finding) =>
    finding.cause === undefined ? [] : [{ finding, cause: finding.cause }],
  );

/** Who had the port that a cause is about, and whether he has it now; null where there is no holder. */
export const causeHolderText = ({
  port,
  family,
  holder,
  heldNow,
}: NonNullable<Finding['cause']>): string | null =>
  holder === null
    ? null
    : `Holder${port === null ? '' : ` of tcp/${port}`}${family === null ? '' : ` in ${familyName(family)}`}: ${describeHolder(holder)}, ${heldText(heldNow)}.`;

const heldText = (heldNow: boolean | null): string => {
  if (heldNow === null) return 'not known whether it still has it';
  return heldNow ? 'which has it now' : 'which does not have it any more';
};
