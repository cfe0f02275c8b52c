import { widthOf } from '../text/layout.ts';

/** What is needed of a terminal. */
export type Terminal = {
  readonly columns?: number;
  readonly rows?: number;
  readonly write: (text: string) => unknown;
};

/** Lines at the end of a terminal that are drawn again in place, with lines above them that stay. */
export type Screen = {
  /** Draws the lines in the place of those drawn before. */
  readonly draw: (lines: readonly string[]) => void;
  /** Adds lines above, which are not drawn again. */
  readonly addAbove: (lines: readonly string[]) => void;
  /** Leaves the lines as they stand and gives the terminal back. */
  readonly close: () => void;
};

const esc = '\u001b[';
const hideCursor = `${esc}?25l`;
const showCursor = `${esc}?25h`;
const eraseLineEnd = `${esc}K`;
const eraseBelow = `${esc}J`;

/**
 * Draws without flicker: nothing is erased before it is written anew, and each picture is one write.
 *
 * Lines are cut at the width of the terminal, because one that wraps would take two rows and spoil the count.
 */
export const openScreen = (terminal: Terminal): Screen => {
  let shown: readonly string[] = [];
  const cut = (lines: readonly string[]): readonly string[] =>
    lines
      .slice(0, Math.max(1, (terminal.rows ?? 24) - 1))
      .map((line) => cutTo(line, Math.max(20, terminal.columns ?? 80) - 1));
  const paint = (above: readonly string[], lines: readonly string[]): void => {
    const up = shown.length > 0 ? `${esc}${shown.length}A\r` : '';
    const text = [...above, ...lines].map((line) => `${line}${eraseLineEnd}\n`).join('');
    terminal.write(`${hideCursor}${up}${text}${eraseBelow}`);
    shown = lines;
  };
  return {
    draw: (lines) => paint([], cut(lines)),
    addAbove: (lines) => paint(lines, shown),
    close: () => {
      terminal.write(showCursor);
      shown = [];
    },
  };
};

const cutTo = (line: string, width: number): string => {
  if (widthOf(line) <= width) return line;
  let kept = '';
  for (const character of line) {
    if (widthOf(kept) + widthOf(character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
};
