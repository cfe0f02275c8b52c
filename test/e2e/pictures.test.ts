import { join } from 'node:path';

import type { Locator } from 'playwright';
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

/** How long a rehearsal server may take to live through some minutes of its clock under the watch. */
const clockMs = 120_000;

let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

const openOn = async (title: string): Promise<Wizard> => {
  running = await launchElectron();
  const w = wizard(running.page);
  await w.connect(title);
  await w.runChecks();
  return w;
};

const slider = (w: Wizard, name: string): Locator => w.page.getByRole('slider', { name });
const valueOf = async (locator: Locator): Promise<string> =>
  (await locator.getAttribute('aria-valuetext')) ?? '';

inWindow('the port map', () => {
  it('is zoomed and searched by keys alone, and says what it shows', async () => {
    const w = await openOn('POP and IMAP ports at risk');
    await w.openTab(/^Port map/);
    const map = slider(w, 'Back-end ports on the map');
    await map.focus();
    await w.page.keyboard.press('Home');
    const first = await valueOf(map);
    expect(first).toMatch(/tcp\/\d+/);
    expect(first).toContain('IPv6');
    await w.page.keyboard.press('ArrowRight');
    await expect.poll(() => valueOf(map)).not.toBe(first);
    await w.page.keyboard.press('+');
    await w.page.keyboard.press('+');
    await w.page.getByText(/^\d+–\d+ of 1–65535$/).waitFor();
    await screenshotTo(w.page, join('pictures', 'port-map-zoomed'));
    await w.page.keyboard.press('0');
    await w.page.getByText('1–65535', { exact: true }).waitFor();
    await w.openTab(/^Chance/);
    await w.page.getByRole('img', { name: /Chances of a capture/ }).waitFor();
    await screenshotTo(w.page, join('pictures', 'chance'));
    expect(running?.errors).toEqual([]);
  });
});

inWindow('the timeline of an update', () => {
  it('leads to the capture and its holder by keys alone, and has a table', async () => {
    const w = await openOn('A capture during the update');
    await w.step('During').click();
    await w.page.getByLabel('Your name').fill('Ada Lovelace');
    await w.button('Start the watch').click();
    const timeline = slider(w, 'Timeline of the update');
    await timeline.waitFor();
    await w.button('Rehearsal clock').click();
    await w.page.getByRole('menuitem', { name: 'Move on by 15 minutes' }).click();
    await expect.poll(() => w.button('Next capture').isEnabled(), { timeout: clockMs }).toBe(true);
    await timeline.focus();
    await w.page.keyboard.press('Home');
    await w.button('Next capture').press('Enter');
    await expect.poll(() => valueOf(timeline)).toMatch(/Captured by \S+ \(process \d+/);
    await w.button('Zoom in').press('Enter');
    await timeline.focus();
    await expect.poll(() => valueOf(timeline)).toMatch(/Captured by/);
    const capture = w.page.getByRole('group', { name: 'Captures' }).getByRole('button').first();
    await expect
      .poll(() => capture.getAttribute('aria-label'))
      .toMatch(/Captured by .*\d\d:\d\d:\d\d/);
    await timeline.scrollIntoViewIfNeeded();
    await screenshotTo(w.page, join('pictures', 'timeline'));
    await w.page.getByRole('switch', { name: 'As a table' }).press(' ');
    const table = w.page.getByRole('region', { name: 'Changes of the update' });
    await table
      .getByText(/^Captured: /)
      .first()
      .waitFor();
    await screenshotTo(w.page, join('pictures', 'timeline-table'));
    await w.page.getByRole('switch', { name: 'As a table' }).press(' ');
    await timeline.waitFor();
    await w.page.emulateMedia({ colorScheme: 'dark' });
    await screenshotTo(w.page, join('pictures', 'timeline-dark'));
    expect(running?.errors).toEqual([]);
  });
});
