import { afterEach, expect, it } from 'vitest';

import { launchElectron, whyNoElectron, type LaunchedElectron } from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';
import { hasFocus, tabTo, wizard } from './wizard-page.ts';

const inWindow = skipUnless(whyNoElectron());

let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

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
    expect(await w.check('Range and protection').getAttribute('aria-selected')).toBe('true');

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
    await press('Enter');
    await page.getByText('Decided to stop').waitFor();
    await page.getByText('Grace Hopper').first().waitFor();
  });
});
