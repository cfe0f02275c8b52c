import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { codePages } from '../../shared/text/code-pages.ts';
import { decodeOem } from '../../shared/text/oem.ts';

const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** Every two-byte sequence that the page defines, by an independent implementation. */
const pairs = (codePage: number, leads: [number, number], trails: [number, number]): Uint8Array => {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead += 1)
    for (let trail = trails[0]; trail <= trails[1]; trail += 1) {
      const text = iconv.decode(Buffer.of(lead, trail), `cp${codePage}`);
      if (text.length === 1 && text !== '\ufffd') bytes.push(lead, trail);
    }
  return Uint8Array.from(bytes);
};

describe('decodeOem', () => {
  it.each([...codePages.keys()])('agrees with iconv-lite on every byte of page %i', (codePage) => {
    expect(codePages.get(codePage)).toHaveLength(128);
    expect(decodeOem(allBytes, codePage)).toBe(
      iconv.decode(Buffer.from(allBytes), `cp${codePage}`),
    );
  });

  it.each([
    ['Japanese', 932, [0x81, 0xfc], [0x40, 0xfc]],
    ['simplified Chinese', 936, [0x81, 0xfe], [0x40, 0xfe]],
    ['Korean (syllables and characters of KS X 1001)', 949, [0xb0, 0xfd], [0xa1, 0xfe]],
    ['traditional Chinese', 950, [0xa1, 0xf9], [0x40, 0xfe]],
  ] as const)(
    'agrees with iconv-lite on the characters of %s, page %i',
    (_, codePage, leads, trails) => {
      const bytes = pairs(codePage, [...leads], [...trails]);
      expect(bytes.length).toBeGreaterThan(13_000);
      const expected = Array.from(iconv.decode(Buffer.from(bytes), `cp${codePage}`));
      const decoded = Array.from(decodeOem(bytes, codePage));
      expect(decoded).toHaveLength(expected.length);
      expect(decoded.filter((char, at) => char !== expected[at])).toEqual([]);
    },
  );

  it.each([932, 936, 949, 950, 65_001])('leaves printable ASCII alone in page %i', (codePage) => {
    const text = `\t\r\n${String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 0x20))}`;
    expect(
      decodeOem(
        Uint8Array.from(text, (char) => char.charCodeAt(0)),
        codePage,
      ),
    ).toBe(text);
  });

  it('reads what a French console prints', () => {
    const bytes = Uint8Array.of(
      0x50,
      0x6f,
      0x72,
      0x74,
      0x20,
      0x64,
      0x65,
      0x20,
      0x64,
      0x82,
      0x62,
      0x75,
      0x74,
    );
    expect(decodeOem(bytes, 850)).toBe('Port de début');
  });

  it.each([
    ['utf-16le', [0xff, 0xfe, 0x2d, 0x4e, 0x31, 0x00], '中1'],
    ['utf-16be', [0xfe, 0xff, 0x4e, 0x2d, 0x00, 0x31], '中1'],
    ['utf-8', [0xef, 0xbb, 0xbf, 0xc3, 0xa9], 'é'],
  ])('lets the byte order mark of %s win over the page', (_, bytes, text) => {
    expect(decodeOem(Uint8Array.from(bytes), 850)).toBe(text);
  });

  it.each([null, 0, -1, 42, 1_000_000, Number.NaN])(
    'keeps ASCII and marks the rest where the page is %s',
    (page) => {
      expect(decodeOem(Uint8Array.of(0x41, 0x82, 0x0a), page)).toBe('A\ufffd\n');
    },
  );

  it.each([437, 936, 65_001, null])('never throws on cut or senseless bytes in page %s', (page) => {
    for (const bytes of [
      [],
      [0xff],
      [0xff, 0xfe, 0x41],
      [0x81],
      [0xe4, 0xb8],
      [0x81, 0x20, 0xff, 0xff],
    ])
      expect(typeof decodeOem(Uint8Array.from(bytes), page)).toBe('string');
    expect(decodeOem(new Uint8Array(0), page)).toBe('');
  });
});
