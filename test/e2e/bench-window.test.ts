import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { backEndPorts } from '../bench/support/exchange-services.ts';
import { benchAvailability } from '../bench/support/tools.ts';
import { screenshotTo, whyNoElectron } from '../support/electron.ts';
import { pdfText, whyNoPdfText } from '../support/pdf-text.ts';
import { skipUnless } from '../support/skip.ts';
import { benchWindows } from './bench-windows.ts';
import { saveInto, type Wizard } from './wizard-page.ts';

const pop = backEndPorts.pop;
const imap = backEndPorts.imap;
const popService = 'MSExchangePOP3BE';

const windows = benchWindows();

/** The row of a port in the port map. */
const rowOf = (w: Wizard, port: number) => w.page.locator(`tr[data-port="${port}"]`);

// 400 ports around the back ends, so that the kernel comes by all of them.
const range = { first: 9_801, count: 400 };

skipUnless(whyNoElectron() ?? benchAvailability() ?? (await whyNoPdfText()))(
  'the window on a Win32 server',
  () => {
    it('sees 9955 and 9933 at risk, protects them, prints the PDF; the kernel never hands them out again', async () => {
      const bench = await windows.start({ range });
      for (const service of [popService, 'MSExchangeIMAP4BE']) await bench.stopService(service);
      const before = new Set(await bench.connectMany(2_000));
      expect([before.has(pop), before.has(imap)]).toEqual([true, true]);
      for (const service of [popService, 'MSExchangeIMAP4BE']) await bench.startService(service);

      const { w, launched } = await windows.openOn(bench);
      const saved = windows.keepFolder(mkdtempSync(join(tmpdir(), 'cu-preflight-saved-')));
      await saveInto(launched.app, saved);
      await w.runChecks();
      await w.openTab(/Port map/);
      for (const port of [pop, imap])
        await expect.poll(() => rowOf(w, port).innerText()).toMatch(/At risk/);
      await screenshotTo(w.page, 'bench-at-risk');

      await w.button('To the gate').click();
      await expect.poll(() => w.verdict().innerText()).toMatch(/^No-go/);
      await w.protectFirst('Ada Lovelace');
      await w.protectFirst('Ada Lovelace');
      await expect.poll(() => w.verdict().innerText(), { timeout: 60_000 }).toMatch(/^Go/);
      await w.step('Before').click();
      await w.openTab(/Port map/);
      for (const port of [pop, imap])
        await expect.poll(() => rowOf(w, port).innerText()).toMatch(/Protected/);
      await screenshotTo(w.page, 'bench-protected');

      await w.step('Gate').click();
      await w.button('Proceed with the update').click();
      await w.page.getByText('Decided to proceed').waitFor();
      await w.button('To the report').click();
      await w.button('Save as PDF').click();
      await w.page.getByText(/^\S+\.pdf$/).waitFor({ timeout: 60_000 });
      const pdf = readdirSync(saved).find((name) => name.endsWith('.pdf'));
      expect(readFileSync(join(saved, pdf!)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const text = await pdfText(join(saved, pdf!));
      expect(text).toContain(`${popService} tcp/${pop}`);
      expect(text).toMatch(/protected/i);

      for (const service of [popService, 'MSExchangeIMAP4BE'])
        expect((await bench.queryService(service)).state).toBe('running');
      for (const service of [popService, 'MSExchangeIMAP4BE']) await bench.stopService(service);
      const after = new Set([
        ...(await bench.connectMany(10_000, 'ipv4')),
        ...(await bench.connectMany(10_000, 'ipv6')),
      ]);
      expect(after.size).toBeGreaterThan(100);
      expect([after.has(pop), after.has(imap)]).toEqual([false, false]);
      expect(launched.errors).toEqual([]);
    });

    it('names the holder of a captured port, and explains why protecting it has to wait', async () => {
      const bench = await windows.start({ range, language: 'de' });
      await bench.stopService(popService);
      const holder = await bench.capture(pop);
      expect(await bench.startService(popService)).toMatchObject({ win32ExitCode: 10_048 });

      const { w } = await windows.openOn(bench);
      await w.runChecks();
      await expect.poll(() => w.check('Holders of the ports').innerText()).toMatch(/Fail/);
      await w.openTab(/Port map/);
      const row = rowOf(w, pop);
      await expect.poll(() => row.innerText()).toMatch(/Captured[\s\S]*contoso-monitor\.exe/);
      await row.getByRole('button', { name: /^Protect ports/ }).click();
      await w.dialog().getByText('The plan has to wait: the port is held.').waitFor();
      await expect.poll(() => w.dialog().innerText()).toContain('contoso-monitor.exe');
      await expect.poll(() => w.button('Apply now').count()).toBe(0);
      await screenshotTo(w.page, 'bench-captured');
      await w.dialog().getByRole('button', { name: 'Close', exact: true }).click();

      await holder.release();
      await w.openTab(/Checks/);
      await w.check('Holders of the ports').click();
      await w.button('Run again').click();
      await expect
        .poll(() => w.check('Holders of the ports').innerText(), { timeout: 60_000 })
        .toMatch(/Pass/);
    });
  },
);
