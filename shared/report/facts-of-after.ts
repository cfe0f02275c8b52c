import {
  afterSentences,
  answerName,
  answerText,
  causeHolderText,
  causesOf,
  certificateText,
  changedRows,
  expectedByReason,
  rowsSummary,
  signOffText,
  unchangedBySubject,
  valueText,
} from './after-words.ts';
import { withoutSubject } from './finding-groups.ts';
import { openItemsOf } from './open-items.ts';
import { findingKey } from './finding-key.ts';
import type { Report } from './schema.ts';

/** What every rendering says of the After phase, as texts whose words stand beside each other. */
export const factsOfAfter = (report: Report): readonly string[] => {
  const { after, before_after: rows } = report;
  if (after === undefined) return [];
  const { signOff, answers, hashes } = after;
  return [
    after.health,
    ...afterSentences(after),
    ...openItemsOf(report).map(({ name, text }) => `${name} ${text}`),
    ...changedRows(rows).flatMap(({ judged, subject, field, before, after: now, why }) => [
      `${judged} ${subject} ${field} ${valueText(before)} ${valueText(now)}`,
      ...(why.trim() === '' ? [] : [why]),
    ]),
    rowsSummary(rows) ?? '',
    ...answers.flatMap((answer) => {
      const certificate = certificateText(answer);
      return [
        `${answerName(answer)} ${answerText(answer)}`,
        ...(certificate === null ? [] : [certificate]),
      ];
    }),
    ...(signOff === null ? [] : [signOffText(signOff), signOff.note]),
    ...(report.byHand ?? []).flatMap(({ title, commands }) => [title, commands]),
    ...hashes.map(({ name, sha256 }) => `${name} ${sha256}`),
  ].filter((text) => text.trim() !== '');
};

/** The causes, each text with what may be said of several findings at once. */
export const factsOfCauses = ({
  after,
  findings,
}: Report): readonly { readonly text: string; readonly common?: string }[] =>
  after === undefined
    ? []
    : causesOf(findings).flatMap(({ finding, cause }) => [
        { text: `${findingKey(finding)} ${cause.kind}` },
        ...[cause.text, causeHolderText(cause) ?? '', ...cause.proof.map(({ text }) => text)]
          .filter((text) => text.trim() !== '')
          .map((text) => ({ text, common: withoutSubject(finding, text) })),
      ]);

/** What differs as it should, and what is as it was. A terminal only counts these; pages and files have them all. */
export const factsOfCalmRows = ({ before_after: rows }: Report): readonly string[] => [
  ...expectedByReason(rows).flatMap(({ reason, values }) => [reason, ...values]),
  ...unchangedBySubject(rows).map(({ subject, fields }) => `${subject} ${fields.join(' ')}`),
];
