import type { Locator } from 'playwright';
import { afterEach, expect, it } from 'vitest';

import {
  launchElectron,
  screenshotTo,
  whyNoElectron,
  type LaunchedElectron,
} from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';
import { hasFocus, tabTo, wizard, type Wizard } from './wizard-page.ts';

const inWindow = skipUnless(whyNoElectron());

/** How long an update of a rehearsal may take at 60×. */
const updateMs = 180_000;
const operator = 'Ada Lovelace';

let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

const open = async (): Promise<Wizard> => {
  running = await launchElectron();
  const w = wizard(running.page);
  await w.page.setViewportSize({ width: 1_280, height: 800 });
  return w;
};

const banner = (w: Wizard): Locator => w.page.getByRole('complementary', { name: 'Rehearsal' });
const setup = (w: Wizard): Locator => w.page.getByRole('region', { name: 'Setup', exact: true });

/** Seconds of the day that the window shows. */
const clockOf = async (w: Wizard): Promise<number> => {
  const [hours = 0, minutes = 0, seconds = 0] = (await w.button('Rehearsal clock').innerText())
    .split(':')
    .map(Number);
  return hours * 3_600 + minutes * 60 + seconds;
};

/** The banner is whole, above the page and small, and nothing in it closes it. */
const bannerStands = async (w: Wizard): Promise<void> => {
  await banner(w).getByText('Rehearsal', { exact: true }).waitFor();
  await expect.poll(() => banner(w).innerText()).toContain('nothing real is read or changed');
  await expect.poll(() => banner(w).getByRole('button').count()).toBe(1);
  const box = await banner(w).boundingBox();
  const main = await w.page.locator('main').boundingBox();
  expect(box?.height).toBeLessThanOrEqual(40);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((main?.y ?? 0) + 0.5);
  await expect.poll(() => banner(w).locator('svg').count()).toBeGreaterThan(0);
};

const look = async (w: Wizard, name: string): Promise<void> => {
  for (const [width, height, colorScheme] of [
    [1_024, 768, 'dark'],
    [1_280, 800, 'light'],
  ] as const) {
    await w.page.setViewportSize({ width, height });
    await w.page.emulateMedia({ colorScheme });
    await w.page.waitForTimeout(300);
    await screenshotTo(w.page, `training-${name}-${width}`);
  }
};

inWindow('a rehearsal as training', () => {
  it('goes through a whole update at 60×, and says on every screen that it is one', async () => {
    const w = await open();
    await expect.poll(() => banner(w).count()).toBe(0);
    const groups = ['Before: checks and gate', 'A whole update', 'What went wrong afterwards'];
    for (const group of groups) await w.page.getByRole('heading', { name: group }).waitFor();
    const whole = w.page.getByRole('region', { name: 'A whole update' });
    await expect
      .poll(() => whole.innerText())
      .toMatch(/An update without trouble[\s\S]*Your task: Protect/);
    await w.page.getByRole('radio', { name: '60×' }).check();
    await look(w, 'start');

    await w.connect('An update without trouble');
    await expect.poll(() => w.speedButton().innerText()).toBe('60×');
    await bannerStands(w);
    await banner(w).getByRole('button', { name: 'Your task' }).click();
    await banner(w)
      .getByText(/^Your task: Protect, watch/)
      .waitFor();
    await look(w, 'task');
    await banner(w).getByRole('button', { name: 'Your task' }).click();

    // What is read by hand has time to be read; the update has not.
    await w.setSpeed(5);
    await w.runChecks();
    await look(w, 'before');
    await w.step('Gate').click();
    await bannerStands(w);
    await w.protectFirst(operator);
    await w.protectFirst(operator);
    await w.step('Before').click();
    await w.button('Read everything again').click();
    await w.readEnd();
    await bannerStands(w);
    await w.step('Gate').click();
    await w.button('Proceed with the update').click();
    await w.page.getByText('Decided to proceed').waitFor();
    await look(w, 'gate');

    await w.step('During').click();
    await w.page.getByLabel('Your name').fill(operator);
    await w.button('Start the watch').click();
    await w.setSpeed(60);
    await expect.poll(() => setup(w).innerText(), { timeout: updateMs }).toMatch(/Running/);
    await bannerStands(w);
    await look(w, 'during');
    await expect.poll(() => setup(w).innerText(), { timeout: updateMs }).toMatch(/Reports success/);
    // It looks often enough, or it says that it does not: too late, or faster again and not there yet.
    const watch = w.page.getByRole('region', { name: 'The watch', exact: true });
    await expect
      .poll(() => watch.innerText())
      .toMatch(/10 times a second|Slowed[\s\S]*looks? every/);
    await w.button(/^Stop the watch/).click();
    await w.button('To the verification').click();
    await bannerStands(w);
    await w.button('Verify the server').click();
    const health = w.page.getByRole('heading', { name: 'Healthy', level: 2 });
    await health.waitFor({ timeout: updateMs });
    await look(w, 'after');
    await w.step('Report').click();
    await bannerStands(w);
    await look(w, 'report');
    expect(running!.errors).toEqual([]);
  });

  it('changes its speed at any time, by keyboard too, and the next rehearsal keeps it', async () => {
    const w = await open();
    await w.connect('No port at risk');
    await expect.poll(() => w.speedButton().innerText()).toBe('1×');
    await tabTo(w.page, w.speedButton());
    await w.page.keyboard.press('Enter');
    await w.page.getByRole('menuitemradio', { name: /^1×/, checked: true }).waitFor();
    // The menu comes into sight in steps.
    await w.page.waitForTimeout(300);
    await screenshotTo(w.page, 'training-speeds');
    await w.page.keyboard.press('ArrowDown');
    await w.page.keyboard.press('ArrowDown');
    await w.page.keyboard.press('Enter');
    await w.page.keyboard.press('Escape');
    await expect.poll(() => w.speedButton().innerText()).toBe('20×');
    await expect.poll(() => hasFocus(w.speedButton())).toBe(true);

    await w.step('Connect').click();
    await bannerStands(w);
    await expect.poll(() => w.page.getByRole('radio', { name: '20×' }).isChecked()).toBe(true);
    await w.connect('Member of a DAG');
    await expect.poll(() => w.speedButton().innerText()).toBe('20×');
    await w.setSpeed(60);
    const before = await clockOf(w);
    // Three minutes of that clock: at the speed of a real one this would be too late.
    await expect
      .poll(async () => ((await clockOf(w)) - before + 86_400) % 86_400, { timeout: 60_000 })
      .toBeGreaterThan(180);

    await w.step('Connect').click();
    await w.button('Disconnect').click();
    await banner(w).waitFor({ state: 'detached' });
    await expect.poll(() => w.speedButton().count()).toBe(0);
    expect(running!.errors).toEqual([]);
  });
});
