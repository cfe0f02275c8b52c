import { describe, expect, it } from 'vitest';
import { base64FromBytes, bytesFromBase64 } from '../../shared/text/base64.ts';

describe('base64', () => {
  it('agrees with Buffer in both directions, for every length up to a chunk and beyond', () => {
    for (const length of [0, 1, 2, 3, 255, 256, 8191, 8192, 8193, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
      const text = Buffer.from(bytes).toString('base64');
      expect(base64FromBytes(bytes)).toBe(text);
      expect(Buffer.from(bytesFromBase64(text)).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it.each(['*', 'a', 'ab=c', 'é', 'YWJj!'])(
    'gives no bytes for %s, which is not base64',
    (text) => {
      expect(bytesFromBase64(text)).toHaveLength(0);
    },
  );
});
