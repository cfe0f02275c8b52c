import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';

import { launchElectron, whyNoElectron, type LaunchedElectron } from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';
import { hasFocus, saveInto, tabTo, wizard, type Wizard } from './wizard-page.ts';

const inWindow = skipUnless(whyNoElectron());

let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

/** How long a rehearsal server may take to live through some minutes of its clock, or to be verified. */
const longMs = 180_000;

/** Presses keys, and fails where the focus is nowhere afterwards: then a keyboard would have to begin anew. */
const keyboard = (page: Page) => {
  const kept = async (what: string): Promise<void> => {
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'BODY'), {
        message: `the focus is lost after ${what}`,
        timeout: 3_000,
      })
      .not.toBe('BODY');
  };
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await kept(key);
  };
  return {
    kept,
    press,
    /** Goes to a control with Tab and uses it. */
    use: async (target: Locator, key = 'Enter'): Promise<void> => {
      await tabTo(page, target);
      await press(key);
    },
    /** Goes to a field with Tab and writes into it, in place of what it holds. */
    write: async (target: Locator, text: string): Promise<void> => {
      await tabTo(page, target);
      await press('Control+a');
      await page.keyboard.type(text);
    },
  };
};

/** Moves the clock of the rehearsal on, through its menu: 1, 5, 15 and 61 minutes, in this order. */
const moveClock = async (w: Wizard, downs: number): Promise<void> => {
  const { use, press, kept } = keyboard(w.page);
  await use(w.button('Rehearsal clock'));
  const first = w.page.getByRole('menuitem', { name: 'Move on by 1 minute' });
  await expect.poll(() => hasFocus(first)).toBe(true);
  for (let down = 0; down < downs; down += 1) await press('ArrowDown');
  await press('Enter');
  await expect.poll(() => w.button('Rehearsal clock').isEnabled(), { timeout: longMs }).toBe(true);
  await kept('the clock has been moved');
};

