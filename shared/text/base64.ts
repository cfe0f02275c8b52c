/** Present in Node, Electron and browsers; declared here because `shared` knows no environment's library. */
declare function atob(text: string): string;
declare function btoa(binary: string): string;

/** Arguments per call of `String.fromCharCode`; engines limit them. */
const chunk = 8192;

/**
 * Bytes of a base64 text (RFC 4648 with padding, as the evidence schema demands it).
 *
 * Text that is not base64 gives no bytes rather than an exception or half a value: an empty output is never taken for a fact.
 */
export const bytesFromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return new Uint8Array(0);
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
};

export const base64FromBytes = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += chunk)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + chunk)));
  return btoa(pieces.join(''));
};
