import { visibleText } from '../../../shared/text/visible.ts';

/** Columns of the terminal that all output fits into. */
export const columns = 80;

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const combining = /\p{M}/u;

/** Columns that a text takes: East Asian characters take two, combining marks none. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => {
    if (combining.test(character)) return sum;
    return sum + (wide.test(character) || (character.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  }, 0);

/** Lines of a paragraph, broken at spaces that may break and, where a word is longer than a line, inside it. Control characters are shown, never sent to the terminal. */
export const wrap = (
  text: string,
  indent = '',
  first = indent,
  width = columns,
): readonly string[] =>
  visibleText(text)
    .split('\n')
    .flatMap((paragraph, index) =>
      wrapParagraph(paragraph, indent, index === 0 ? first : indent, width),
    );

const wrapParagraph = (
  text: string,
  indent: string,
  first: string,
  width: number,
): readonly string[] => {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  const flush = (): void => {
    lines.push(line.trimEnd());
    line = indent;
    empty = true;
  };
  for (const word of text.split(/[^\S\u00a0\u202f]+/).filter((part) => part !== '')) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > width) flush();
    if (!empty) line += ' ';
    for (const character of word) {
      if (widthOf(line) + widthOf(character) > width) flush();
      line += character;
      empty = false;
    }
  }
  lines.push(line.trimEnd());
  return lines;
};

/** Text filled up with spaces to a number of columns. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
