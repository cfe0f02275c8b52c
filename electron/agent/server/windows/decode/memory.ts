/** Text of a fixed number of UTF-16 code units, or up to the first NUL. Null when it would leave the buffer. */
export const wideText = (buffer: Buffer, offset: number, end = buffer.length): string | null => {
  const limit = Math.min(end, buffer.length);
  if (offset < 0 || offset + 2 > limit) return null;
  for (let at = offset; at + 2 <= limit; at += 2) {
    if (buffer.readUInt16LE(at) === 0) return buffer.toString('utf16le', offset, at);
  }
  return null;
};

/** The texts of a MULTI_SZ: each ends with NUL, an empty one ends the list. Null when it would leave the buffer. */
export const wideTexts = (buffer: Buffer, offset: number): readonly string[] | null => {
  const texts: string[] = [];
  for (let at = offset; ;) {
    const text = wideText(buffer, at);
    if (text === null) return null;
    if (text === '') return texts;
    texts.push(text);
    at += (text.length + 1) * 2;
  }
};

/** Memory that Windows filled in, with the address where it lay then: its pointers lead back into it. */
export type Memory = { readonly buffer: Buffer; readonly address: bigint };

/** The offset that the 64-bit pointer at `at` leads to: null for NULL, -1 when it leads out of the buffer. */
export const pointedOffset = ({ buffer, address }: Memory, at: number): number | null => {
  const pointer = buffer.readBigUInt64LE(at);
  if (pointer === 0n) return null;
  const offset = pointer - address;
  return offset >= 0n && offset < BigInt(buffer.length) ? Number(offset) : -1;
};

/** The text that the pointer at `at` leads to: empty for NULL, null when it leads out of the buffer. */
export const pointedText = (memory: Memory, at: number): string | null => {
  const offset = pointedOffset(memory, at);
  return offset === null ? '' : wideText(memory.buffer, offset);
};
