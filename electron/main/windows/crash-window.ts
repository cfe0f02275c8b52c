import { BrowserWindow, session } from 'electron';

import { tool } from '../../../shared/tool.ts';
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

const crashHtml = (what: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${tool.name}: something went wrong</title><style>
:root{color-scheme:light dark}body{font:15px/1.5 "Segoe UI",Arial,"Liberation Sans",sans-serif;margin:28px 32px}
h1{font-size:20px;margin:0 0 8px}p{margin:0 0 12px}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px;border:1px solid;padding:8px}
a{display:inline-block;border:1px solid;border-radius:4px;padding:6px 14px;margin:8px 8px 0 0;color:inherit;text-decoration:none}a:focus{outline:2px solid}
</style></head><body>
<h1>The window has stopped because of a fault in this program.</h1>
<p>The run is on disk and nothing that was recorded is lost. A step that was under way goes on in the agent, or is shown as interrupted; nothing is repeated by itself.</p>
<pre><bdi>${escapeHtml(what.slice(0, 2_000))}</bdi></pre>
<p><a href="${page}resume">Resume</a><a href="${page}open-log">Open log</a><a href="${page}quit">Quit</a></p>
</body></html>`;

let open: BrowserWindow | null = null;
let count = 0;

/**
 * Says plainly that the program has failed, in a page without script that depends on nothing of the wizard.
 *
 * Its links lead nowhere: navigation is refused everywhere, and what was asked for is taken as the choice.
 */
export const showCrashWindow = (what: string, onChoice: (choice: CrashChoice) => void): void => {
  if (open !== null && !open.isDestroyed()) return;
  count += 1;
  const own = session.fromPartition(`crash-${count}`, { cache: false });
  restrictSession(own, false);
  servePage(own, page, crashHtml(what));
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
