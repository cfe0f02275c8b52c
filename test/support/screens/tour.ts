import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ElectronApplication, Page } from 'playwright';
import { vi } from 'vitest';

import { saveInto, wizard, type Wizard } from '../../e2e/wizard-page.ts';
import type { LaunchedElectron } from '../electron.ts';
import { agentPid } from '../shell.ts';

/** A screen or dialog that stands still, so that it can be looked at for as long as one likes. */
export type Screen = {
  /** Names its pictures. */
  readonly name: string;
  readonly page: Page;
  readonly app: ElectronApplication;
};

/** How long a rehearsal server may take to live through an update, or to be verified. */
const longMs = 180_000;
const operator = 'Ada Lovelace';

/** A rehearsal in which everything happens that has a screen of its own. */
const scenario = 'POP3 back end stays down';

/**
 * Leads one window through every screen and dialog of a run with an outage and its recovery, then of a server that
 * answers badly, then through the loss of the agent, and stops at each for `visit`.
 */
export const tour = async (
  launched: LaunchedElectron,
  visit: (screen: Screen) => Promise<void>,
): Promise<void> => {
  const { app, page } = launched;
  const w = wizard(page);
  const see = async (name: string): Promise<void> => {
    await visit({ name, page, app });
  };
  await w.heading('Connect to a server').waitFor();
  await see('connect');
  await menus(w, see);
  await before(w, see);
  await gate(w, see);
  await during(w, see);
  await after(w, see);
  await saved(launched, w, see);
  await otherServer(w, see);
  await loss(launched, w, see);
};

type See = (name: string) => Promise<void>;

const menus = async (w: Wizard, see: See): Promise<void> => {
  await w.button(/^Language/).click();
  await w.page.getByRole('menuitemradio', { name: 'Français' }).waitFor();
  await see('menu-language');
  await w.page.keyboard.press('Escape');
};

const before = async (w: Wizard, see: See): Promise<void> => {
  await w.connect(scenario);
  await see('before-begin');
  await w.button('Your task').click();
  await w.speedButton().click();
  await w.page.getByRole('menuitemradio', { name: /^60×/ }).waitFor();
  await see('menu-speed');
  await w.page.keyboard.press('Escape');
  await w.button('Your task').click();
  await w.runChecks();
  await see('before-checks');
  await w.openTab(/Port map/);
  await w.page.locator('tr[data-port="9955"]').waitFor();
  await see('before-ports');
  await w.openTab(/Chance/);
  await see('before-chance');
  await w.openTab(/Checks/);
  await w.check('Range and protection').click();
  await w
    .button(/^Evidence/)
    .first()
    .click();
  await w.button('netsh int ipv4 show dynamicport tcp').first().click();
  await w.dialog().getByText('Exit code').waitFor();
  await see('before-evidence');
  await w.page.keyboard.press('Escape');
  await gone(w);
};

const gate = async (w: Wizard, see: See): Promise<void> => {
  await w.button('To the gate').click();
  await w.verdict().waitFor();
  await see('gate-closed');
  await w.button('Protect ports…').first().click();
  await w.button('Apply now').waitFor();
  await see('gate-protect');
  await close(w);
  await w.button('Waive…').first().click();
  await w.dialog().getByLabel('Reason').fill('The port is watched, and POP is not used at night.');
  await see('gate-waive');
  await w.button('Waive').click();
  await gone(w);
  await see('gate-waived');
};

const during = async (w: Wizard, see: See): Promise<void> => {
  await w.step('During').click();
  await w.page.getByLabel('Your name').fill(operator);
  await see('during-begin');
  await w.button('Start the watch').click();
  await w.page.getByText('Now run Setup in an elevated PowerShell:').waitFor();
  await see('during-watch');
  await moveUntil(w, () =>
    w.page.getByRole('heading', { name: /^tcp\/\d+ is captured$/ }).isVisible(),
  );
  await see('during-capture');
  await w.button('Close the connection…').first().click();
  await w.button('Apply now').waitFor();
  await see('during-free');
  await close(w);
  await w.button('Stop the watch…').click();
  await w.button('Go on watching').waitFor();
  await see('during-stop');
  await w.button('Go on watching').click();
  await gone(w);
  const setup = w.page.getByRole('region', { name: 'Setup', exact: true });
  await moveUntil(w, async () => /Reports success/.test(await setup.innerText()));
  await w.button('Stop the watch…').click();
  await w.dialog().getByRole('button', { name: 'Stop the watch', exact: true }).click();
  await w.page.getByRole('heading', { name: 'The watch has ended' }).waitFor();
  await gone(w);
  await see('during-ended');
};

