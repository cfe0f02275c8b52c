import { lastPort, type PortRange } from '../ports/vocabulary.ts';
import { outputLines } from './text.ts';

/**
 * Reads the output of `netsh int <family> show dynamicport <protocol>`.
 *
 * Structure, the same in every language: a heading, a line of dashes, then two lines that end in a number (start port, number of ports). `last = start + count - 1` (KB 929851).
 *
 * Answers null for anything else: a missing or third number, a cut line, a range that leaves 1–65535.
 */
export const parseDynamicPort = (bytes: Uint8Array): PortRange | null => {
  const lines = outputLines(bytes);
  const dashes = lines.findIndex(({ text }) => /^\s*-{3,}\s*$/.test(text));
  if (dashes === -1) return null;
  const values = lines.slice(dashes + 1).filter(({ text }) => text.trim() !== '');
  if (values.length !== 2) return null;
  const [first, count] = values.map(({ text, complete }) => (complete ? lastNumber(text) : null));
  if (first == null || count == null || first < 1 || count < 1) return null;
  const last = first + count - 1;
  return last <= lastPort ? { first, last } : null;
};

const lastNumber = (line: string): number | null => {
  const match = /^\s*\D+(\d{1,6})\s*$/.exec(line);
  return match?.[1] === undefined ? null : Number(match[1]);
};
