import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { ElectronApplication, Locator, Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import type { RunState } from '../../shared/run/state.ts';
import { startBench, type Bench } from '../bench/support/bench.ts';
import type { BenchAgent } from '../bench/support/bench-agent.ts';
import { holderPath } from '../bench/support/exchange-files.ts';
import { backEndPorts, directoryPort } from '../bench/support/exchange-services.ts';
import { benchAvailability } from '../bench/support/tools.ts';
import {
  launchElectron,
  screenshotTo,
  whyNoElectron,
  type LaunchedElectron,
} from '../support/electron.ts';
import { call, isAlive, noSandbox } from '../support/shell.ts';
import { skipUnless } from '../support/skip.ts';
import { wizard, type Wizard } from './wizard-page.ts';

const { pop, imap } = backEndPorts;
const popService = 'MSExchangePOP3BE';
const imapService = 'MSExchangeIMAP4BE';
const operator = 'Ada Lovelace';
/** From something that happens on the server to the window. */
const soonMs = 20_000;

/** Long enough for many looks. */
const heldForMs = 2_500;

let bench: Bench | null = null;
let running: LaunchedElectron | null = null;
afterEach(async () => {
  await running?.close();
  await bench?.stop();
  running = null;
  bench = null;
});

const agentArguments = (agent: BenchAgent): readonly string[] => [
  '--agent',
  `unix:${agent.socket}`,
  '--agent-token-file',
  agent.tokenFile,
];

type Shown = { readonly title: string; readonly body: string };

/** Keeps what is about to be shown as a notification of the system: a desktop that shows it is not there on every machine. */
const keepNotifications = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Notification }) => {
    const shown: Shown[] = [];
    Object.assign(globalThis, { shownNotifications: shown });
    Object.defineProperty(Notification, 'isSupported', { value: () => true });
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push({ title: this.title, body: this.body });
    };
  });

const notificationsOf = (app: ElectronApplication): Promise<readonly Shown[]> =>
  app.evaluate(
    () => (globalThis as unknown as { shownNotifications: readonly Shown[] }).shownNotifications,
  );

/** The notification with this title, once there is one that says all this: a capture may be called out before its process is known, and again when it is. */
const notified = (
  app: ElectronApplication,
  title: string,
  ...parts: readonly string[]
): Promise<void> =>
  expect
    .poll(async () => notificationsOf(app), { timeout: soonMs })
    .toSatisfy(
      (shown: readonly Shown[]) =>
        shown.some((one) => one.title === title && parts.every((part) => one.body.includes(part))),
      `one is “${title}” and says ${parts.join(', ')}`,
    );

const windowCount = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const sight = (w: Wizard, port: number): Locator =>
  w.page.locator(`tr[data-port="tcp/${port}"] td[data-family="ipv4"]`);
const captures = (w: Wizard): Locator => w.page.getByRole('list', { name: 'Captures of the run' });

const stateOf = async (page: Page): Promise<RunState> => {
  const answer = await call(page, 'run.snapshot', {});
  if (!answer.ok || answer.value.state === null) throw new Error('no run is open');
  return answer.value.state;
};

/** All that the timeline of the window says, newest first. */
const timelineOf = async (w: Wizard): Promise<string> => {
  await w.button('Timeline').click();
  const drawer = w.dialog();
  await drawer.getByText('Newest first').waitFor();
  const text = await drawer.innerText();
  await w.button('Close the timeline').click();
  await drawer.waitFor({ state: 'detached' });
  return text;
};

/** Shows the During step, wherever the window has begun. */
const toDuring = async (w: Wizard): Promise<void> => {
  await w.step('During').click({ timeout: 60_000 });
  await w.page.getByRole('region', { name: 'Situation', exact: true }).waitFor();
};

