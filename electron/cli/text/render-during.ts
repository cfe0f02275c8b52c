import { noteKind } from '../../../shared/report/html/watch.ts';
import type { Report } from '../../../shared/report/schema.ts';
import {
  captureName,
  captureText,
  printedNotes,
  remedyText,
  setupText,
  watchSentences,
} from '../../../shared/report/watch-words.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { wrap } from './layout.ts';

type Setup = NonNullable<Report['setup']>;

/** The During phase of a report, for a terminal. */
export const during = ({ watch, captures = [], setup }: Report, texts: Texts): readonly string[] =>
  watch === undefined
    ? []
    : [
        '',
        texts.say('terminal.report.during'),
        ...watchSentences(watch).flatMap((text) => wrap(texts.retell(text), '    ', '  ')),
        ...(captures.length === 0 ? [`  ${texts.say('terminal.report.no-capture')}`] : []),
        ...captures.flatMap((capture) =>
          wrap(
            texts.say('terminal.of', {
              name: captureName(capture),
              text: texts.retell(captureText(capture)),
            }),
            '    ',
            '  ',
          ),
        ),
        ...(setup ? setupLines(setup, texts) : []),
      ];

const setupLines = (setup: Setup, texts: Texts): readonly string[] => {
  const { notes, leftOut } = printedNotes(setup);
  return [
    ...wrap(texts.retell(setupText(setup)), '    ', '  '),
    ...(leftOut > 0
      ? wrap(texts.say('terminal.report.errors-left-out', { count: leftOut }), '    ')
      : []),
    ...notes.flatMap((note) => {
      const remedy = remedyText(note);
      return [
        ...wrap(
          texts.say('terminal.of', {
            name: noteKind(note.kind, texts),
            text: texts.retell(note.text),
          }),
          '      ',
          '    ',
        ),
        ...(note.reference === null
          ? []
          : wrap(texts.say('terminal.report.reference', { reference: note.reference }), '      ')),
        ...(remedy === null
          ? []
          : wrap(texts.say('terminal.report.known', { remedy: texts.retell(remedy) }), '      ')),
      ];
    }),
  ];
};
