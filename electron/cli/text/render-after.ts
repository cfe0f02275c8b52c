import {
  afterSentences,
  answerName,
  answerText,
  causeHolderText,
  causesOf,
  certificateText,
  changedRows,
  rowsSummary,
  signOffText,
  valueText,
} from '../../../shared/report/after-words.ts';
import { openItemsOf } from '../../../shared/report/open-items.ts';
import { findingKey, type Report } from '../../../shared/report/schema.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { wrap } from './layout.ts';

type After = NonNullable<Report['after']>;

/** The After phase of a report, for a terminal. */
export const afterwards = (report: Report): readonly string[] =>
  report.after === undefined
    ? []
    : [
        '',
        'AFTER THE UPDATE',
        ...afterSentences(report.after).flatMap((text) => wrap(text, '    ', '  ')),
        ...openLines(report),
        ...rowLines(report),
        ...causeLines(report),
        ...answerLines(report.after),
        ...byHandLines(report),
      ];

/** Who signed, and the hashes of the evidence: the end of a report. */
export const signed = ({ after }: Report): readonly string[] =>
  after === undefined
    ? []
    : [
        '',
        'SIGN-OFF',
        ...(after.signOff === null
          ? ['  Nobody had signed when this report was made.']
          : [
              ...wrap(signOffText(after.signOff), '    ', '  '),
              ...(after.signOff.note.trim() === '' ? [] : wrap(after.signOff.note, '    ')),
              ...(after.signOff.health === after.health
                ? []
                : wrap(
                    `The server is ${after.health} now, so what was signed is about another state.`,
                    '    ',
                  )),
            ]),
        ...(after.hashes.length === 0 ? [] : ['', 'HASHES OF THE EVIDENCE (SHA-256)']),
        ...after.hashes.flatMap(({ name, sha256 }) => [
          ...wrap(name, '  '),
          `    ${visibleText(sha256)}`,
        ]),
      ];

const openLines = (report: Report): readonly string[] => {
  const items = openItemsOf(report);
  return [
    '',
    `OPEN ITEMS: ${items.length === 0 ? 'none' : items.length}`,
    ...items.flatMap(({ name, text }) => wrap(`${name}: ${text}`, '    ', '  ')),
  ];
};

/** What is as it should be is counted only: it would push everything else off the screen. */
const rowLines = ({ before_after: rows }: Report): readonly string[] => [
  '',
  'BEFORE AND AFTER',
  ...wrap(rowsSummary(rows) ?? 'Nothing was compared: the findings say why.', '  '),
  ...changedRows(rows).flatMap(({ judged, subject, field, before, after, why }) => [
    ...wrap(
      `${judged}  ${subject}, ${field}: ${valueText(before)} → ${valueText(after)}`,
      '    ',
      '  ',
    ),
    ...(why.trim() === '' ? [] : wrap(why, '      ')),
  ]),
  ...(rows.length === 0
    ? []
    : wrap(
        'Values that are the same or changed as expected stand in the HTML and JSON reports.',
        '  ',
      )),
];

const causeLines = ({ findings }: Report): readonly string[] => {
  const causes = causesOf(findings);
  return [
    ...(causes.length === 0 ? [] : ['', 'ROOT CAUSES']),
    ...causes.flatMap(({ finding, cause }) => [
      ...wrap(`${findingKey(finding)}: ${cause.kind}: ${cause.text}`, '    ', '  '),
      ...wrap(causeHolderText(cause) ?? '', '      ', '    ').filter((line) => line !== ''),
      ...cause.proof.flatMap(({ text, evidence }) =>
        wrap(
          `- ${text}${evidence.length === 0 ? '' : ` (${evidence.join(', ')})`}`,
          '      ',
          '    ',
        ),
      ),
    ]),
  ];
};

const answerLines = ({ answers }: After): readonly string[] => [
  '',
  'WHAT THE MAIL SERVICES SAID',
  ...(answers.length === 0
    ? wrap('No mail service was talked to: the findings say why.', '  ')
    : []),
  ...answers.flatMap((answer) => {
    const certificate = certificateText(answer);
    return [
      ...wrap(`${answerName(answer)}: ${answerText(answer)}`, '    ', '  '),
      ...(certificate === null ? [] : wrap(certificate, '    ')),
    ];
  }),
];

/** Commands are not broken, however long: they have to survive being copied. */
const byHandLines = ({ byHand = [] }: Report): readonly string[] =>
  byHand.flatMap(({ title, commands }) => [
    '',
    'BY HAND',
    ...wrap(title, '    ', '  '),
    ...visibleText(commands)
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
  ]);
