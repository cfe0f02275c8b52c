/**
 * The lines of a console output, as far as parsing by structure needs them: digits, dashes, asterisks and line ends.
 *
 * Those are ASCII in every OEM code page, and no trail byte of a double-byte page (932, 936, 949, 950) falls below 0x40, so the bytes can be read one by one without knowing the page. Output redirected as UTF-16 is recognised by its byte order mark or its NUL bytes.
 *
 * `complete` tells of each line whether its line end was there; a truncated number looks like a number.
 */
export type OutputLine = { readonly text: string; readonly complete: boolean };

export const outputLines = (bytes: Uint8Array): readonly OutputLine[] => {
  const text = asciiView(bytes);
  const lines: OutputLine[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    lines.push({ text: text.slice(start, end).replace(/\r+$/, ''), complete: true });
    start = end + 1;
  }
  if (start < text.length) lines.push({ text: text.slice(start), complete: false });
  return lines;
};

const asciiView = (bytes: Uint8Array): string => {
  const wide = wideOrder(bytes);
  const step = wide ? 2 : 1;
  const low = wide === 'big' ? 1 : 0;
  const pieces: string[] = [];
  for (let at = 0; at + step <= bytes.length; at += step) {
    const code = bytes[at + low] ?? 0;
    const high = wide ? (bytes[at + 1 - low] ?? 0) : 0;
    pieces.push(high === 0 ? String.fromCharCode(code) : '\u00ff');
  }
  return pieces.join('');
};

const wideOrder = (bytes: Uint8Array): 'little' | 'big' | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'little';
  if (first === 0xfe && second === 0xff) return 'big';
  if (first !== undefined && first !== 0 && second === 0) return 'little';
  if (first === 0 && second !== undefined && second !== 0) return 'big';
  return null;
};
