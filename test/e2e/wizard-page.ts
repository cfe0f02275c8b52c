import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from 'playwright';
import { expect } from 'vitest';

/** How long a server may take to be read: the clock of a rehearsal runs as a real one does, and a bench reads as fast as the machine lets it. */
const readMs = 120_000;

/** The wizard as an operator sees it: everything is found by role and name. */
export const wizard = (page: Page) => {
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const dialog = (): Locator => page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const step = (name: string): Locator =>
    page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  const check = (name: string): Locator => page.getByRole('option', { name: new RegExp(name) });
  const readEnd = (): Promise<void> => button('Read everything again').waitFor({ timeout: readMs });

  return {
    page,
    button,
    dialog,
    step,
    check,
    heading: (name: string): Locator => page.getByRole('heading', { name, exact: true, level: 1 }),
    verdict: (): Locator => page.getByRole('region', { name: 'Verdict' }),
    readEnd,

    /** Connects to a rehearsal server by the title of its scenario. */
    connect: async (title: string): Promise<void> => {
      await button(title).click();
      await button('Run the checks').waitFor({ timeout: readMs });
    },
    runChecks: async (): Promise<void> => {
      await button('Run the checks').click();
      await readEnd();
    },
    /** How fast the clock of a rehearsal runs. */
    speedButton: (): Locator => button(/^Speed of the rehearsal/),
    setSpeed: async (factor: 1 | 5 | 20 | 60): Promise<void> => {
      await button(/^Speed of the rehearsal/).click();
      await page.getByRole('menuitemradio', { name: new RegExp(`^${factor}×`) }).click();
      await expect.poll(() => button(/^Speed of the rehearsal/).innerText()).toBe(`${factor}×`);
    },
    openTab: (name: RegExp): Promise<void> => page.getByRole('tab', { name }).click(),

    /** Reads the plan of the first blocker at the gate, confirms it and waits for its end. */
    protectFirst: async (operator: string): Promise<void> => {
      const protect = button('Protect ports…');
      const [apply, again] = [button('Apply now'), button('Try again')];
      await protect.first().waitFor();
      const left = await protect.count();
      await protect.first().click();
      await apply.or(again).waitFor();
      // Refused while what the plan before it has changed is read once more.
      while ((await again.count()) > 0) {
        await page.waitForTimeout(500);
        await again.click();
        await apply.or(again).waitFor();
      }
      await dialog().getByLabel('Your name').fill(operator);
      await dialog().getByRole('checkbox').check();
      await button('Apply now').click();
      await dialog().getByText('Applied and proved').waitFor({ timeout: readMs });
      await dialog().getByRole('button', { name: 'Close', exact: true }).click({ timeout: readMs });
      await expectGone(dialog());
      // What it settled leaves the list when it has been read once more: until then the first one is the same as before.
      await expect.poll(() => protect.count(), { timeout: readMs }).toBeLessThan(left);
    },
  };
};
export type Wizard = ReturnType<typeof wizard>;

const expectGone = async (locator: Locator): Promise<void> => {
  await locator.waitFor({ state: 'detached' });
  expect(await locator.count()).toBe(0);
};

/** Answers every question for a place to save with a file in `folder` that has the proposed ending. */
export const saveInto = async (app: ElectronApplication, folder: string): Promise<void> => {
  // Proves that the folder can be written to before the application is blamed.
  writeFileSync(join(folder, '.writable'), '');
  await app.evaluate(({ dialog }, target) => {
    const answer = (...parameters: { defaultPath?: string }[]) => {
      const options: { defaultPath?: string } = parameters.at(-1) ?? {};
      const proposed = options.defaultPath ?? 'report';
      const name = proposed.split(/[\\/]/).at(-1) ?? proposed;
      return Promise.resolve({ canceled: false, filePath: `${target}/${name}` });
    };
    Object.assign(dialog, { showSaveDialog: answer });
  }, folder);
};

/** Presses Tab until the element has the focus; fails when Tab does not lead there. */
export const tabTo = async (page: Page, target: Locator, presses = 80): Promise<void> => {
  await target.first().waitFor();
  for (let press = 0; press < presses; press += 1) {
    if (await hasFocus(target.first())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
};

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);
