import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { textsIn } from '../../shared/texts/texts.ts';
import { textOf } from '../support/html-text.ts';
import { launchElectron, whyNoElectron, type LaunchedElectron } from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';
import { saveInto, wizard } from './wizard-page.ts';

const { say, retell } = textsIn('fr');
const scenario = 'POP and IMAP ports at risk';

let running: LaunchedElectron | null = null;
const folders: string[] = [];
afterEach(async () => {
  await running?.close();
  running = null;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A French window with a run, and the folder into which it saves. */
const examine = async (app: LaunchedElectron) => {
  const w = wizard(app.page);
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-french-'));
  folders.push(folder);
  await saveInto(app.app, folder);
  await w.button(retell(scenario)).click();
  await w.button(say('before.run-the-checks')).click();
  await w.button(say('common.read-everything-again')).waitFor({ timeout: 60_000 });
  const save = async (kind: 'html' | 'json'): Promise<string> => {
    await w.button(say('report-step.save-as')).click();
    await w.page.getByRole('menuitem', { name: say(`report-step.save.${kind}`) }).click();
    const saved = (): string | undefined =>
      readdirSync(folder).find((name) => name.endsWith(`.${kind}`));
    await expect.poll(saved, { timeout: 60_000 }).toBeDefined();
    return readFileSync(join(folder, saved() ?? ''), 'utf8');
  };
  const go = (step: 'step.gate' | 'step.report'): Promise<void> =>
    w.page
      .getByRole('navigation', { name: say('window.steps') })
      .getByRole('button', { name: new RegExp(`^${say(step)}`) })
      .click();
  return { w, save, go };
};

skipUnless(whyNoElectron())('the language', () => {
  it('is chosen in the window, and kept when it loads again', async () => {
    running = await launchElectron();
    const { page } = running;
    const w = wizard(page);
    await w.heading('Connect to a server').waitFor();
    await w.button('Language: English').click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await w.heading(say('connect.title')).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
    await page.reload();
    await w.heading(say('connect.title')).waitFor();
    await w.button(say('window.language', { language: 'Français' })).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await w.heading('Connect to a server').waitFor();
    expect(running.errors).toEqual([]);
  });

  it('is that of the system, and that of the report; its JSON stays English', async () => {
    running = await launchElectron({ args: ['--lang=fr'] });
    const { w, save, go } = await examine(running);
    await go('step.gate');
    const title = 'MSExchangePOP3BE tcp/9955 can be captured during the update';
    await w.page.getByText(retell(title)).first().waitFor();
    await go('step.report');
    await w.button(say('report-step.save-as')).waitFor();
    const page = await save('html');
    expect(page).toContain('<html lang="fr"');
    expect(textOf(page)).toContain(retell(title));
    expect(textOf(page)).not.toContain(title);
    // What the window said before is said in the new language as well.
    await w.page.getByText(say('saved.title')).waitFor();
    const choose = async (from: string, to: string): Promise<void> => {
      await w.button(from).click();
      await w.page.getByRole('menuitemradio', { name: to }).click();
    };
    await choose(say('window.language', { language: 'Français' }), 'English');
    await w.page.getByText(textsIn('en').say('saved.title')).waitFor();
    await choose('Language: English', 'Français');
    const json = await save('json');
    expect(json).toContain(title);
    expect(json).not.toContain(retell(title));
    expect(running.errors).toEqual([]);
  });
});
