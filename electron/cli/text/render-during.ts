import type { Report } from '../../../shared/report/schema.ts';
import {
  captureName,
  captureText,
  printedNotes,
  remedyText,
  setupText,
  watchSentences,
} from '../../../shared/report/watch-words.ts';
import { wrap } from './layout.ts';

type Setup = NonNullable<Report['setup']>;

/** The During phase of a report, for a terminal. */
export const during = ({ watch, captures = [], setup }: Report): readonly string[] =>
  watch === undefined
    ? []
    : [
        '',
        'DURING THE UPDATE',
        ...watchSentences(watch).flatMap((text) => wrap(text, '    ', '  ')),
        ...(captures.length === 0 ? ['  No back-end port was seen in other hands.'] : []),
        ...captures.flatMap((capture) =>
          wrap(`${captureName(capture)}: ${captureText(capture)}`, '    ', '  '),
        ),
        ...(setup ? setupLines(setup) : []),
      ];

const setupLines = (setup: Setup): readonly string[] => {
  const { notes, leftOut } = printedNotes(setup);
  return [
    ...wrap(setupText(setup), '    ', '  '),
    ...(leftOut > 0
      ? wrap(`${leftOut} older error(s) are not printed; the JSON report has them.`, '    ')
      : []),
    ...notes.flatMap((note) => {
      const remedy = remedyText(note);
      return [
        ...wrap(`${note.kind}: ${note.text}`, '      ', '    '),
        ...(note.reference === null ? [] : wrap(`Reference ${note.reference}`, '      ')),
        ...(remedy === null ? [] : wrap(`Known: ${remedy}`, '      ')),
      ];
    }),
  ];
};
