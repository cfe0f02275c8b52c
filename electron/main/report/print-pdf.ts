import { randomBytes } from 'node:crypto';

import { BrowserWindow, session } from 'electron';

import { languages } from '../../../shared/texts/language.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { ok, toAppError, type Result } from '../../../shared/result.ts';
import { scheme } from '../security/addresses.ts';
import { servePage } from '../security/app-protocol.ts';
import { restrictSession } from '../security/session-policy.ts';

/** From this version on Chromium prints the page-margin boxes of the report's own style; before it the margins would stay empty. */
const marginBoxesSince = 131;
const marginText = 'font:7.5pt Arial,sans-serif;color:#5c5a58;width:100%;margin:0 14mm';
const header = `<div style="${marginText}"><span class="title"></span></div>`;

/** `Page 2 of 9` in the language of the page. */
const footerOf = (html: string): string => {
  const named = /<html lang="(\w+)"/.exec(html)?.[1];
  const language = languages.find((one) => one === named) ?? 'en';
  const text = textsIn(language).say('report.page-of', {
    page: '<span class="pageNumber"></span>',
    pages: '<span class="totalPages"></span>',
  });
  return `<div style="${marginText};text-align:right">${text}</div>`;
};

/**
 * Prints a page that this program has written to PDF, on the paper that its style names, in a hidden window without script, without network, in a session of its own.
 *
 * The file is tagged and has bookmarks where Electron knows how; an old one passes both options over (25.1.1, which was tried, does neither). Bookmarks are made from the tags, so they come only together.
 */
export const printPdf = async (html: string): Promise<Result<Uint8Array>> => {
  const name = randomBytes(8).toString('hex');
  const own = session.fromPartition(`print-${name}`, { cache: false });
  const address = `${scheme}://print/${name}`;
  restrictSession(own, false);
  servePage(own, address, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      devTools: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(address);
    const bytes = await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: Number.parseInt(process.versions['chrome'] ?? '', 10) < marginBoxesSince,
      headerTemplate: header,
      footerTemplate: footerOf(html),
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return ok(bytes);
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown, 'failed') };
  } finally {
    window.destroy();
  }
};
