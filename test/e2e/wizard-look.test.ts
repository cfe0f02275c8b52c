import type { Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';

import {
  launchElectron,
  screenshotTo,
  whyNoElectron,
  type LaunchedElectron,
} from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';
import { wizard, type Wizard } from './wizard-page.ts';

const inWindow = skipUnless(whyNoElectron());

let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

const open = async (): Promise<Wizard> => {
  running = await launchElectron();
  return wizard(running.page);
};

/** Top and height of every row, in pixels. */
const rowsOf = (page: Page): Promise<readonly (readonly number[])[]> =>
  page.getByRole('option').evaluateAll((rows) =>
    rows.map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return [top, height];
    }),
  );

/** Elements that stand out of the window, or make the page itself or a part of it scroll sideways. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const outside = [...document.querySelectorAll('header *, nav *, main *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1,
    );
    const sideways = [...document.querySelectorAll('main, main *')].filter(
      (element) =>
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1,
    );
    return (
      outside.length +
      sideways.length +
      Math.max(0, document.documentElement.scrollWidth - innerWidth)
    );
  });

/** Labels of the port map that lie upon each other. */
const overlapsOf = (page: Page): Promise<number> =>
  page.locator('svg[role="img"]').evaluateAll(
    (maps) =>
      maps.flatMap((map) => {
        const boxes = [...map.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
        return boxes.flatMap((one, index) =>
          boxes
            .slice(index + 1)
            .filter(
              (other) =>
                one.left < other.right - 1 &&
                other.left < one.right - 1 &&
                one.top < other.bottom - 3 &&
                other.top < one.bottom - 3,
            ),
        );
      }).length,
  );

inWindow('the look of the wizard', () => {
  it('does not move a row while results arrive, nor when a check is run again', async () => {
    const w = await open();
    await w.connect('POP and IMAP ports at risk');
    const empty = await rowsOf(w.page);
    expect(empty.length).toBeGreaterThan(8);
    await w.button('Run the checks').click();
    await w.button('Cancel').waitFor();
    expect(await rowsOf(w.page)).toEqual(empty);
    await w.readEnd();
    expect(await rowsOf(w.page)).toEqual(empty);

    await w.check('Holders of the ports').click();
    const answered = w.page.getByText(/Answered at/);
    const before = await answered.innerText();
    await w.button('Run again').click();
    await expect.poll(() => answered.innerText(), { timeout: 60_000 }).not.toBe(before);
    await w.readEnd();
    await expect.poll(() => w.check('Holders of the ports').innerText()).toMatch(/Pass/);
    expect(await rowsOf(w.page)).toEqual(empty);
  });

  it('fits the smallest and a large window, in light and in dark, without errors', async () => {
    const w = await open();
    await w.connect('A system exclusion in the way');
    await w.runChecks();
    for (const [width, height] of [
      [760, 560],
      [1024, 768],
      [1600, 1000],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await w.page.setViewportSize({ width, height });
        await w.page.emulateMedia({ colorScheme });
        for (const tab of [/Checks/, /Port map/, /Chance/]) {
          await w.openTab(tab);
          await expect.poll(() => overflowOf(w.page)).toBe(0);
          expect(await overlapsOf(w.page)).toBe(0);
        }
        await w.openTab(/Port map/);
        await screenshotTo(w.page, `wizard-${colorScheme}-${width}`);
        await w.step('Gate').click();
        await w.verdict().waitFor();
        expect(await overflowOf(w.page)).toBe(0);
        await screenshotTo(w.page, `wizard-gate-${colorScheme}-${width}`);
        await w.step('Before').click();
      }
    expect(running!.errors).toEqual([]);
  });

  it('switches between light and dark by hand', async () => {
    const w = await open();
    await w.page.emulateMedia({ colorScheme: 'light' });
    const background = (): Promise<string> =>
      w.page.locator('header').evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background()).toBe('rgb(255, 255, 255)');
    await w.button('Use the dark theme').click();
    await expect.poll(background).not.toBe('rgb(255, 255, 255)');
  });

  it('is honest about a server that answers badly', async () => {
    const w = await open();
    await w.connect('A server that answers badly');
    await w.runChecks();
    await w.page.getByText('Read-only (HOST-001)').waitFor();
    await expect.poll(() => w.check('Range and exclusion tables').innerText()).toMatch(/Error/);
    await w.openTab(/Port map/);
    await w.page.getByText('range not read').first().waitFor();
    await w.button('To the gate').click();
    await expect.poll(() => w.verdict().innerText()).toMatch(/^Incomplete/);
    await expect.poll(() => w.step('Before').innerText()).toMatch(/unanswered/);
    const unanswered = w.page.getByRole('region', { name: '4 checks could not be answered' });
    await expect
      .poll(() => unanswered.getByRole('listitem').first().innerText())
      .toMatch(/Could every range and exclusion table[\s\S]*PORT-005/);
    await expect
      .poll(() => w.button('Proceed with the update').getAttribute('aria-disabled'))
      .toBe('true');
  });
});
