import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { customisedFile } from '../bench/support/exchange-configuration.ts';
import { backEndPorts } from '../bench/support/exchange-services.ts';
import { benchAvailability } from '../bench/support/tools.ts';
import { waitUntil } from '../bench/support/wait.ts';
import { screenshotTo, whyNoElectron } from '../support/electron.ts';
import { pdfText, whyNoPdfText } from '../support/pdf-text.ts';
import { skipUnless } from '../support/skip.ts';
import { benchWindows } from './bench-windows.ts';
import { saveInto, type Wizard } from './wizard-page.ts';

const pop = backEndPorts.pop;
const popService = 'MSExchangePOP3BE';
const operator = 'Ada Lovelace';
const longMs = 180_000;

const windows = benchWindows();

const health = (w: Wizard) => w.page.getByRole('region', { name: 'Health', exact: true });

// 400 ports around the back ends, so that the kernel comes by all of them.
const range = { first: 9_801, count: 400 };

/** The incident from which the product was born, with nothing in its path that is not real but Wine, the services and Setup. */
skipUnless(whyNoElectron() ?? benchAvailability() ?? (await whyNoPdfText()))(
  'the incident, through the window',
  () => {
    it('update, capture, a Setup that succeeds, POP3 down; cause, plan, greeting, sign-off', async () => {
      const bench = await windows.start({ range });
      const { w, launched } = await windows.openOn(bench);
      const saved = windows.keepFolder(mkdtempSync(join(tmpdir(), 'cu-preflight-saved-')));
      await saveInto(launched.app, saved);
      await w.runChecks();

      // During: nobody heeds the gate. The port is taken while Setup has the service stopped.
      await w.step('During').click();
      await w.page.getByLabel('Your name').fill(operator);
      await w.button('Start the watch').click();
      await w.page.getByRole('region', { name: 'Situation', exact: true }).waitFor();
      const setup = bench.startSetup({ waits: true });
      await waitUntil('Setup has stopped POP3', async () => {
        return (await bench.queryService(popService)).state === 'stopped';
      });
      const holder = await bench.capture(pop);
      await w.page.getByRole('heading', { name: `tcp/${pop} is captured` }).waitFor();
      setup.goOn();
      expect(await setup.ended).toBe(0);
      expect(await bench.queryService(popService)).toMatchObject({
        state: 'stopped',
        win32ExitCode: 10_048,
      });
      const setupRegion = w.page.getByRole('region', { name: 'Setup', exact: true });
      await expect
        .poll(() => setupRegion.innerText(), { timeout: 60_000 })
        .toMatch(/Reports success/);
      await screenshotTo(w.page, 'incident-during');
      await w.button('Stop the watch…').click();
      await w.dialog().getByRole('button', { name: 'Stop the watch', exact: true }).click();
      await w.page.getByRole('heading', { name: 'The watch has ended' }).waitFor();

      // After: who, why, and the way back.
      await w.step('After').click();
      await w.page.getByLabel('Wait for the services at most').selectOption({ label: '1 minute' });
      await w.button('Verify the server').click();
      await health(w).getByText('Outage', { exact: true }).waitFor({ timeout: longMs });
      const problem = w.page.locator(`[data-finding="SVC-101 ${popService}"]`);
      await expect
        .poll(() => problem.innerText())
        .toMatch(/Port taken \(10048\)[\s\S]*contoso-monitor\.exe[\s\S]*has it now/);
      await screenshotTo(w.page, 'incident-outage');

      await health(w)
        .getByRole('button', { name: `Recover ${popService}…` })
        .click();
      await w.button('Apply now').waitFor({ timeout: longMs });
      await expect
        .poll(() => w.page.getByRole('radio', { name: /^Wait until it is free/ }).isChecked())
        .toBe(true);
      await expect
        .poll(() => w.page.getByRole('checkbox', { name: 'Exclude the port first' }).isChecked())
        .toBe(true);
      await expect
        .poll(() => w.dialog().innerText())
        .toMatch(/netsh int ipv4 add excludedportrange[\s\S]*netsh int ipv6 add excludedportrange/);
      await screenshotTo(w.page, 'incident-plan');
      await w.dialog().getByLabel('Your name').fill(operator);
      await w.dialog().getByRole('checkbox').last().check();
      await w.button('Apply now').click();
      // The plan is made anew before it begins: only then may the holder let go.
      await w.dialog().getByText('Running', { exact: true }).first().waitFor({ timeout: longMs });
      await holder.release();
      await w.dialog().getByText('Applied and proved').waitFor({ timeout: longMs });
      await screenshotTo(w.page, 'incident-applied');
      await w.dialog().getByRole('button', { name: 'Close', exact: true }).click();

      // It is verified again by itself: what is left is for people to judge, and IMAP, which nobody has protected.
      await health(w).getByText('Degraded', { exact: true }).waitFor({ timeout: longMs });
      await expect.poll(() => problem.count()).toBe(0);
      for (const family of ['ipv4', 'ipv6'])
        await expect
          .poll(() =>
            w.page.locator(`tr[data-answer="${popService} ${pop} ${family}"]`).innerText(),
          )
          .toContain('+OK The Microsoft Exchange POP3 service is ready.');
      await expect
        .poll(() => w.page.locator('tr[data-answer^="MSExchangePop3 995"]').first().innerText())
        .toMatch(/\+OK[\s\S]*Over TLS/);
      await expect.poll(() => w.page.getByRole('main').innerText()).toContain(customisedFile);
      const { reserved } = await bench.kernel();
      expect(reserved.split(',')).toContain(String(pop));
      await screenshotTo(w.page, 'incident-degraded');

      await w.page.getByLabel('Role').fill('Exchange administrator');
      await w.page
        .getByLabel('Note')
        .fill('POP3 is back; IMAP is to be protected before the next update.');
      await w.button('Sign: accepted').click();
      await w.page.getByText('Signed by').waitFor();
      await screenshotTo(w.page, 'incident-signed');
      await w.step('Report').click();
      await w.button('Save as PDF').click();
      await w.page.getByText(/^\S+\.pdf$/).waitFor({ timeout: 60_000 });
      const pdf = readdirSync(saved).find((name) => name.endsWith('.pdf'));
      const text = (await pdfText(join(saved, pdf!))).replaceAll(/\s+/g, ' ');
      for (const said of [
        operator,
        'Exchange administrator',
        'contoso-monitor.exe',
        '10048',
        '+OK',
      ])
        expect(text).toContain(said);
      expect(launched.errors).toEqual([]);
    });
  },
);
