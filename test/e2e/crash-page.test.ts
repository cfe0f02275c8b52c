import { expect, it } from 'vitest';

import { languages, type Language } from '../../shared/texts/language.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { chromiumMajor, inChromium } from '../support/current-chromium.ts';
import { launchElectron, whyNoElectron } from '../support/electron.ts';
import { violationsOf } from '../support/screens/axe.ts';
import { emulate } from '../support/screens/still.ts';
import { unreadableOf } from '../support/screens/text-fit.ts';
import { becomes } from '../support/shell.ts';
import { skipUnless } from '../support/skip.ts';

const themes = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;
/** Its own size, and what is left of it at twice the size of text. */
const rooms = [
  { width: 640, height: 460 },
  { width: 320, height: 230 },
];

/** Says why it cannot be examined here: a page without script cannot be looked at by one, so it is looked at elsewhere. */
const whyNot = whyNoElectron() ?? ((await chromiumMajor()) === 0 ? 'no /usr/bin/chromium' : null);

/** The page as it is shown when the shell fails. */
const crashPage = async (language: Language): Promise<string> => {
  const launched = await launchElectron({ args: [`--lang=${language}`] });
  try {
    const { app, page } = launched;
    const { say } = textsIn(language);
    await page.getByRole('heading', { name: say('connect.title') }).waitFor();
    // The shell learns the language with the page's first call.
    await becomes(page, 'none');
    const crashWindow = app.waitForEvent('window');
    await app.evaluate(() => {
      setTimeout(() => {
        throw new Error(`planted fault in C:\\${'a-folder-with-a-long-name\\'.repeat(12)}x.cjs`);
      }, 0);
    });
    const crash = await crashWindow;
    await crash.getByRole('heading', { name: say('shell.crash') }).waitFor();
    return await crash.content();
  } finally {
    await launched.close();
  }
};

skipUnless(whyNot)('the page that says that the program has failed', () => {
  it.for(languages)('can be read by everybody: %s', async (language) => {
    const html = await crashPage(language);
    const found = await inChromium(html, { javaScriptEnabled: true }, async (page) => {
      const lines: string[] = [];
      for (const theme of themes) {
        await emulate(page, theme);
        lines.push(...(await violationsOf(page, 'all')));
      }
      for (const room of rooms) {
        await page.setViewportSize(room);
        lines.push(...(await unreadableOf(page)));
      }
      return lines;
    });
    expect(found).toEqual([]);
  });
});
