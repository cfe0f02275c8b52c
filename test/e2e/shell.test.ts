import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import { run } from '../../build/support/run.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { paperOf } from '../../shared/report/html/paper.ts';
import { reportSchema } from '../../shared/report/schema.ts';
import { launchElectron, whyNoElectron, type LaunchedElectron } from '../support/electron.ts';
import { call, collected, connection, noSandbox } from '../support/shell.ts';
import { skipUnless } from '../support/skip.ts';

const seconds = 1_000;
const withElectron = skipUnless(whyNoElectron());

withElectron('the window', () => {
  let launched: LaunchedElectron;
  let page: Page;
  const saveTo = mkdtempSync(join(tmpdir(), 'cu-preflight-saved-'));
  beforeAll(async () => {
    launched = await launchElectron({ args: ['--save-to', saveTo] });
    page = launched.page;
  });
  afterAll(async () => {
    await launched.close();
    rmSync(saveTo, { recursive: true, force: true });
  });

  it('is our own page, isolated and sandboxed, without Node', async () => {
    expect(page.url()).toBe('app://main/index.html');
    const inside = await page.evaluate(() => ({
      globals: ['process', 'require', 'module', 'Buffer', 'global', 'electron'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys((window as unknown as { preflight: object }).preflight).sort(),
      secure: window.isSecureContext,
    }));
    expect(inside).toEqual({ globals: [], bridge: ['about', 'call', 'on'], secure: true });
    const options = await launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window!.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } =
        contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
    });
    expect(options).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(options['webviewTag'] ?? false).toBe(false);
    expect(options['webSecurity'] ?? true).toBe(true);
  });

  it('shows the wizard without one complaint about the content policy', async () => {
    await page.reload();
    await page.locator('#root > *').first().waitFor();
    expect(launched.errors).toEqual([]);
  });

  it('runs no code from text, no script of its own making, and asks no network', async () => {
    const tried = await page.evaluate(async () => {
      const attempt = async (work: () => unknown): Promise<string> => {
        // Code that a debugger runs may use eval; what it leaves behind for later may not.
        await new Promise((resolve) => setTimeout(resolve, 1));
        try {
          await work();
          return 'went through';
        } catch {
          return 'refused';
        }
      };
      const script = document.createElement('script');
      script.textContent = 'window.planted = true';
      document.head.append(script);
      const handler = document.createElement('div');
      handler.setAttribute('onclick', 'window.planted = true');
      document.body.append(handler);
      handler.click();
      const load = (
        element: HTMLImageElement | HTMLIFrameElement,
        address: string,
      ): Promise<string> =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('refused'));
          element.src = address;
          document.body.append(element);
          setTimeout(() => resolve('nothing'), 1_000);
        });
      return {
        // oxlint-disable-next-line no-eval -- that it is refused is what is tested
        eval: await attempt(() => (0, eval)('1')),
        // oxlint-disable-next-line no-new-func, no-implied-eval, typescript/no-implied-eval -- the same
        function: await attempt(() => new Function('return 1')()),
        fetch: await attempt(() => fetch('https://example.org/')),
        ownFetch: await attempt(() => fetch('app://main/index.html')),
        file: await attempt(() => fetch('file:///etc/passwd')),
        socket: await attempt(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket('wss://example.org/');
              socket.addEventListener('open', resolve);
              socket.addEventListener('error', reject);
            }),
        ),
        image: await load(document.createElement('img'), 'https://example.org/a.png'),
        planted: 'planted' in window,
      };
    });
    expect(tried).toEqual({
      eval: 'refused',
      function: 'refused',
      fetch: 'refused',
      ownFetch: 'refused',
      file: 'refused',
      socket: 'refused',
      image: 'refused',
      planted: false,
    });
  });

  it('goes nowhere, opens nothing, frames nothing and is permitted nothing', async () => {
    const refused = await page.evaluate(async () => {
      const opened = window.open('https://example.org/');
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
      const link = document.createElement('a');
      link.href = 'https://example.org/';
      link.download = 'x';
      document.body.append(link);
      link.click();
      const permission = await Notification.requestPermission();
      const place = await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('told'),
          () => resolve('refused'),
        );
      });
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'refused',
      );
      window.location.href = 'https://example.org/';
      return { opened: opened === null, permission, place, media };
    });
    expect(refused).toEqual({
      opened: true,
      permission: 'denied',
      place: 'refused',
      media: 'refused',
    });
    for (const address of ['app://main/../main/main.cjs', 'file:///etc/passwd', 'app://print/1'])
      await page.evaluate((to) => {
        window.location.href = to;
      }, address);
    expect(page.url()).toBe('app://main/index.html');
    expect(launched.app.windows()).toHaveLength(1);
    expect((await call(page, 'connection.get', {})).ok).toBe(true);
  });

  it('is answered with a Result, whatever it asks', async () => {
    for (const target of ['--listen', 'sim:perfect', ''])
      expect(await call(page, 'connection.open', { target })).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
    const unknown = await call(page, 'shell.run' as 'run.start', {});
    expect(unknown).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const uncloneable = await page.evaluate(() =>
      (window as unknown as { preflight: Bridge }).preflight
        .call('run.start', {
          give: Symbol('x'),
        } as {})
        .catch(() => 'thrown by the bridge itself'),
    );
    expect(JSON.stringify(uncloneable)).not.toContain('"ok":true');
    expect(await call(page, 'run.start', {})).toMatchObject({ error: { code: 'agent-gone' } });
  });

  it('saves the report in every form, the PDF with its pages', async () => {
    const opened = await call(page, 'connection.open', { target: 'sim:ports-at-risk' });
    expect(opened).toMatchObject({
      ok: true,
      value: { status: 'connected', rehearsal: true, elevated: true },
    });
    expect(await call(page, 'run.start', {})).toMatchObject({ ok: true });
    await collected(page);
    for (const format of ['html', 'pdf', 'json', 'evidence'] as const) {
      const saved = await call(page, 'report.save', { format });
      expect(saved, format).toMatchObject({ ok: true });
      const name = saved.ok ? saved.value.fileName! : '';
      expect(name).not.toMatch(/[/\\]/);
      expect(existsSync(join(saveTo, name))).toBe(true);
    }
    const files = readdirSync(saveTo);
    const path = (ending: RegExp): string =>
      join(
        saveTo,
        files.find((name) => ending.test(name))!,
      );
    expect(
      readFileSync(path(/\.pdf$/))
        .subarray(0, 5)
        .toString('latin1'),
    ).toBe('%PDF-');
    const json: unknown = JSON.parse(readFileSync(path(/^(?!.*evidence).*\.json$/), 'utf8'));
    expect(reportSchema.parse(json).verdict).toBe('no-go');
    if (existsSync('/usr/bin/pdfinfo')) {
      const info = execFileSync('/usr/bin/pdfinfo', [path(/\.pdf$/)], { encoding: 'utf8' });
      // The paper of the region that this system is set to.
      const region = await launched.app.evaluate(
        ({ app }) => app.getLocaleCountryCode() || app.getLocale(),
      );
      expect(info).toMatch(
        paperOf(region) === 'letter'
          ? /Page size:\s+61[12](\.\d+)? x 79[12](\.\d+)? pts \(letter\)/
          : /Page size:\s+59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)/,
      );
      expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeGreaterThan(1);
      const text = execFileSync('/usr/bin/pdftotext', [path(/\.pdf$/), '-'], { encoding: 'utf8' });
      expect(text).toMatch(/Page 1 of \d+/);
    }
  });

  it('that is opened a second time comes to the front instead, with a message', async () => {
    const electron = await ensureElectron();
    const second = await run(
      electron.path,
      [...noSandbox, inRoot(), `--user-data-dir=${launched.userData}`],
      { capture: true, timeoutMs: 30 * seconds },
    );
    expect(second.timedOut).toBe(false);
    expect(second.code).toBe(0);
    expect(second.stderr).toContain('is open already');
    expect((await connection(page)).status).toBe('connected');
  });
});

describe('wrong usage', () => {
  withElectron.it('ends with code 64 and says what is right', async () => {
    const electron = await ensureElectron();
    for (const args of [
      ['--target', 'server01'],
      ['--rehearse', '--x', '--out', 'o'],
    ]) {
      const ended = await run(electron.path, [...noSandbox, inRoot(), ...args], {
        capture: true,
        timeoutMs: 30 * seconds,
      });
      expect(ended.code, ended.stderr).toBe(64);
      expect(ended.stderr).toContain('usage: cu-preflight');
    }
  });
});