skipUnless(whyNoElectron() ?? benchAvailability())(
  'the watch in the window, on a Win32 server',
  () => {
    it('names the holder, calls the operator, goes on without a window, and tells the whole story afterwards', async () => {
      bench = await startBench();
      const agent = await bench.startAgent();
      running = await launchElectron({ args: agentArguments(agent) });
      const { app, userData } = running;
      await keepNotifications(app);
      const w = wizard(running.page);
      await w.step('Before').click({ timeout: 60_000 });
      await w.runChecks();
      await w.step('During').click();
      await w.page.getByLabel('Your name').fill(operator);
      await w.button('Start the watch').click();
      await w.page
        .getByRole('heading', { name: 'No back-end port is captured' })
        .waitFor({ timeout: soonMs });

      // A capture while somebody works in another window.
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
      await expect
        .poll(() =>
          app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused()),
        )
        .toBe(false);
      await bench.stopService(popService);
      const first = await bench.capture(pop);
      await w.page
        .getByRole('heading', { name: `tcp/${pop} is captured` })
        .waitFor({ timeout: soonMs });
      // Wine shows a socket before it knows whose it is, so the name may come one look later.
      const situation = w.page.getByRole('region', { name: 'Situation', exact: true });
      for (const said of [
        `contoso-monitor.exe (process ${first.pid})`,
        `127.0.0.1:${directoryPort}`,
        holderPath,
      ])
        await expect.poll(() => situation.innerText(), { timeout: soonMs }).toContain(said);
      await expect
        .poll(() => sight(w, pop).innerText())
        .toMatch(/^Captured[\s\S]*contoso-monitor\.exe/);
      await screenshotTo(w.page, 'bench-watch-captured');
      await notified(
        app,
        `Port ${pop} of ${popService} is captured`,
        `process ${first.pid}`,
        'contoso-monitor.exe',
      );

      // The window is closed; the watch is not.
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await notified(app, 'The watch goes on');
      await expect.poll(() => windowCount(app)).toBe(0);
      await first.release();
      expect(await bench.startService(popService)).toMatchObject({ state: 'running' });
      await bench.stopService(imapService);
      const second = await bench.capture(imap);
      await notified(app, `Port ${imap} of ${imapService} is captured`, `process ${second.pid}`);
      await second.release();
      expect(isAlive(agent.linuxPid)).toBe(true);

      // Started again, the program shows its window again.
      const opened = app.waitForEvent('window');
      const { path } = await ensureElectron();
      await promisify(execFile)(path, [
        inRoot(),
        ...noSandbox,
        `--user-data-dir=${userData}`,
        ...agentArguments(agent),
      ]);
      const again = wizard(await opened);
      await toDuring(again);
      await expect.poll(() => windowCount(app)).toBe(1);
      await expect
        .poll(() => sight(again, pop).innerText(), { timeout: soonMs })
        .toMatch(/^Listening/);
      await expect.poll(() => sight(again, imap).innerText(), { timeout: soonMs }).toMatch(/^Free/);
      for (const [port, { pid }] of [
        [pop, first],
        [imap, second],
      ] as const)
        await expect
          .poll(() => captures(again).innerText())
          .toMatch(
            new RegExp(
              `Ended\\s+tcp/${port} IPv4[\\s\\S]*?contoso-monitor\\.exe[^\\n]*process ${pid}`,
            ),
          );
      const timeline = await timelineOf(again);
      expect(timeline).toMatch(new RegExp(`${imapService}[\\s\\S]*stopped`));
      expect(timeline).toMatch(new RegExp(`tcp/${imap}[^\\n]*captured`, 'i'));
      await screenshotTo(again.page, 'bench-watch-reopened');

      // The whole program ends, and another one finds the agent and the story.
      const before = await stateOf(again.page);
      await running.close();
      running = null;
      expect(isAlive(agent.linuxPid)).toBe(true);
      const third = await bench.capture(imap, { family: 'ipv6' });
      await delay(heldForMs);
      await third.release();
      expect(await bench.startService(imapService)).toMatchObject({ state: 'running' });

      running = await launchElectron({ args: agentArguments(agent) });
      const later = wizard(running.page);
      await toDuring(later);
      await expect
        .poll(() => sight(later, imap).innerText(), { timeout: soonMs })
        .toMatch(/^Listening/);
      const after = await stateOf(later.page);
      expect(after.runId).toBe(before.runId);
      expect(after.watch?.status).toBe('running');
      expect(after.watch?.gaps).toEqual([]);
      expect(after.watch?.captures.slice(0, before.watch?.captures.length)).toEqual(
        before.watch?.captures,
      );
      const missed = after.watch?.captures.find(({ holder }) => holder.pid === third.pid);
      expect(missed).toMatchObject({ port: imap, family: 'ipv6', holder: { image: holderPath } });
      const heldMs = Date.parse(missed?.lastSeenAt ?? '') - Date.parse(missed?.firstSeenAt ?? '');
      expect(heldMs).toBeGreaterThan(0);
      await expect
        .poll(() => captures(later).innerText())
        .toMatch(
          new RegExp(`tcp/${imap} IPv6[\\s\\S]*?contoso-monitor\\.exe[^\\n]*process ${third.pid}`),
        );
      expect(after.timeline.slice(0, before.timeline.length)).toEqual(before.timeline);
      expect(await timelineOf(later)).toMatch(
        new RegExp(`tcp/${imap}[^\\n]*IPv6[^\\n]*captured`, 'i'),
      );
      await screenshotTo(later.page, 'bench-watch-second-launch');

      await later.button('Stop the watch').click();
      await later.page.getByRole('heading', { name: 'The watch has ended' }).waitFor();
      expect(running.errors).toEqual([]);
    });
  },
);
