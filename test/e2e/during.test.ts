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

const startWatch = async (w: Wizard): Promise<void> => {
  await w.step('During').click();
  await w.page.getByLabel('Your name').fill('Ada Lovelace');
  await w.button('Start the watch').click();
  await situation(w).waitFor();
};

const situation = (w: Wizard): Locator =>
  w.page.getByRole('region', { name: 'Situation', exact: true });
const sight = (w: Wizard, port: number, family: 'ipv4' | 'ipv6'): Locator =>
  w.page.locator(`tr[data-port="tcp/${port}"] td[data-family="${family}"]`);
const captures = (w: Wizard): Locator => w.page.getByRole('list', { name: 'Captures of the run' });
const spoken = (w: Wizard): Locator => w.page.locator('[role="status"][aria-live="polite"]');

const moveClock = async (w: Wizard, minutes: 1 | 5 | 15 | 61): Promise<void> => {
  await w.button('Rehearsal clock').click();
  await w.page
    .getByRole('menuitem', { name: `Move on by ${minutes} minute${minutes === 1 ? '' : 's'}` })
    .click();
  // The button can be pressed again once the clock has arrived.
  await expect.poll(() => w.button('Rehearsal clock').isEnabled(), { timeout: clockMs }).toBe(true);
};

/** Tops and heights of what must not move, in pixels. */
const placesOf = (w: Wizard): Promise<readonly (readonly number[])[]> =>
  w.page.locator('section[aria-label="Situation"], tr[data-port], h2').evaluateAll((elements) =>
    elements.map((element) => {
      const { top, height } = element.getBoundingClientRect();
      return element.tagName === 'H2' ? [top] : [top, height];
    }),
  );

/** Parts of the page that are wider than the window leaves room for. */
const overflowOf = (w: Wizard): Promise<readonly string[]> =>
  w.page
    .locator('main, main *')
    .evaluateAll((elements) =>
      elements
        .filter(
          (element) =>
            element.getBoundingClientRect().right > innerWidth + 1 ||
            (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
              element.scrollWidth > element.clientWidth + 1),
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );

/** Pictures in both themes at three sizes, and nothing that stands out of the window in either. */
const look = async (w: Wizard, name: string): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const)
    for (const [width, height] of [
      [760, 560],
      [1024, 768],
      [1280, 800],
    ] as const) {
      await w.page.setViewportSize({ width, height });
      await w.page.emulateMedia({ colorScheme });
      await expect.poll(() => overflowOf(w)).toEqual([]);
      // A picture taken while the theme changes shows half of each.
      await w.page.waitForTimeout(400);
      await screenshotTo(w.page, `during-${name}-${colorScheme}-${width}`);
    }
};

