import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels as Electron's `toBitmap` gives them: blue, green, red, alpha. */
export type Pixels = { readonly width: number; readonly height: number; readonly bgra: Uint8Array };

/** 6 levels of each colour: the pictures are for comparison, and stay small. */
const levels = 6;
const levelOf = (value: number): number => Math.round((value / 255) * (levels - 1));
const valueOf = (level: number): number => Math.round((level / (levels - 1)) * 255);

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** A PNG with the palette of 216 colours that all stored pictures share. */
export const encodePalette = (pixels: Pixels): Buffer => {
  const palette = Array.from({ length: levels ** 3 }, (_, index) =>
    [Math.floor(index / levels ** 2), Math.floor(index / levels) % levels, index % levels].map(
      valueOf,
    ),
  );
  return encode(
    pixels,
    palette,
    (red, green, blue) => (levelOf(red) * levels + levelOf(green)) * levels + levelOf(blue),
  );
};

/** A PNG with the 256 colours that are most frequent in the picture: for people to look at, and small. */
export const encodeFewColours = (pixels: Pixels): Buffer => {
  const counts = new Map<number, { count: number; colour: readonly number[] }>();
  const keyOf = (red: number, green: number, blue: number): number =>
    ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2);
  for (let at = 0; at < pixels.bgra.length; at += 4) {
    const [blue = 0, green = 0, red = 0] = pixels.bgra.subarray(at, at + 3);
    const key = keyOf(red, green, blue);
    const seen = counts.get(key);
    if (seen === undefined) counts.set(key, { count: 1, colour: [red, green, blue] });
    else seen.count += 1;
  }
  const palette = [...counts.values()]
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 256)
    .map(({ colour }) => colour);
  const nearest = new Map<number, number>();
  return encode(pixels, palette, (red, green, blue) => {
    const key = keyOf(red, green, blue);
    const known = nearest.get(key);
    if (known !== undefined) return known;
    const distances = palette.map(
      ([r = 0, g = 0, b = 0]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2,
    );
    const index = distances.indexOf(Math.min(...distances));
    nearest.set(key, index);
    return index;
  });
};

const encode = (
  { width, height, bgra }: Pixels,
  colours: readonly (readonly number[])[],
  indexOf: (red: number, green: number, blue: number) => number,
): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(colours.flat());
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const [blue = 0, green = 0, red = 0] = bgra.subarray(at, at + 3);
      rows[y * (width + 1) + 1 + x] = indexOf(red, green, blue);
    }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Red, green and blue of a PNG that `encodePalette` made; throws for any other. */
export const decodePalette = (png: Buffer): Uint8Array => {
  let palette: Buffer | null = null;
  const parts: Buffer[] = [];
  let width = 0;
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') width = data.readUInt32BE(0);
    if (type === 'PLTE') palette = data;
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  if (palette === null) throw new Error('not a picture with a palette');
  const rows = inflateSync(Buffer.concat(parts));
  const height = rows.length / (width + 1);
  const out = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const index = rows[y * (width + 1) + 1 + x] ?? 0;
      out.set(palette.subarray(index * 3, index * 3 + 3), (y * width + x) * 3);
    }
  return out;
};
