import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { chromium, type Page } from 'playwright';

const path = '/usr/bin/chromium';

/** Major version of the system's Chromium; 0 where there is none. */
export const chromiumMajor = async (): Promise<number> => {
  if (!existsSync(path)) return 0;
  const { stdout } = await promisify(execFile)(path, ['--version']);
  return Number.parseInt(/Chromium (\d+)/.exec(stdout)?.[1] ?? '0', 10);
};

/** Does something with a page in the system's Chromium. */
export const inChromium = async <T>(
  html: string,
  options: { readonly javaScriptEnabled: boolean },
  work: (page: Page) => Promise<T>,
): Promise<T> => {
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--disable-gpu', '--disable-quic', '--disable-background-networking'],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await (await browser.newContext(options)).newPage();
    await page.setContent(html);
    return await work(page);
  } finally {
    await browser.close();
  }
};

/**
 * Prints a page through the system's Chromium, as `electron/main/report/print-pdf.ts` asks a current Electron to: on the page's own paper, with its own margin boxes, tagged, with bookmarks.
 *
 * For where only the fallback Electron can be had, which is years older than the pinned one.
 */
export const printByChromium = (html: string, target: string): Promise<void> =>
  inChromium(html, { javaScriptEnabled: false }, async (page) => {
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.printToPDF', {
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    writeFileSync(target, Buffer.from(data, 'base64'));
  });