inWindow('the During step', () => {
  it('says what the watch does and which command to run, and copies it', async () => {
    const w = await openOn('A captured port');
    await w.step('During').click();
    await w.page.getByText('The gate is closed: no-go.').waitFor();
    await look(w, 'before');
    const command = w.page.getByLabel('Setup command');
    await expect
      .poll(() => command.innerText())
      .toBe(
        String.raw`.\Setup.exe /IAcceptExchangeServerLicenseTerms_DiagnosticDataON /Mode:Upgrade`,
      );
    await w.page.getByLabel('Folder of the update’s files').fill(String.raw`E:\Exchange CU`);
    await w.page.getByRole('radio', { name: /OFF/ }).check();
    const full = String.raw`& 'E:\Exchange CU\Setup.exe' /IAcceptExchangeServerLicenseTerms_DiagnosticDataOFF /Mode:Upgrade`;
    await expect.poll(() => command.innerText()).toBe(full);
    await w.button('Copy the command').click();
    await w.page.getByText('Copied', { exact: true }).waitFor();
    expect(await running!.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(full);
  });

  it('shows a capture and its holder, TIME_WAIT and the free port, and moves nothing', async () => {
    const w = await openOn('A captured port');
    await startWatch(w);
    await w.page.getByRole('heading', { name: 'tcp/9955 is captured' }).waitFor();
    await expect
      .poll(() => spoken(w).innerText())
      .toMatch(/tcp\/9955 of MSExchangePOP3BE is captured by w3wp/);
    await expect.poll(() => w.step('During').innerText()).toMatch(/1 port captured/);
    await expect
      .poll(() => situation(w).innerText())
      .toMatch(
        /tcp\/9955 IPv4[\s\S]*w3wp\.exe \(process \d+\), connected to 10\.0\.0\.5:3268[\s\S]*inetsrv[\s\S]*10048[\s\S]*still reports success[\s\S]*do not count on it/,
      );
    await expect
      .poll(() => sight(w, 9955, 'ipv4').innerText())
      .toMatch(/^Captured[\s\S]*w3wp\.exe/);
    await expect.poll(() => sight(w, 9933, 'ipv4').innerText()).toMatch(/^Listening/);
    await look(w, 'captured');
    const places = await placesOf(w);

    await moveClock(w, 5);
    await moveClock(w, 5);
    await expect.poll(() => sight(w, 9955, 'ipv4').innerText()).toMatch(/TIME_WAIT/);
    await expect.poll(() => w.button('Close the connection…').count()).toBe(0);
    await expect
      .poll(() => situation(w).innerText())
      .toMatch(/ends by itself after two to four minutes/);
    expect(await placesOf(w)).toEqual(places);
    await screenshotTo(w.page, 'during-time-wait');

    await moveClock(w, 5);
    await w.page.getByRole('heading', { name: 'No back-end port is captured' }).waitFor();
    await expect.poll(() => sight(w, 9955, 'ipv4').innerText()).toMatch(/^Free/);
    await expect.poll(() => spoken(w).innerText()).toMatch(/not captured any more/);
    expect(await placesOf(w)).toEqual(places);
    await expect.poll(() => captures(w).innerText()).toMatch(/TIME_WAIT[\s\S]*w3wp\.exe/);
    // A port below the range is free and harmless; one inside it is not.
    await expect
      .poll(() => situation(w).innerText())
      .toMatch(/can be captured\s+tcp\/9955\s+Free, and cannot\s+tcp\/1995/);
    await look(w, 'free');

    await w.button('Stop the watch').click();
    await w.page.getByRole('heading', { name: 'The watch has ended' }).waitFor();
    await expect.poll(() => w.step('During').innerText()).toMatch(/Watch ended/);
    await w.button('Start the watch again').waitFor();
    expect(running!.errors).toEqual([]);
  });

  it('closes the connection that holds a port, by keyboard alone', async () => {
    const w = await openOn('A captured port');
    const press = (key: string): Promise<void> => w.page.keyboard.press(key);
    await tabTo(w.page, w.step('During'));
    await press('Enter');
    await expect.poll(() => hasFocus(w.heading('During the update'))).toBe(true);
    await tabTo(w.page, w.page.getByLabel('Your name'));
    await press('Control+a');
    await w.page.keyboard.type('Grace Hopper');
    await tabTo(w.page, w.button('Start the watch'));
    await press('Enter');
    const close = w.button('Close the connection…');
    await tabTo(w.page, close);
    await press('Enter');
    await w.button('Apply now').waitFor();
    await look(w, 'dialog');
    await expect
      .poll(() => w.dialog().innerText())
      .toMatch(
        /SetTcpEntry[\s\S]*Cannot be undone[\s\S]*Prove that tcp\/9955 is free[\s\S]*Changes nothing/,
      );
    await tabTo(w.page, w.dialog().getByRole('checkbox'));
    await press('Space');
    await tabTo(w.page, w.button('Apply now'));
    await press('Enter');
    await w.dialog().getByText('Applied and proved').waitFor();
    await w.dialog().getByText('This capture has ended.').waitFor();
    await tabTo(w.page, w.dialog().getByRole('button', { name: 'Close', exact: true }));
    await press('Enter');
    await w.page.getByRole('heading', { name: 'No back-end port is captured' }).waitFor();
    await expect.poll(() => sight(w, 9955, 'ipv4').innerText()).toMatch(/^Free/);
    // Its button has gone with the capture, so the page begins anew.
    await expect.poll(() => hasFocus(w.heading('During the update'))).toBe(true);
  });

  it('follows an update with a capture, and asks before the watch is stopped', async () => {
    const w = await openOn('A capture during the update');
    await startWatch(w);
    await w.page.getByText('Now run Setup in an elevated PowerShell:').waitFor();
    await look(w, 'awaited');
    const places = await placesOf(w);
    await moveClock(w, 15);
    await w.page.getByRole('heading', { name: 'tcp/9955 is captured' }).waitFor();
    const setup = w.page.getByRole('region', { name: 'Setup', exact: true });
    await expect.poll(() => setup.innerText()).toMatch(/Running/);
    await expect
      .poll(() => w.page.getByRole('region', { name: 'Services' }).innerText())
      .toMatch(/differ from how they were[\s\S]*was running/);
    expect((await placesOf(w)).slice(0, 4)).toEqual(places.slice(0, 4));
    await look(w, 'update');
    await w.button('Stop the watch…').click();
    await w.dialog().getByText('1 port captured: tcp/9955').waitFor();
    await w.button('Go on watching').click();
    // Past the end of Setup, and well before the end of the capture.
    await moveClock(w, 15);
    await moveClock(w, 15);
    await expect.poll(() => setup.innerText()).toMatch(/Reports success/);
    await setup.scrollIntoViewIfNeeded();
    await screenshotTo(w.page, 'during-update-end');
    await w.button('Stop the watch…').click();
    await w
      .dialog()
      .getByText(/down that ran before: MSExchangePOP3BE/)
      .waitFor();
    await w.dialog().getByRole('button', { name: 'Stop the watch', exact: true }).click();
    await w.page.getByRole('heading', { name: 'The watch has ended' }).waitFor();
    await expect
      .poll(() => situation(w).innerText())
      .toMatch(/When it looked last: tcp\/9955 captured/);
    expect(running!.errors).toEqual([]);
  });

  it('lets the watch protect the ports, and takes one such plan back', async () => {
    const w = await openOn('Protection by the watch');
    const authorise = async (service: string): Promise<void> => {
      await w.openTab(/Port map/);
      await w.button(`Protect ports of ${service}`).first().click();
      await w.button('Apply now').waitFor();
      await w.page.getByRole('radio', { name: 'When Setup has stopped the service' }).check();
      await w.button('Authorise').waitFor();
      await screenshotTo(w.page, 'during-deferred-dialog');
      await w.dialog().getByLabel('Your name').fill('Ada Lovelace');
      await w.dialog().getByRole('checkbox').check();
      await w.button('Authorise').click();
      await w.dialog().getByText('Authorised; nothing has been changed yet.').waitFor();
      await w.dialog().getByRole('button', { name: 'Close', exact: true }).click();
    };
    await authorise('MSExchangePOP3BE');
    await authorise('MSExchangeIMAP4BE');
    await startWatch(w);
    const list = w.page.getByRole('region', { name: 'Protection by the watch' });
    await expect
      .poll(() => list.getByText('Waiting for Setup to stop the service').count())
      .toBe(2);
    await w.button('Take back the protection of MSExchangeIMAP4BE').click();
    await list.getByText(/Ada Lovelace took it back/).waitFor();
    await moveClock(w, 15);
    await list.getByText('Excluded in IPv4 and IPv6, proved').waitFor();
    await expect.poll(() => sight(w, 9955, 'ipv4').innerText()).toMatch(/^(Reserved|Listening)/);
    await list.scrollIntoViewIfNeeded();
    await screenshotTo(w.page, 'during-deferred');
    expect(running!.errors).toEqual([]);
  });

  it('takes thousands of events at once without an error', async () => {
    const w = await openOn('No port at risk');
    await w.step('During').click();
    const { seq, now } = await w.page.evaluate(async () => {
      const answer: unknown = await Reflect.get(window, 'preflight').call('run.snapshot', {});
      const { value } = answer as { value: { now: string; state: { seq: number } } };
      return { seq: value.state.seq, now: Date.parse(value.now) };
    });
    const events = Array.from({ length: 3_000 }, (_, index) => ({
      seq: seq + 1 + index,
      at: new Date(now + index * 7).toISOString(),
      body: { type: 'problem', text: `Event ${index + 1} of many.` },
    }));
    await running!.app.evaluate(({ BrowserWindow }, sent) => {
      const [window] = BrowserWindow.getAllWindows();
      for (const event of sent) window?.webContents.send('preflight:run-event', event);
    }, events);
    await w.button('Timeline').click();
    await w.page.getByText('Event 3000 of many.').waitFor({ timeout: 60_000 });
    expect(running!.errors).toEqual([]);
  });
});
