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
import { retellCommands } from '../../../shared/remediation/by-hand.ts';
import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { wrap } from './layout.ts';

type After = NonNullable<Report['after']>;

/** The After phase of a report, for a terminal. */
export const afterwards = (report: Report, texts: Texts): readonly string[] =>
  report.after === undefined
    ? []
    : [
        '',
        texts.say('terminal.report.after'),
        ...afterSentences(report.after).flatMap((text) => wrap(texts.retell(text), '    ', '  ')),
        ...openLines(report, texts),
        ...rowLines(report, texts),
        ...causeLines(report, texts),
        ...answerLines(report.after, texts),
        ...byHandLines(report, texts),
      ];

/** Who signed, and the hashes of the evidence: the end of a report. */
export const signed = ({ after }: Report, texts: Texts): readonly string[] =>
  after === undefined
    ? []
    : [
        '',
        texts.say('terminal.report.sign-off'),
        ...(after.signOff === null
          ? [`  ${texts.say('terminal.report.not-signed')}`]
          : [
              ...wrap(texts.retell(signOffText(after.signOff)), '    ', '  '),
              ...(after.signOff.note.trim() === '' ? [] : wrap(after.signOff.note, '    ')),
              ...(after.signOff.health === after.health
                ? []
                : wrap(
                    texts.say('terminal.report.other-health', {
                      health: texts.say(`report.health.${after.health}`),
                    }),
                    '    ',
                  )),
            ]),
        ...(after.hashes.length === 0 ? [] : ['', texts.say('terminal.report.hashes')]),
        ...after.hashes.flatMap(({ name, sha256 }) => [
          ...wrap(name, '  '),
          `    ${visibleText(sha256)}`,
        ]),
      ];

const openLines = (report: Report, texts: Texts): readonly string[] => {
  const items = openItemsOf(report);
  return [
    '',
    items.length === 0
      ? texts.say('terminal.report.no-open-items')
      : texts.say('terminal.report.open-items', { count: items.length }),
    ...items.flatMap(({ name, text }) =>
      wrap(texts.say('terminal.of', { name, text: texts.retell(text) }), '    ', '  '),
    ),
  ];
};

/** What is as it should be is counted only: it would push everything else off the screen. */
const rowLines = ({ before_after: rows }: Report, texts: Texts): readonly string[] => [
  '',
  texts.say('terminal.report.rows'),
  ...wrap(texts.retell(rowsSummary(rows) ?? '') || texts.say('terminal.report.no-rows'), '  '),
  ...changedRows(rows).flatMap(({ judged, subject, field, before, after, why }) => [
    ...wrap(
      texts.say('terminal.report.row', {
        judged: texts.say(`report.judged.${judged}`),
        subject: texts.retell(subject),
        field: texts.retell(field),
        before: texts.retell(valueText(before)),
        after: texts.retell(valueText(after)),
      }),
      '    ',
      '  ',
    ),
    ...(why.trim() === '' ? [] : wrap(texts.retell(why), '      ')),
  ]),
  ...(rows.length === 0 ? [] : wrap(texts.say('terminal.report.other-rows'), '  ')),
];

const causeLines = ({ findings }: Report, texts: Texts): readonly string[] => {
  const causes = causesOf(findings);
  return [
    ...(causes.length === 0 ? [] : ['', texts.say('terminal.report.causes')]),
    ...causes.flatMap(({ finding, cause }) => [
      ...wrap(
        texts.say('terminal.report.cause', {
          finding: findingKey(finding),
          kind: texts.say(`report.cause.${cause.kind}`),
          text: texts.retell(cause.text),
        }),
        '    ',
        '  ',
      ),
      ...wrap(texts.retell(causeHolderText(cause) ?? ''), '      ', '    ').filter(
        (line) => line !== '',
      ),
      ...cause.proof.flatMap(({ text, evidence }) =>
        wrap(
          evidence.length === 0
            ? texts.say('terminal.report.proof', { text: texts.retell(text) })
            : texts.say('terminal.report.proof-of', {
                text: texts.retell(text),
                evidence: evidence.join(', '),
              }),
          '      ',
          '    ',
        ),
      ),
    ]),
  ];
};

const answerLines = ({ answers }: After, texts: Texts): readonly string[] => [
  '',
  texts.say('terminal.report.answers'),
  ...(answers.length === 0 ? wrap(texts.say('terminal.report.no-answers'), '  ') : []),
  ...answers.flatMap((answer) => {
    const certificate = certificateText(answer);
    return [
      ...wrap(
        texts.say('terminal.of', {
          name: answerName(answer),
          text: texts.retell(answerText(answer)),
        }),
        '    ',
        '  ',
      ),
      ...(certificate === null ? [] : wrap(texts.retell(certificate), '    ')),
    ];
  }),
];

/** Commands are not broken, however long: they have to survive being copied. */
const byHandLines = ({ byHand = [] }: Report, texts: Texts): readonly string[] =>
  byHand.flatMap(({ title, commands }) => [
    '',
    texts.say('terminal.report.by-hand'),
    ...wrap(texts.retell(title), '    ', '  '),
    ...visibleText(retellCommands(commands, texts))
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
  ]);