const after = async (w: Wizard, see: See): Promise<void> => {
  await w.step('After').click();
  await w.page.getByText('The baseline is there.').waitFor();
  await see('after-begin');
  await w.button('Verify the server').click();
  await w.page.getByRole('heading', { name: 'Waiting for the services to settle' }).waitFor();
  await see('after-settling');
  await verified(w);
  await see('after-outage');
  const health = w.page.getByRole('region', { name: 'Health', exact: true });
  await w.page
    .getByRole('button', { name: /^Show the difference of .*\.config$/ })
    .first()
    .click();
  await w
    .dialog()
    .getByText(/Values of keys and passwords are masked/)
    .waitFor();
  await see('after-difference');
  await close(w);
  await health.getByRole('button', { name: 'Recover MSExchangePOP3BE…' }).click();
  await w.button('Copy as commands').waitFor();
  await w.page.getByRole('radio', { name: 'Close the one connection' }).check();
  await w.button('Apply now').waitFor();
  await see('after-recover');
  await w
    .dialog()
    .getByRole('checkbox', { name: /I have read/ })
    .check();
  await w.button('Apply now').click();
  await w.dialog().getByText('Applied and proved').waitFor({ timeout: longMs });
  await w.dialog().getByRole('button', { name: 'Close', exact: true }).waitFor({ timeout: longMs });
  // Behind the dialog the server is verified again by itself; a picture needs its end.
  await w.page.locator('h2', { hasText: /^Degraded$/ }).waitFor({ timeout: longMs });
  await see('after-recovered');
  await close(w);
  await verified(w);
  await w.button('To the sign-off').click();
  await see('after-sign-off');
  await w.page.getByLabel('Role').fill('On call');
  await w.button('Sign: accepted').click();
  await w.page.getByText('Accepted: the server is given back').waitFor();
  await see('after-signed');
  await w.button('Timeline').click();
  await w.page.getByRole('heading', { name: 'Timeline', exact: true }).last().waitFor();
  await see('timeline');
  await w.page.getByRole('button', { name: 'Close the timeline' }).click();
  await gone(w);
  await w.step('Report').click();
  await w.verdict().waitFor();
  await see('report');
};

/** A report that was saved, and what the window says of it. */
const saved = async ({ app, page }: LaunchedElectron, w: Wizard, see: See): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-tour-'));
  try {
    await saveInto(app, folder);
    await w.button('Save as').click();
    await page.getByRole('menuitem', { name: /^JSON/ }).click();
    await page.getByText('Saved.').waitFor({ timeout: longMs });
    await see('notice');
    await w.button('Close this message').click();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A second server: read-only, unanswered checks, an incomplete gate. */
const otherServer = async (w: Wizard, see: See): Promise<void> => {
  await w.step('Connect').click();
  await see('connected');
  await w.button('A server that answers badly').click();
  await w.button('Run the checks').waitFor({ timeout: longMs });
  await w.runChecks();
  await see('badly-checks');
  await w.openTab(/Port map/);
  await w.page.getByText('range not read').first().waitFor();
  await see('badly-ports');
  await w.openTab(/Chance/);
  await see('badly-chance');
  await w.step('Gate').click();
  await w.verdict().waitFor();
  await see('badly-gate');
};

const loss = async (launched: LaunchedElectron, w: Wizard, see: See): Promise<void> => {
  process.kill(await agentPid(launched), 'SIGKILL');
  await w.page.getByText('The agent does not answer.').waitFor({ timeout: longMs });
  await see('lost');
};

const gone = async (w: Wizard): Promise<void> => {
  await w.dialog().waitFor({ state: 'detached' });
};

const close = async (w: Wizard): Promise<void> => {
  await w.dialog().getByRole('button', { name: 'Close', exact: true }).click({ timeout: longMs });
  await gone(w);
};

const verified = (w: Wizard): Promise<void> =>
  w.page
    .getByRole('heading', { name: /^(Healthy|Degraded|Outage|Incomplete)$/, level: 2 })
    .waitFor({ timeout: longMs });

/** Moves the clock of the rehearsal on by five minutes at a time, until something is so. */
const moveUntil = async (w: Wizard, isSo: () => Promise<boolean>): Promise<void> => {
  for (let move = 0; move < 20 && !(await isSo()); move += 1) {
    await w.button('Rehearsal clock').click();
    await w.page.getByRole('menuitem', { name: 'Move on by 5 minutes' }).click();
    await vi.waitUntil(() => w.button('Rehearsal clock').isEnabled(), {
      timeout: longMs,
      interval: 100,
    });
  }
  await vi.waitUntil(isSo, { timeout: longMs, interval: 100 });
};
