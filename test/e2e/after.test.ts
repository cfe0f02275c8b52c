import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
import { saveInto, tabTo, wizard, type Wizard } from './wizard-page.ts';

const inWindow = skipUnless(whyNoElectron());

/** How long a rehearsal server may take to live through an update, or to be verified. */
const longMs = 180_000;
const operator = 'Ada Lovelace';

let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

const health = (w: Wizard): Locator => w.page.getByRole('region', { name: 'Health', exact: true });
const card = (w: Wizard, name: string): Locator => w.page.locator(`li[data-finding="${name}"]`);
const spoken = (w: Wizard): Locator => w.page.locator('[role="status"][aria-live="polite"]');

const moveClock = async (w: Wizard, minutes: 5 | 15 | 61): Promise<void> => {
  await w.button('Rehearsal clock').click();
  await w.page.getByRole('menuitem', { name: `Move on by ${minutes} minutes` }).click();
  await expect.poll(() => w.button('Rehearsal clock').isEnabled(), { timeout: longMs }).toBe(true);
};

/** Checks, watch and update of a rehearsal server, up to the After step. */
const updated = async (title: string, setupEnd: RegExp): Promise<Wizard> => {
  running = await launchElectron();
  const w = wizard(running.page);
  await w.page.setViewportSize({ width: 1280, height: 800 });
  await w.connect(title);
  await w.runChecks();
  await w.step('During').click();
  await w.page.getByLabel('Your name').fill(operator);
  await w.button('Start the watch').click();
  const setup = w.page.getByRole('region', { name: 'Setup', exact: true });
  for (let move = 0; move < 14 && !setupEnd.test(await setup.innerText()); move += 1)
    await moveClock(w, 5);
  await expect.poll(() => setup.innerText()).toMatch(setupEnd);
  await w.step('After').click();
  await w.page.getByText('The watch still runs.').waitFor();
  await expect.poll(() => w.button('Verify the server').getAttribute('aria-disabled')).toBe('true');
  await w.button('To the watch').click();
  await w.button(/^Stop the watch/).click();
  await w.dialog().getByRole('button', { name: 'Stop the watch', exact: true }).click();
  await w.button('To the verification').click();
  await w.setSpeed(5);
  return w;
};

const verify = async (w: Wizard): Promise<void> => {
  await w.button('Verify the server').click();
  await w.page.getByRole('heading', { name: 'Waiting for the services to settle' }).waitFor();
  await ended(w);
};

/** Waits for the end of the verification that runs. */
const ended = (w: Wizard): Promise<void> =>
  w.page
    .getByRole('heading', { name: /^(Healthy|Degraded|Outage|Incomplete)$/, level: 2 })
    .waitFor({ timeout: longMs });

/** Confirms the plan in the open dialog and waits for its end and for the verification after it. */
const applyPlan = async (w: Wizard): Promise<void> => {
  await w.button('Apply now').waitFor();
  await w.dialog().getByLabel('Your name').fill(operator);
  await w
    .dialog()
    .getByRole('checkbox', { name: /I have read/ })
    .check();
  await w.button('Apply now').click();
  await w.dialog().getByText('Applied and proved').waitFor({ timeout: longMs });
  await w.dialog().getByRole('button', { name: 'Close', exact: true }).click({ timeout: longMs });
  await w.dialog().waitFor({ state: 'detached' });
  await ended(w);
};

