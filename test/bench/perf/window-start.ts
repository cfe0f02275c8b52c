import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { buildAll } from '../../../build/build.ts';
import { ensureElectron } from '../../../build/ensure-electron.ts';
import { startDisplay } from '../../../build/support/display.ts';
import { inRoot } from '../../../build/support/paths.ts';
import { quantile } from '../support/quantile.ts';

/**
 * From the start of the process to a window with a heading and a button that can be pressed, for the wizard and for a bare Electron window in turn: `npm run bench:start`.
 *
 * Both are looked at in the same way, through the debugging port of Chromium, so that looking weighs on both alike.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '9' } } });
const runs = Number(values.runs);

const giveUpMs = 60_000;
const usable =
  "document.querySelector('h1') !== null && document.querySelector('button:not(:disabled)') !== null";

const startOnce = async (electron: string, application: string): Promise<number> => {
  const userData = mkdtempSync(join(tmpdir(), 'cu-preflight-start-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const begun = performance.now();
  const child = spawn(
    electron,
    [application, ...sandbox, `--user-data-dir=${userData}`, '--remote-debugging-port=0'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  try {
    for (;;) {
      if (performance.now() - begun > giveUpMs)
        throw new Error(`no usable window; it wrote:\n${said}`);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port !== undefined && (await isUsable(port))) return performance.now() - begun;
      await delay(5);
    }
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
};

type Target = { readonly type: string; readonly webSocketDebuggerUrl: string };

const isUsable = async (port: string): Promise<boolean> => {
  try {
    const list = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
    const page = list.find(({ type }) => type === 'page');
    return page !== undefined && (await evaluate(page.webSocketDebuggerUrl));
  } catch {
    return false;
  }
};

const evaluate = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(address);
    const end = (answer: boolean): void => {
      socket.close();
      resolve(answer);
    };
    socket.addEventListener('error', () => end(false));
    socket.addEventListener('message', ({ data }) => end(String(data).includes('"value":true')));
    socket.addEventListener('open', () =>
      socket.send(
        JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: usable } }),
      ),
    );
  });

await buildAll();
const { path, version, official } = await ensureElectron();
const display = await startDisplay();
if (display.name !== null) process.env['DISPLAY'] = display.name;
try {
  const bare: number[] = [];
  const wizard: number[] = [];
  // The first start of each reads its files from the disk and is not counted.
  for (let run = 0; run <= runs; run += 1) {
    const [one, other] = [
      await startOnce(path, inRoot('test', 'bench', 'perf', 'bare-window')),
      await startOnce(path, inRoot()),
    ];
    if (run === 0) continue;
    bare.push(one);
    wizard.push(other);
  }
  const [median, wizardMedian] = [quantile(bare, 0.5), quantile(wizard, 0.5)];
  console.log(
    [
      `bare window:  median ${Math.round(median)} ms (${Math.round(Math.min(...bare))}–${Math.round(Math.max(...bare))})`,
      `wizard:       median ${Math.round(wizardMedian)} ms (${Math.round(Math.min(...wizard))}–${Math.round(Math.max(...wizard))})`,
      `ratio:        ${(wizardMedian / median).toFixed(2)}`,
      `Measured on: Electron ${version}${official ? '' : ' (fallback)'}, ${runs} starts of each in turn, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${process.platform} ${release()}, ${new Date().toISOString().slice(0, 10)}.`,
    ].join('\n'),
  );
} finally {
  await display.close();
}
