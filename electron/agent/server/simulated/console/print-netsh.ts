import {
  sizeOf,
  type Exclusion,
  type PortRange,
  type Protocol,
} from '../../../../../shared/ports/vocabulary.ts';
import { encodeOem } from './encode-oem.ts';
import { consoleWords, type ConsoleWords, type Language } from './languages.ts';

/** What `netsh int <family> show dynamicport <protocol>` prints, byte for byte. */
export const printDynamicPort = (
  language: Language,
  protocol: Protocol,
  range: PortRange,
): Uint8Array => {
  const words = consoleWords[language];
  return bytesOf(words, [
    '',
    words.dynamicHeading(protocol),
    '-'.repeat(33),
    `${words.startPort}${range.first}`,
    `${words.portCount}${sizeOf(range)}`,
    '',
  ]);
};

/** What `netsh int <family> show excludedportrange protocol=<protocol> store=<store>` prints, byte for byte. */
export const printExclusions = (
  language: Language,
  protocol: Protocol,
  rows: readonly Exclusion[],
): Uint8Array => {
  const words = consoleWords[language];
  return bytesOf(words, [
    '',
    words.excludedHeading(protocol),
    '',
    words.columns,
    words.dashes,
    ...rows.map(printRow),
    '',
    words.legend,
    '',
  ]);
};

const printRow = ({ first, last, kind }: Exclusion): string =>
  `${String(first).padStart(10)}${String(last).padStart(12)}     ${kind === 'administered' ? '*' : ' '}`;

/** A message that netsh prints instead of a table, or after a change. */
export const printMessage = (
  language: Language,
  message: 'done' | 'sharingViolation' | 'notFound' | 'needsElevation',
): Uint8Array => {
  const words = consoleWords[language];
  return bytesOf(words, message === 'done' ? [words.done, ''] : [words[message], '']);
};

const bytesOf = ({ codePage }: ConsoleWords, lines: readonly string[]): Uint8Array =>
  encodeOem(lines.map((line) => `${line}\r\n`).join(''), codePage);
