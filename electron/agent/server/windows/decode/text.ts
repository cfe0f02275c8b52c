/** Text of a file or of a tool's output in one of the encodings that Windows writes: UTF-16 with or without its mark, UTF-8; null when it is neither. */
export const decodeText = (bytes: Uint8Array): string | null => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length >= 2 && buffer.readUInt16BE(0) === 0xfeff) return null;
  if (looksWide(buffer)) return strictly('utf-16le', buffer);
  return strictly('utf-8', buffer);
};

/** With its mark, or, as tools print it, with every second byte of its ASCII beginning being 0. */
const looksWide = (buffer: Buffer): boolean =>
  buffer.length >= 2 && (buffer.readUInt16LE(0) === 0xfeff || (buffer[0] !== 0 && buffer[1] === 0));

/** The decoder takes a mark away by itself. */
const strictly = (encoding: string, buffer: Buffer): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(buffer);
  } catch {
    return null;
  }
};
