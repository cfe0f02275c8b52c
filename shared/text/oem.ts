import { codePages } from './code-pages.ts';

/** Present in Node, Electron and browsers; declared here because `shared` knows no environment's library. */
declare class TextDecoder {
  constructor(label: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

/**
 * Multi-byte pages. 949 is read as EUC-KR, which in Node lacks the rarely used extended syllables of the Windows page (and € and ®).
 *
 * 1252 is not here on purpose: some releases of Node read `windows-1252` as ISO 8859-1, so it comes from the table.
 */
const labels: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [65_001, 'utf-8'],
]);

/** What stands for a byte that the page does not define. */
const replacement = '\ufffd';

/**
 * Text of a console tool's output. `codePage` is the number of the OEM code page (437, 850, 936 …), null where it is not known.
 *
 * For people to read only; programs decide by digits and structure. Never throws: bytes without a meaning in the page, and every byte above 0x7F where the page is unknown, become U+FFFD. A byte order mark wins over the page.
 */
export const decodeOem = (bytes: Uint8Array, codePage: number | null): string => {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeWith(marked.label, bytes.subarray(marked.length));
  const label = codePage === null ? undefined : labels.get(codePage);
  if (label !== undefined) return decodeWith(label, bytes);
  return decodeSingleBytes(bytes, codePage);
};

const byteOrderMark = (bytes: Uint8Array): { label: string; length: number } | null => {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', length: 2 };
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: 'utf-8', length: 3 };
  return null;
};

const decodeWith = (label: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  } catch {
    // A build of the runtime without this encoding: the ASCII part is still worth showing.
    return decodeSingleBytes(bytes, null);
  }
};

const decodeSingleBytes = (bytes: Uint8Array, codePage: number | null): string => {
  const upper = codePage === null ? undefined : codePages.get(codePage);
  const pieces: string[] = [];
  for (const byte of bytes)
    pieces.push(byte < 0x80 ? lowerHalf(byte, codePage) : (upper?.[byte - 0x80] ?? replacement));
  return pieces.join('');
};

/** ASCII in every page but 864 (Arabic), which has its own percent sign. */
const lowerHalf = (byte: number, codePage: number | null): string =>
  codePage === 864 && byte === 0x25 ? '\u066a' : String.fromCharCode(byte);
