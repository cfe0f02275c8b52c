import { afterEach, expect, it } from 'vitest';

import { launchElectron, whyNoElectron, type LaunchedElectron } from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';
import { wizard, type Wizard } from './wizard-page.ts';

const inWindow = skipUnless(whyNoElectron());

let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

/** Waits for the end of the verification that runs, or for what it has found to be shown. */
const verified = (w: Wizard): Promise<void> =>
  w.page
    .getByRole('heading', { name: /^(Healthy|Degraded|Outage|Incomplete)$/, level: 2 })
    .waitFor({ timeout: 120_000 });

inWindow('a window that is opened again', () => {
  it('begins in During while the watch runs, and in After once the server was verified', async () => {
    running = await launchElectron();
    const { app } = running;
    const first = wizard(running.page);
    await first.connect('No port at risk');
    await first.runChecks();
    await first.step('During').click();
    await first.page.getByLabel('Your name').fill('Ada Lovelace');
    await first.button('Start the watch').click();
    await first.button('Stop the watch').waitFor();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => app.windows().length).toBe(0);
    const opened = app.waitForEvent('window');
    await app.evaluate((electron) => electron.app.emit('second-instance'));
    const w = wizard(await opened);
    await w.heading('During the update').waitFor();
    await expect.poll(() => w.step('During').getAttribute('aria-current')).toBe('step');
    await expect.poll(() => w.step('During').innerText()).toMatch(/Watching/);
    await w.button('Stop the watch').click();
    await w.page.getByRole('heading', { name: 'The watch has ended' }).waitFor();
    await w.button('To the verification').click();
    await w.page.getByText('The baseline is there.').waitFor();
    await w.page.getByLabel('Wait for the services at most').selectOption('Do not wait');
    await w.button('Verify the server').click();
    await verified(w);
    await w.page.reload();
    await verified(w);
    await expect.poll(() => w.step('After').getAttribute('aria-current')).toBe('step');
  });
});

inWindow('the window', () => {
  it('draws a burst of events a few times, not once for each', async () => {
    running = await launchElectron();
    const w = wizard(running.page);
    await w.connect('No port at risk');
    await w.runChecks();
    const { seq, now } = await w.page.evaluate(async () => {
      const answer: unknown = await Reflect.get(window, 'preflight').call('run.snapshot', {});
      const { value } = answer as { value: { now: string; state: { seq: number } } };
      return { seq: value.state.seq, now: Date.parse(value.now) };
    });
    await w.button('Timeline').click();
    await w.page.getByText('All checks have run.').last().waitFor();
    await w.page.evaluate(() => {
      const counted = { draws: 0 };
      new MutationObserver(() => {
        counted.draws += 1;
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      Reflect.set(window, 'counted', counted);
    });
    const count = 1_000;
    const events = Array.from({ length: count }, (_, index) => ({
      seq: seq + 1 + index,
      at: new Date(now + index).toISOString(),
      body: { type: 'problem', text: `Event ${index + 1} of many.` },
    }));
    await running.app.evaluate(({ BrowserWindow }, sent) => {
      const [window] = BrowserWindow.getAllWindows();
      for (const event of sent) window?.webContents.send('preflight:run-event', event);
    }, events);
    await w.page.getByText(`Event ${count} of many.`).waitFor();
    const draws = await w.page.evaluate(() => Number(Reflect.get(window, 'counted').draws));
    expect(draws).toBeLessThan(count / 5);
    expect(running.errors).toEqual([]);
  });

  it('can be read at once after a change of the theme, also with reduced motion', async () => {
    running = await launchElectron();
    const w = wizard(running.page);
    await w.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await w.connect('No port at risk');
    await w.runChecks();
    await w.button('Use the dark theme').click();
    // The page comes round to it when it can; from then on no colour may change any more.
    await w.button('Use the light theme').waitFor();
    const [soon, later] = await w.page.evaluate(async () => {
      const colours = (): string[] =>
        [...document.querySelectorAll('main *')].map((element) => getComputedStyle(element).color);
      const frame = (): Promise<void> =>
        new Promise((resolve) => {
          requestAnimationFrame(() => resolve());
        });
      await frame();
      await frame();
      const first = colours();
      await new Promise((resolve) => {
        setTimeout(resolve, 1_500);
      });
      return [first, colours()];
    });
    expect(later.length).toBeGreaterThan(50);
    expect(soon).toEqual(later);
  });
});