inWindow('the wizard without a mouse', () => {
  it('connects, checks, looks at evidence, protects a port and decides', async () => {
    running = await launchElectron();
    const { page } = running;
    const w = wizard(page);
    const press = (key: string): Promise<void> => page.keyboard.press(key);

    await tabTo(page, w.button('POP and IMAP ports at risk'));
    await press('Enter');
    await w.heading('Before the update').waitFor({ timeout: 60_000 });
    expect(await hasFocus(w.heading('Before the update'))).toBe(true);
    await tabTo(page, w.button('Run the checks'));
    await press('Enter');
    await w.readEnd();

    // One stop for the list, arrows inside it.
    await tabTo(page, page.getByRole('option', { selected: true }));
    await press('Home');
    expect(await hasFocus(w.check('Elevation'))).toBe(true);
    for (let row = 0; row < 4; row += 1) await press('ArrowDown');
    expect(await hasFocus(w.check('Range and protection'))).toBe(true);
    await expect
      .poll(() => w.check('Range and protection').getAttribute('aria-selected'))
      .toBe('true');

    // Evidence opens, Esc closes it, and the focus is back where it was.
    await tabTo(page, w.button(/^Evidence/));
    await press('Enter');
    const item = w.button('netsh int ipv4 show dynamicport tcp');
    await tabTo(page, item);
    await press('Enter');
    await w.dialog().getByText('Exit code').waitFor();
    await press('Escape');
    await expect.poll(() => hasFocus(item.first())).toBe(true);

    // Rows of an API read can be searched.
    await tabTo(page, w.button('TCP and UDP endpoints with their owners'));
    await press('Enter');
    await tabTo(page, w.dialog().getByLabel('Only rows that contain'));
    await page.keyboard.type('9933');
    const rows = w.dialog().getByRole('row');
    await expect.poll(async () => (await rows.allInnerTexts()).length).toBeLessThan(20);
    for (const row of (await rows.allInnerTexts()).slice(1)) expect(row).toContain('9933');
    await press('Escape');
    await w.dialog().waitFor({ state: 'detached' });

    await tabTo(page, w.button('To the gate'));
    await press('Enter');
    await expect.poll(() => hasFocus(w.heading('Gate'))).toBe(true);
    await tabTo(page, w.button('Protect ports…'));
    await press('Enter');
    await w.button('Apply now').waitFor();
    await tabTo(page, w.dialog().getByLabel('Your name'));
    await press('Control+a');
    await page.keyboard.type('Grace Hopper');
    await tabTo(page, w.dialog().getByRole('checkbox'));
    await press('Space');
    await tabTo(page, w.button('Apply now'));
    await press('Enter');
    await w.dialog().getByText('Applied and proved').waitFor({ timeout: 60_000 });
    const close = w.dialog().getByRole('button', { name: 'Close', exact: true });
    await close.waitFor({ timeout: 60_000 });
    await tabTo(page, close);
    await press('Enter');
    await w.dialog().waitFor({ state: 'detached' });

    await tabTo(page, w.button('Do not update'));
    // The plan reads once more what it has changed, and until then nothing can be decided.
    await expect
      .poll(
        async () => {
          await press('Enter');
          return page.getByText('Decided to stop').isVisible();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(true);
    await page.getByText('Grace Hopper').first().waitFor();
  });

  it('goes through a whole rehearsal, from the choice of the server to the saved report', async () => {
    running = await launchElectron();
    const { page, app } = running;
    const w = wizard(page);
    const { use, write, kept } = keyboard(page);
    const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-keyboard-'));
    try {
      await saveInto(app, folder);
      await w.heading('Connect to a server').waitFor();
      await kept('the start');
      await use(w.button('An update without trouble'));
      await w.heading('Before the update').waitFor({ timeout: longMs });
      await kept('connecting');
      await use(w.button('Run the checks'));
      await w.readEnd();
      await kept('the checks');
      await use(w.button('To the gate'));
      await expect.poll(() => hasFocus(w.heading('Gate'))).toBe(true);

      await w.button('Protect ports…').first().waitFor();
      for (let left = await w.button('Protect ports…').count(); left > 0; left -= 1) {
        await use(w.button('Protect ports…'));
        await w.button('Apply now').or(w.button('Try again')).waitFor();
        // Refused while what the plan before it has changed is read once more.
        for (let tries = 0; tries < 20 && (await w.button('Try again').count()) > 0; tries += 1) {
          await page.waitForTimeout(500);
          await use(w.button('Try again'));
          await w.button('Apply now').or(w.button('Try again')).waitFor();
        }
        await write(w.dialog().getByLabel('Your name'), 'Grace Hopper');
        await use(w.dialog().getByRole('checkbox'), 'Space');
        await use(w.button('Apply now'));
        await w.dialog().getByText('Applied and proved').waitFor({ timeout: longMs });
        await use(w.dialog().getByRole('button', { name: 'Close', exact: true }));
        await w.dialog().waitFor({ state: 'detached' });
        await kept('the plan');
        // What it settled leaves the list.
        await expect
          .poll(() => w.button('Protect ports…').count(), { timeout: longMs })
          .toBe(left - 1);
      }
      await expect.poll(() => w.verdict().innerText()).toMatch(/^Go/);
      await use(w.button('Proceed with the update'));
      await page.getByText('Decided to proceed').waitFor();
      await kept('the decision');

      await use(w.step('During'));
      await expect.poll(() => hasFocus(w.heading('During the update'))).toBe(true);
      await use(w.button('Start the watch'));
      await page.getByRole('region', { name: 'Situation', exact: true }).waitFor();
      await kept('the start of the watch');
      const setup = page.getByRole('region', { name: 'Setup', exact: true });
      for (let move = 0; move < 8 && !/Reports success/.test(await setup.innerText()); move += 1)
        await moveClock(w, 2);
      await expect.poll(() => setup.innerText()).toMatch(/Reports success/);
      await use(w.button(/^Stop the watch/));
      await page
        .getByRole('heading', { name: 'The watch has ended' })
        .or(w.dialog())
        .first()
        .waitFor();
      if ((await w.dialog().count()) > 0)
        await use(w.dialog().getByRole('button', { name: 'Stop the watch', exact: true }));
      await page.getByRole('heading', { name: 'The watch has ended' }).waitFor();
      await kept('the end of the watch');

      await use(w.button('To the verification'));
      await expect.poll(() => hasFocus(w.heading('After the update'))).toBe(true);
      await use(w.button('Verify the server'));
      await page
        .getByRole('heading', { name: /^(Healthy|Degraded)$/, level: 2 })
        .waitFor({ timeout: longMs });
      await kept('the verification');
      await write(page.getByLabel('Role'), 'On call');
      await use(w.button('Sign: accepted'));
      await page.getByText('Accepted: the server is given back').waitFor();
      await kept('the signature');
      await use(
        page
          .getByRole('region', { name: 'Sign-off' })
          .getByRole('button', { name: 'To the report' }),
      );
      await expect.poll(() => hasFocus(w.heading('Report'))).toBe(true);
      await use(w.button('Save as PDF'));
      await page.getByText('Saved.').waitFor({ timeout: longMs });
      await kept('saving');
      expect(readdirSync(folder).some((name) => name.endsWith('.pdf'))).toBe(true);
      expect(running.errors).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
