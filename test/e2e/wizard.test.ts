import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { reportSchema } from '../../shared/report/schema.ts';
import {
  launchElectron,
  screenshotTo,
  whyNoElectron,
  type LaunchedElectron,
} from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';
import { saveInto, wizard, type Wizard } from './wizard-page.ts';

const inWindow = skipUnless(whyNoElectron());

let running: LaunchedElectron | null = null;
let folder: string | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
});

const open = async (): Promise<Wizard> => {
  running = await launchElectron();
  return wizard(running.page);
};

inWindow('the wizard', () => {
  it('leads from ports at risk to protected ports and a saved report', async () => {
    const w = await open();
    folder = mkdtempSync(join(tmpdir(), 'cu-preflight-saved-'));
    await saveInto(running!.app, folder);
    await w.connect('POP and IMAP ports at risk');
    await w.runChecks();
    await expect.poll(() => w.check('Range and protection').innerText()).toMatch(/Fail/);
    await w.openTab(/Port map/);
    for (const port of ['9933', '9955'])
      await expect
        .poll(() => w.page.locator(`tr[data-port="${port}"]`).innerText())
        .toMatch(/At risk/);

    await w.button('To the gate').click();
    await expect.poll(() => w.verdict().innerText()).toMatch(/^No-go/);
    await w.protectFirst('Ada Lovelace');
    await w.protectFirst('Ada Lovelace');
    await expect.poll(() => w.verdict().innerText()).toMatch(/^Go/);

    await w.step('Before').click();
    await w.openTab(/Port map/);
    for (const port of ['9933', '9955'])
      await expect
        .poll(() => w.page.locator(`tr[data-port="${port}"]`).innerText())
        .toMatch(/Protected/);

    await w.step('Gate').click();
    await w.button('Proceed with the update').click();
    await w.page.getByText('Decided to proceed').waitFor();

    await w.button('To the report').click();
    await w.button('Save as PDF').click();
    await w.page.getByText(/^\S+\.pdf$/).waitFor({ timeout: 60_000 });
    for (const [name, ending] of [
      ['HTML', 'html'],
      ['JSON', 'json'],
      ['Evidence', 'json'],
    ] as const) {
      await w.button('Close this message').click();
      await w.button('Save as').click();
      await w.page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
      await w.page.getByText(new RegExp(`\\.${ending}$`)).waitFor({ timeout: 60_000 });
    }
    const files = readdirSync(folder).filter((name) => !name.startsWith('.'));
    expect(files).toHaveLength(4);
    const pdf = files.find((name) => name.endsWith('.pdf'))!;
    expect(readFileSync(join(folder, pdf)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const reports = files
      .filter((name) => name.endsWith('.json'))
      .map((name) => reportSchema.safeParse(JSON.parse(readFileSync(join(folder!, name), 'utf8'))));
    const report = reports.find(({ success }) => success)?.data;
    expect(
      report?.ports.filter(({ risk }) => risk === 'protected').map(({ port }) => port),
    ).toEqual([9933, 9955]);
    expect(running!.errors).toEqual([]);
  });

  it('opens the gate for a waived blocker and closes it again when the waiver is withdrawn', async () => {
    const w = await open();
    await w.connect('POP and IMAP ports at risk');
    await w.runChecks();
    await w.button('To the gate').click();
    await w.protectFirst('Ada Lovelace');
    await w.button('Waive…').click();
    await w.button('Close').waitFor();
    await expect.poll(() => w.button('Waive').getAttribute('aria-disabled')).toBe('true');
    await w.dialog().getByLabel('Reason').fill('Nobody uses POP on this server.');
    await w.button('Waive').click();
    await w.page.getByText('1 waived blocker').waitFor();
    await expect.poll(() => w.verdict().innerText()).toMatch(/^Go with warnings/);
    await w.page.getByText('Reason: Nobody uses POP on this server.').waitFor();

    await w.button('Withdraw').click();
    await w.page.getByText('The gate is closed').waitFor();
    await expect.poll(() => w.verdict().innerText()).toMatch(/^No-go/);
    await expect
      .poll(() => w.button('Proceed with the update').getAttribute('aria-disabled'))
      .toBe('true');
  });

  it('explains why a captured port has to wait, and protects it when the holder has let go', async () => {
    const w = await open();
    await w.connect('A captured port');
    await w.runChecks();
    await expect.poll(() => w.check('Holders of the ports').innerText()).toMatch(/Fail/);
    await w.openTab(/Port map/);
    const row = w.page.locator('tr[data-port="9955"]');
    await expect.poll(() => row.innerText()).toMatch(/Captured[\s\S]*w3wp\.exe/);
    await row.getByRole('button', { name: /^Protect ports/ }).click();
    await w.dialog().getByText('The plan has to wait: the port is held.').waitFor();
    await expect.poll(() => w.button('Apply now').count()).toBe(0);
    await screenshotTo(w.page, 'wizard-captured');
    await w.dialog().getByRole('button', { name: 'Close', exact: true }).click();

    await w.page.getByRole('button', { name: 'Rehearsal clock' }).click();
    await w.page.getByRole('menuitem', { name: 'Move on by 15 minutes' }).click();
    await w.openTab(/Checks/);
    await w.check('Holders of the ports').click();
    await w.button('Run again').click();
    await expect
      .poll(() => w.check('Holders of the ports').innerText(), { timeout: 60_000 })
      .toMatch(/Pass/);
  });

  it('closes the gate when the run has grown old', async () => {
    const w = await open();
    await w.connect('No port at risk');
    await w.runChecks();
    await w.button('To the gate').click();
    await expect.poll(() => w.verdict().innerText()).toMatch(/^Go\b/);
    await w.page.getByRole('button', { name: 'Rehearsal clock' }).click();
    await w.page.getByRole('menuitem', { name: 'Move on by 61 minutes' }).click();
    await w.page.getByText(/older than 60 minutes: run the checks again/).waitFor();
    await expect
      .poll(() => w.button('Proceed with the update').getAttribute('aria-disabled'))
      .toBe('true');
  });
});
