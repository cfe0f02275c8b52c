import { lastPort, type Exclusion, type Store } from '../ports/vocabulary.ts';
import { outputLines } from './text.ts';

/**
 * Reads the output of `netsh int <family> show excludedportrange protocol=<protocol> store=<store>`.
 *
 * Structure, the same in every language: a line with two groups of dashes, rows of two numbers with an optional `*` (administered), then a legend that starts with `*`. The legend is demanded because a table that was cut off between two rows looks complete without it, and the missing row may be the one that blocks a port.
 *
 * Rows of the persistent store are administered by nature, whether or not they carry the mark. Answers null for any other structure or a row that leaves 1–65535.
 */
export const parseExcludedPorts = (
  bytes: Uint8Array,
  store: Store,
): readonly Exclusion[] | null => {
  const lines = outputLines(bytes);
  const dashes = lines.findIndex(({ text }) => /^\s*-{3,}\s+-{3,}\s*$/.test(text));
  if (dashes === -1) return null;
  const rows: Exclusion[] = [];
  for (const { text } of lines.slice(dashes + 1)) {
    if (text.trim() === '') continue;
    if (/^\s*\*/.test(text)) return rows;
    const row = parseRow(text, store);
    if (row === null) return null;
    rows.push(row);
  }
  return null;
};

const parseRow = (line: string, store: Store): Exclusion | null => {
  const match = /^\s*(\d{1,6})\s+(\d{1,6})\s*(\*?)\s*$/.exec(line);
  if (!match) return null;
  const first = Number(match[1]);
  const last = Number(match[2]);
  if (first < 1 || last < first || last > lastPort) return null;
  const administered = match[3] === '*' || store === 'persistent';
  return { first, last, kind: administered ? 'administered' : 'system' };
};
