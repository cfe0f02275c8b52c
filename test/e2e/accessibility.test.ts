import { afterAll, beforeAll, expect, it } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { languages, type Language } from '../../shared/texts/language.ts';
import { launchElectron, whyNoElectron, type LaunchedElectron } from '../support/electron.ts';
import { violationsOf } from '../support/screens/axe.ts';
import { motionSeen, watchMotion } from '../support/screens/motion.ts';
import {
  comparePicture,
  isRenewing,
  keepForReadme,
  keepMadeWith,
  whyNoPictures,
} from '../support/screens/pictures.ts';
import { speak } from '../support/screens/speak.ts';
import { emulate, stands } from '../support/screens/still.ts';
import { unreadableOf } from '../support/screens/text-fit.ts';
import { tour, type Screen } from '../support/screens/tour.ts';
import { skipUnless } from '../support/skip.ts';

const electron = whyNoElectron() === null ? (await ensureElectron()).version : '';
const noPictures = whyNoElectron() ?? whyNoPictures(electron);

const full = { width: 1_280, height: 800 };
/**
 * What is left for the page, in its own pixels: text at 100 %, at 150 % and at 200 %, in windows of 1280×800 and 1024×768.
 * A browser lays a page out at 200 % exactly as in a window of half the width and height.
 */
const rooms = [
  full,
  { width: 1_024, height: 768 },
  { width: 853, height: 533 },
  { width: 683, height: 512 },
  { width: 640, height: 400 },
  { width: 512, height: 384 },
];
const themes = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['contrast', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;

/** Pictures for the README, one of each phase: which screen, and the name of the file. */
const shown: Readonly<Record<string, string>> = {
  'before-ports': 'before',
  'during-capture': 'during',
  'after-outage': 'after',
  report: 'report',
};

const found = {
  screens: [] as string[],
  axe: [] as string[],
  text: [] as string[],
  motion: [] as string[],
  pictures: [] as string[],
};

/** Everything that is examined of one screen, in one stop: a window of its own for each would take too long. */
const examine = async (screen: Screen): Promise<void> => {
  const { name, page } = screen;
  found.screens.push(name);
  const phase = shown[name];
  await stands(page);
  if (isRenewing && phase !== undefined) await keepForReadme(screen, phase);
  for (const language of languages) {
    await speak(page, language);
    await examineIn(language, screen);
  }
  await speak(page, 'en');
};

const examineIn = async (language: Language, screen: Screen): Promise<void> => {
  const { name, page } = screen;
  for (const [theme, media] of themes) {
    await emulate(page, media);
    const look = `${language}-${theme}`;
    if (theme === 'light' || language === 'en') {
      // Colours are the same in every language.
      const violations = await violationsOf(page, theme === 'light' ? 'all' : 'colours');
      found.axe.push(...violations.map((line) => `${name}, ${look}: ${line}`));
    }
    if (noPictures === null) {
      const difference = await comparePicture(screen, look);
      if (difference !== null) found.pictures.push(difference);
    }
  }
  await emulate(page, themes[0][1]);
  for (const room of rooms) {
    await page.setViewportSize(room);
    await stands(page);
    const lines = await unreadableOf(page);
    found.text.push(
      ...lines.map((line) => `${name}, ${language}, at ${room.width}×${room.height}: ${line}`),
    );
  }
  await page.setViewportSize(full);
  await stands(page);
};

const inWindow = skipUnless(whyNoElectron());

inWindow('every screen of the wizard', () => {
  let launched: LaunchedElectron;

  beforeAll(async () => {
    launched = await launchElectron({ env: { TZ: 'UTC', LANG: 'en_GB.UTF-8' } });
    const { page } = launched;
    await page.setViewportSize(full);
    await emulate(page, themes[0][1]);
    await watchMotion(page);
    await tour(launched, examine);
    found.motion.push(...(await motionSeen(page)));
    if (isRenewing) keepMadeWith(electron);
  });
  afterAll(async () => {
    await launched?.close();
  });

  it('was seen, without an error of the page', () => {
    expect(found.screens.length).toBeGreaterThan(28);
    expect(new Set(found.screens).size).toBe(found.screens.length);
    expect(launched.errors).toEqual([]);
  });

  it('gives axe nothing to find: WCAG 2.2 AA and good practice, in light, dark and high contrast, in both languages', () => {
    expect(found.axe).toEqual([]);
  });

  it('can be read at 100 %, 150 % and 200 % in both languages: nothing is cut off, lies upon other text or scrolls sideways', () => {
    expect(found.text).toEqual([]);
  });

  it('keeps still where the system asks for reduced motion', () => {
    expect(found.motion).toEqual([]);
  });

  skipUnless(noPictures).it(
    'looks as in the stored pictures, in both languages and three themes',
    () => {
      expect(found.pictures).toEqual([]);
    },
  );
});
