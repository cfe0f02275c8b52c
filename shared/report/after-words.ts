import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import { timeText } from '../text/time.ts';
import type { Health } from '../after/schema.ts';
import { groupBy } from './action-parts.ts';
import type { Finding, Report } from './schema.ts';
import { say } from '../texts/stored.ts';

type After = NonNullable<Report['after']>;
type Row = Report['before_after'][number];
type Answer = After['answers'][number];

/** What each health means for who takes the server over. */
export const healthMeanings: Readonly<Record<Health, string>> = {
  healthy: say('verified.health.healthy'),
  degraded: say('verified.health.degraded'),
  outage: say('verified.health.outage'),
  incomplete: say('action.outage-unanswered'),
};

/** The After phase in sentences, the same in every rendering. */
export const afterSentences = (after: After): readonly string[] => [
  startText(after),
  ...statusSentence(after),
  ...(after.settled === null ? [] : [settledText(after.settled)]),
  ...(after.baseline === null ? [] : [baselineText(after.baseline)]),
];

const startText = ({ startedAt, startedBy, finishedAt, status }: After): string =>
  say('verified.from', {
    from: timeText(startedAt),
    by: startedBy,
    end: finishedAt === null ? (status === 'interrupted' ? 'broken' : 'other') : 'ended',
    endedAt: finishedAt === null ? '' : timeText(finishedAt),
  });

const statusSentence = ({ status }: After): readonly string[] => {
  switch (status) {
    case 'stale':
      return [say('verified.changed-since')];
    case 'interrupted':
      return [say('verified.agent-down')];
    case 'settling':
      return [say('verified.settling')];
    case 'reading':
      return [say('verified.reading')];
    case 'finished':
      return [];
  }
};

const settledText = (settled: NonNullable<After['settled']>): string =>
  settled.flapping.length === 0
    ? waitText(settled)
    : `${waitText(settled)} ${say('verified.settle.flapping', { services: settled.flapping.join(', ') })}`;

const waitText = ({ outcome, waitedSeconds, left }: NonNullable<After['settled']>): string => {
  const waited = Math.round(waitedSeconds);
  const services = left
    .map(({ name, state }) => say(`verified.unsettled.${state}`, { service: name }))
    .join(', ');
  switch (outcome) {
    case 'settled':
      return say('verified.settle.settled', { waited });
    case 'limit-reached':
      return services === ''
        ? say('verified.settle.limit-findings', { waited })
        : say('verified.settle.limit', { waited, services });
    case 'unread':
      return say('verified.settle.unread');
    case 'cancelled':
      return services === ''
        ? say('verified.settle.cancelled', { waited })
        : say('verified.settle.cancelled-left', { waited, services });
  }
};

const baselineText = ({ usable, why, collectedAt }: NonNullable<After['baseline']>): string => {
  const compared = usable ? comparedText(collectedAt) : say('verified.no-baseline');
  return why === null ? compared : `${compared} ${ended(why)}`;
};

const comparedText = (collectedAt: string | null): string =>
  collectedAt === null
    ? say('verified.compared')
    : say('verified.compared-of', { collectedAt: timeText(collectedAt) });

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A value of the comparison; one that was not read is said to be so. */
export const valueText = (value: string | null): string => value ?? say('code.not-known');

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
  return say('verified.rows', {
    rows: rows.length,
    worse: count('worse'),
    unknown: count('unknown'),
    noted: count('noted'),
    expected: count('expected'),
    same: count('same'),
  });
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
  const result = secure
    ? say('verified.answer.over-tls', { outcome: say(`code.${outcome}`) })
    : say(`code.${outcome}`);
  if (outcome === 'answered') return `${result}: ${shown}`;
  const answer = error === null ? result : `${result}: ${error}`;
  return shown === '' ? answer : say('verified.answer.it-said', { answer, said: shown });
};

/** The certificate that was shown, in a line; null where none was. */
export const certificateText = ({ certificate }: Answer): string | null => {
  if (certificate === null) return null;
  const { subject, issuer, notBefore, notAfter } = certificate;
  const day = (time: string | null): string =>
    time === null ? say('code.not-known') : timeText(time);
  return say('verified.certificate', { subject, issuer, from: day(notBefore), to: day(notAfter) });
};

/** Who signed, as what, and on what; the note is printed beside it. */
export const signOffText = ({
  by,
  role,
  decision,
  health,
  at,
}: NonNullable<After['signOff']>): string =>
  say(`verified.signed.${decision}`, {
    by,
    as: role === '' ? 'other' : 'role',
    role,
    at: timeText(at),
    health: say(`code.${health}`),
  });

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
    : say('verified.holder', {
        of: port === null ? 'other' : 'port',
        port: port ?? '',
        in: family === null ? 'other' : 'family',
        family: family === null ? '' : familyName(family),
        holder: describeHolder(holder),
        held: heldNow === null ? 'other' : heldNow ? 'now' : 'past',
      });
