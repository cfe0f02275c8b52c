import { randomBytes } from 'node:crypto';

import { BrowserWindow, session } from 'electron';

import { ok, toAppError, type Result } from '../../../shared/result.ts';
import { scheme } from '../security/addresses.ts';
import { servePage } from '../security/app-protocol.ts';
import { restrictSession } from '../security/session-policy.ts';

/** From this version on Chromium prints the page-margin boxes of the report's own style; before it the margins would stay empty. */
const marginBoxesSince = 131;
const marginText = 'font:7.5pt Arial,sans-serif;color:#5c5a58;width:100%;margin:0 14mm';
const header = `<div style="${marginText}"><span class="title"></span></div>`;
const footer = `<div style="${marginText};text-align:right">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`;

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
      footerTemplate: footer,
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
