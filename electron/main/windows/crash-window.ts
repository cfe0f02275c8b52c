import { BrowserWindow, session } from 'electron';

import { tool } from '../../../shared/tool.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { scheme } from '../security/addresses.ts';
import { servePage } from '../security/app-protocol.ts';
import { restrictSession } from '../security/session-policy.ts';

export type CrashChoice = 'resume' | 'open-log' | 'quit';

const page = `${scheme}://crash/`;
const choices: Readonly<Record<string, CrashChoice>> = {
  [`${page}resume`]: 'resume',
  [`${page}open-log`]: 'open-log',
  [`${page}quit`]: 'quit',
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');

const crashHtml = (what: string, { language, retell, say }: Texts): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${say('shell.crash-title', { program: tool.name })}</title><style>
:root{color-scheme:light dark}body{margin:0}
main{box-sizing:border-box;height:100vh;overflow-y:auto;padding:24px 32px;font:15px/1.5 "Segoe UI",Arial,"Liberation Sans",sans-serif}
h1{font-size:20px;margin:0 0 8px}p{margin:0 0 12px}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px;border:1px solid;padding:8px}
a{display:inline-block;border:1px solid;border-radius:4px;padding:6px 14px;margin:8px 8px 0 0;color:inherit;text-decoration:none}
a:first-child{background:CanvasText;border-color:CanvasText;color:Canvas}a:focus{outline:2px solid CanvasText;outline-offset:2px}
</style></head><body><main>
<h1>${say('shell.crash')}</h1>
<p>${say('shell.crash-text')}</p>
<pre><bdi>${escapeHtml(retell(what).slice(0, 2_000))}</bdi></pre>
<p><a href="${page}resume">${say('shell.resume')}</a><a href="${page}open-log">${say('shell.open-log')}</a><a href="${page}quit">${say('shell.quit')}</a></p>
</main></body></html>`;

let open: BrowserWindow | null = null;
let count = 0;

/**
 * Says plainly that the program has failed, in a page without script that depends on nothing of the wizard.
 *
 * Its links lead nowhere: navigation is refused everywhere, and what was asked for is taken as the choice.
 */
export const showCrashWindow = (
  what: string,
  texts: Texts,
  onChoice: (choice: CrashChoice) => void,
): void => {
  if (open !== null && !open.isDestroyed()) return;
  count += 1;
  const own = session.fromPartition(`crash-${count}`, { cache: false });
  restrictSession(own, false);
  servePage(own, page, crashHtml(what, texts));
  const window = new BrowserWindow({
    title: tool.name,
    width: 640,
    height: 460,
    autoHideMenuBar: true,
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
  open = window;
  let chosen = false;
  const choose = (choice: CrashChoice): void => {
    if (choice !== 'open-log') {
      chosen = true;
      window.destroy();
    }
    onChoice(choice);
  };
  window.webContents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    const choice = choices[event.url];
    if (choice !== undefined) choose(choice);
  });
  window.once('closed', () => {
    if (!chosen) onChoice('quit');
  });
  void window.loadURL(page);
};
