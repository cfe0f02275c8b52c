import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ElectronApplication } from 'playwright';

import { inRoot } from '../../../build/support/paths.ts';
import { stands } from './still.ts';
import { settleTexts, unsettleTexts } from './settle-texts.ts';
import { decodePalette, encodeFewColours, encodePalette, type Pixels } from './palette-png.ts';
import type { Screen } from './tour.ts';

const folder = inRoot('test', 'fixtures', 'screens');
const madeWithFile = join(folder, 'made-with.json');

/** Whether the pictures are made anew instead of compared with: `npm run screens`. */
export const isRenewing = process.env['CU_PREFLIGHT_RENEW_SCREENS'] === '1';

/** Half of 1280×800: small files, and the smoothing of letters counts for little. */
const size = { width: 640, height: 400 };
/** By how much a colour may differ (of 255), and how many pixels may differ by more. */
const tolerance = { colour: 48, share: 0.004 };

const families = ['Segoe UI Variable Text', 'Segoe UI', 'Noto Sans', 'Liberation Sans'];
const monospaced = ['Cascadia Mono', 'Consolas', 'Noto Sans Mono', 'DejaVu Sans Mono'];

type MadeWith = { readonly electron: string; readonly fonts: readonly string[] };

/** The font that the window will use of each kind, with its version. */
const fontsHere = (): readonly string[] => {
  try {
    const listed = execFileSync('fc-list', ['--format', '%{family[0]}\t%{fontversion}\n'], {
      encoding: 'utf8',
    }).split('\n');
    return [families, monospaced].map((names) => {
      const name = names.find((family) => listed.some((line) => line.startsWith(`${family}\t`)));
      const versions = listed.filter((line) => name !== undefined && line.startsWith(`${name}\t`));
      return [...new Set(versions)].toSorted().join(', ').replaceAll('\t', ' ');
    });
  } catch {
    return ['not listed: no fc-list'];
  }
};

/** Why pictures made here cannot be compared with the stored ones, or null where they can. */
export const whyNoPictures = (electron: string): string | null => {
  if (isRenewing) return null;
  if (!existsSync(madeWithFile))
    return 'there are no stored pictures; make them with npm run screens';
  const made = JSON.parse(readFileSync(madeWithFile, 'utf8')) as MadeWith;
  const here: MadeWith = { electron, fonts: fontsHere() };
  return JSON.stringify(made) === JSON.stringify(here)
    ? null
    : `the stored pictures were made with Electron ${made.electron} and ${made.fonts.join(', ')}; here it is Electron ${electron} and ${here.fonts.join(', ')}`;
};

export const keepMadeWith = (electron: string): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(madeWithFile, `${JSON.stringify({ electron, fonts: fontsHere() }, null, 2)}\n`);
};

const pixelsOf = async (
  app: ElectronApplication,
  png: Buffer,
  to: { readonly width: number; readonly height: number },
): Promise<Pixels> => {
  const bitmap = await app.evaluate(
    ({ nativeImage }, given) =>
      nativeImage
        .createFromBuffer(Buffer.from(given.data, 'base64'))
        .resize({ ...given.to, quality: 'good' })
        .toBitmap()
        .toString('base64'),
    { data: png.toString('base64'), to },
  );
  return { ...to, bgra: Buffer.from(bitmap, 'base64') };
};

/** Leaves a picture of the screen for the README, named after its phase. */
export const keepForReadme = async ({ app, page }: Screen, phase: string): Promise<void> => {
  const shown = inRoot('.github', 'screenshots');
  mkdirSync(shown, { recursive: true });
  const pixels = await pixelsOf(app, await page.screenshot(), { width: 1_280, height: 800 });
  writeFileSync(join(shown, `${phase}.png`), encodeFewColours(pixels));
};

/**
 * Takes a picture of the screen and compares it with the stored one of that look (language and theme): null, or how they differ.
 *
 * One that differs is taken again with the pointer out of the way: where another window of the display closes, the system's own pointer may have come to lie upon a button, which then looks as if it were chosen.
 */
export const comparePicture = async (screen: Screen, look: string): Promise<string | null> => {
  const name = `${screen.name}-${look}`;
  const file = join(folder, `${name}.png`);
  const first = await take(screen);
  if (isRenewing) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, first.encoded);
    return null;
  }
  if (!existsSync(file)) return `${name}: no stored picture; make it with npm run screens`;
  const stored = decodePalette(readFileSync(file));
  const differs = ({ encoded }: Picture): number => differenceOf(stored, decodePalette(encoded));
  if (differs(first) <= tolerance.share) return null;
  await screen.page.mouse.move(0, 0);
  await stands(screen.page);
  const second = await take(screen);
  const share = differs(second);
  if (share <= tolerance.share) return null;
  const out = inRoot('out', 'screenshots');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, `screen-${name}.png`), second.png);
  return `${name}: ${(share * 100).toFixed(2)} % of the picture differ`;
};

type Picture = { readonly png: Buffer; readonly encoded: Buffer };

const take = async ({ app, page }: Screen): Promise<Picture> => {
  await page.evaluate(settleTexts);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.evaluate(unsettleTexts);
  return { png, encoded: encodePalette(await pixelsOf(app, png, size)) };
};

/** Share of the pixels that differ by more than the tolerance. */
const differenceOf = (stored: Uint8Array, taken: Uint8Array): number => {
  if (stored.length !== taken.length) return 1;
  let different = 0;
  for (let at = 0; at < stored.length; at += 3) {
    const most = Math.max(
      ...[0, 1, 2].map((part) => Math.abs((stored[at + part] ?? 0) - (taken[at + part] ?? 0))),
    );
    if (most > tolerance.colour) different += 1;
  }
  return different / (stored.length / 3);
};
