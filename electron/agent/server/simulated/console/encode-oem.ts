import { decodeOem } from '../../../../../shared/text/oem.ts';

/**
 * Bytes of a text in an OEM code page, as a console tool prints it. The inverse of `decodeOem`, so both always agree; a character that the page does not have becomes a question mark, as on Windows.
 */
export const encodeOem = (text: string, codePage: number): Uint8Array => {
  const table = tableOf(codePage);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => table.get(character) ?? [questionMark]),
  );
};

const questionMark = 0x3f;
const lineFeed = 0x0a;
type Table = ReadonlyMap<string, readonly number[]>;
const tables = new Map<number, Table>();

const tableOf = (codePage: number): Table => {
  const known = tables.get(codePage);
  if (known) return known;
  const singles = Array.from({ length: 256 }, (_, byte) => [byte]);
  const made = new Map<string, readonly number[]>([[String.fromCharCode(lineFeed), [lineFeed]]]);
  addRow(made, singles, codePage);
  if (doubleBytePages.has(codePage))
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      addRow(
        made,
        Array.from({ length: 0xff - 0x40 }, (_, index) => [lead, 0x40 + index]),
        codePage,
      );
  tables.set(codePage, made);
  return made;
};

const doubleBytePages: ReadonlySet<number> = new Set([932, 936, 949, 950]);

/** Decodes many sequences at once, kept apart by line feeds: those are no trail byte in any page. The first sequence of a character is the one that is used. */
const addRow = (
  table: Map<string, readonly number[]>,
  sequences: readonly (readonly number[])[],
  codePage: number,
): void => {
  const bytes = sequences.flatMap((sequence) => [...sequence, lineFeed]);
  const decoded = decodeOem(Uint8Array.from(bytes), codePage).split('\n');
  // The line feed itself was put in by hand; here it would shift the rows after it.
  const shifted = sequences.findIndex(([first]) => first === lineFeed);
  if (shifted !== -1) decoded.splice(shifted, 1);
  for (const [index, sequence] of sequences.entries()) {
    const character = decoded[index] ?? '';
    if (Array.from(character).length === 1 && character !== '\ufffd' && !table.has(character))
      table.set(character, sequence);
  }
};
