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

/** A PNG with a palette of 216 colours. */
export const encodePalette = ({ width, height, bgra }: Pixels): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.alloc(levels ** 3 * 3);
  for (let index = 0; index < levels ** 3; index += 1)
    palette.set(
      [Math.floor(index / levels ** 2), Math.floor(index / levels) % levels, index % levels].map(
        valueOf,
      ),
      index * 3,
    );
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const [blue = 0, green = 0, red = 0] = bgra.subarray(at, at + 3);
      rows[y * (width + 1) + 1 + x] =
        (levelOf(red) * levels + levelOf(green)) * levels + levelOf(blue);
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