/** Parts of the page that are wider than the window leaves room for. */
const overflowOf = (w: Wizard): Promise<readonly string[]> =>
  w.page.locator('main, main *').evaluateAll((elements) =>
    elements
      .filter(
        (element) =>
          // What is inside a picture is cut off at its edge.
          (!(element instanceof SVGElement && element.ownerSVGElement !== null) &&
            element.getBoundingClientRect().right > innerWidth + 1) ||
          (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
            element.scrollWidth > element.clientWidth + 1),
      )
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** Pictures in both themes and in high contrast, and nothing that stands out of the window in any. */
const look = async (w: Wizard, name: string): Promise<void> => {
  for (const [theme, colorScheme, forcedColors, width, height] of [
    ['light', 'light', 'none', 1_280, 800],
    ['dark', 'dark', 'none', 1_024, 768],
    ['contrast', 'dark', 'active', 760, 560],
  ] as const) {
    await w.page.setViewportSize({ width, height });
    await w.page.emulateMedia({ colorScheme, forcedColors });
    await expect.poll(() => overflowOf(w), { timeout: 10_000 }).toEqual([]);
    await w.page.waitForTimeout(400);
    await screenshotTo(w.page, `after-${name}-${theme}`);
  }
  await w.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await w.page.setViewportSize({ width: 1_280, height: 800 });
};

inWindow('the After step', () => {
  it('finds who took the port, brings the service back, and is signed off', async () => {
    const w = await updated('POP3 back end stays down', /Reports success/);
    await look(w, 'begin');
    await verify(w);
    await expect.poll(() => spoken(w).innerText()).toMatch(/Health: Outage/);
    await expect.poll(() => w.step('After').innerText()).toMatch(/Outage/);
    const down = card(w, 'SVC-101 MSExchangePOP3BE');
    await expect
      .poll(() => down.innerText())
      .toMatch(/Port taken \(10048\)[\s\S]*Held by[\s\S]*w3wp\.exe/);
    await expect.poll(() => down.getByRole('listitem').count()).toBeGreaterThan(0);
    await look(w, 'outage');

    const refused = w.page.locator('tr[data-answer="MSExchangePOP3BE 9955 ipv4"]');
    await expect.poll(() => refused.innerText()).toMatch(/Refused|No answer|Closed/);
    await expect
      .poll(() => w.page.getByRole('radio', { name: /^Accepted/ }).isDisabled(), {
        message: 'an outage cannot be accepted',
      })
      .toBe(true);

    await down
      .getByRole('button', { name: /^Services/ })
      .first()
      .click();
    await w.dialog().getByText('Usable').waitFor();
    await w.dialog().getByRole('button', { name: 'Close', exact: true }).click();

    await w.page
      .getByRole('button', { name: /^Show the difference of .*\.config$/ })
      .first()
      .click();
    await w
      .dialog()
      .getByText(/Values of keys and passwords are masked/)
      .waitFor();
    await look(w, 'difference');
    await w.dialog().getByRole('button', { name: 'Close', exact: true }).click();

    await health(w).getByRole('button', { name: 'Recover MSExchangePOP3BE…' }).click();
    await w.button('Copy as commands').waitFor();
    await w.page.getByRole('radio', { name: 'Close the one connection' }).check();
    await w.button('Copy as commands').waitFor();
    await look(w, 'recover');
    await w.button('Copy as commands').click();
    await w.button('Copied').waitFor();
    expect(await running!.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(
      /netsh int ipv4 add excludedportrange[\s\S]*Start-Service -Name MSExchangePOP3BE/,
    );
    await applyPlan(w);
    await expect.poll(() => w.step('After').innerText()).toMatch(/Healthy|Degraded/);
    await expect
      .poll(() => w.page.getByRole('region', { name: 'What was done' }).innerText())
      .toMatch(/MSExchangePOP3BE[\s\S]*Applied and proved[\s\S]*Ada Lovelace/);
    const greeted = w.page.locator('tr[data-answer="MSExchangePOP3BE 9955 ipv4"]');
    await expect.poll(() => greeted.innerText()).toMatch(/Answered[\s\S]*\+OK/);
    await look(w, 'recovered');

    await w.button('To the sign-off').click();
    await w.page.getByLabel('Role').fill('On call');
    await w.page.getByLabel('Note').fill('The exclusions stay.');
    await w.button('Sign: accepted').click();
    await w.page.getByText('Accepted: the server is given back').waitFor();
    await look(w, 'signed');
    await expect.poll(() => w.step('After').innerText()).toMatch(/signed/);
    await health(w).getByRole('button', { name: 'To the report' }).click();
    await expect.poll(() => w.verdict().innerText()).toMatch(/Healthy|Degraded/);
    await w.page.getByText('Ada Lovelace, accepted').waitFor();
    await look(w, 'report');
    const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-after-'));
    try {
      await saveInto(running!.app, folder);
      await w.button('Save as PDF').click();
      await w.page.getByText('Saved.').waitFor({ timeout: longMs });
      expect(readdirSync(folder).some((name) => name.endsWith('.pdf'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(running!.errors).toEqual([]);
  });

  it('restores what a failed Setup left disabled, with one plan', async () => {
    const w = await updated('A Setup that fails', /Failed|Ended/);
    await verify(w);
    const restore = card(w, 'restore');
    await expect.poll(() => restore.innerText()).toMatch(/\d+ services not as before/);
    const [row] = await restore.locator('ul > li').all();
    await row!.getByRole('button').first().click();
    await expect.poll(() => row!.innerText()).toMatch(/Cause[\s\S]*Proof/);
    await look(w, 'left-disabled');
    await health(w)
      .getByRole('button', { name: /^Restore \d+ services…/ })
      .click();
    await applyPlan(w);
    await expect.poll(() => card(w, 'restore').count()).toBe(0);
    // POP and IMAP were Manual and stopped, or as the baseline says: nothing that did not run was started.
    await expect.poll(() => w.page.locator('li[data-finding^="SVC-101"]').count()).toBe(0);
    // That Setup failed is left, and only a person can take that on.
    await card(w, 'SETUP-001 Setup').waitFor();
    await look(w, 'restored');
    expect(running!.errors).toEqual([]);
  });

  it('is gone through by keyboard alone, and waits with a limit that can be seen', async () => {
    running = await launchElectron();
    const w = wizard(running.page);
    const press = (key: string): Promise<void> => w.page.keyboard.press(key);
    await w.connect('No port at risk');
    await w.runChecks();
    await tabTo(w.page, w.step('After'));
    await press('Enter');
    await w.heading('After the update').waitFor();
    await w.page.getByText('There is no baseline of this run.').waitFor();
    await tabTo(w.page, w.button('Verify the server'));
    await press('Enter');
    await ended(w);
    await expect.poll(() => health(w).innerText()).toMatch(/^Incomplete/);
    await w.page.getByText('There is nothing sound to compare with.').waitFor();
    await tabTo(w.page, w.page.getByLabel('Role'));
    await w.page.keyboard.type('On call');
    await tabTo(w.page, w.button('Sign: open'));
    await press('Enter');
    await w.page.getByText('Open: it is handed on with what is open').first().waitFor();
    await expect.poll(() => spoken(w).innerText()).toBe('Signed off.');
    await look(w, 'no-baseline');
    expect(running.errors).toEqual([]);
  });
});
