import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { launchElectron, whyNoElectron } from '../support/electron.ts';
import {
  agentPid,
  becomes,
  call,
  collected,
  connection,
  isAlive,
  noSandbox,
} from '../support/shell.ts';
import { skipUnless } from '../support/skip.ts';

const seconds = 1_000;
const withElectron = skipUnless(whyNoElectron());

/** The page that takes the place of a window after what `cause` does to it. */
const crashPageAfter = async (
  app: ElectronApplication,
  cause: () => Promise<void>,
): Promise<Page> => {
  const opened = app.waitForEvent('window');
  await cause();
  const crash = await opened;
  await crash.waitForURL('app://crash/');
  return crash;
};

/** The window that Resume opens. */
const resume = async (app: ElectronApplication, crash: Page): Promise<Page> => {
  const opened = app.waitForEvent('window');
  await crash.getByText('Resume').click({ noWaitAfter: true, timeout: 5 * seconds });
  const resumed = await opened;
  await resumed.waitForURL('app://main/index.html');
  return resumed;
};

withElectron('when something dies', () => {
  it('the agent: the window says so, keeps what it knows, and connects again', async () => {
    const launched = await launchElectron({ args: ['--target', 'sim:healthy'] });
    try {
      const { page } = launched;
      await becomes(page, 'connected');
      process.kill(await agentPid(launched), 'SIGKILL');
      await becomes(page, 'lost');
      const lost = await connection(page);
      expect(lost).toMatchObject({ target: 'sim:healthy' });
      expect(lost.status === 'lost' && lost.message).toMatch(/agent has gone/);
      expect(await call(page, 'run.snapshot', {})).toMatchObject({ error: { code: 'agent-gone' } });
      const again = await call(page, 'connection.open', { target: 'sim:healthy' });
      expect(again).toMatchObject({ ok: true, value: { status: 'connected' } });
    } finally {
      await launched.close();
    }
  });

  it('the agent hangs: the window says that it does not answer, and ends it when it connects again', async () => {
    const launched = await launchElectron({ args: ['--target', 'sim:healthy'] });
    try {
      const { page } = launched;
      await becomes(page, 'connected');
      const pid = await agentPid(launched);
      process.kill(pid, 'SIGSTOP');
      await becomes(page, 'lost', 60 * seconds);
      const lost = await connection(page);
      expect(lost.status === 'lost' && lost.message).toMatch(/does not answer/);
      expect(await call(page, 'connection.open', { target: 'sim:edge' })).toMatchObject({
        ok: true,
      });
      await expect.poll(() => isAlive(pid), { timeout: 20 * seconds }).toBe(false);
    } finally {
      await launched.close();
    }
  });

  it('the page: a plain window offers to resume, and the run goes on in a new one', async () => {
    const launched = await launchElectron({ args: ['--target', 'sim:healthy'] });
    try {
      const { app, page } = launched;
      await becomes(page, 'connected');
      expect(await call(page, 'run.start', {})).toMatchObject({ ok: true });
      await collected(page);
      const crash = await crashPageAfter(app, () =>
        app.evaluate(({ BrowserWindow }) => {
          BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer();
        }),
      );
      const resumed = await resume(app, crash);
      expect((await connection(resumed)).status).toBe('connected');
      const snapshot = await call(resumed, 'run.snapshot', {});
      expect(snapshot.ok && snapshot.value.state?.complete).toBe(true);
      const log = readFileSync(join(launched.userData, 'logs', 'cu-preflight.log'), 'utf8');
      expect(log).toMatch(/window's process has gone/);
    } finally {
      await launched.close();
    }
  });

  it('what the page draws: a plain window takes its place, and the next one has the run', async () => {
    const launched = await launchElectron({ args: ['--target', 'sim:healthy'] });
    try {
      const { app, page } = launched;
      await becomes(page, 'connected');
      await page.evaluate(() => {
        // The journal beside the page is drawn with it.
        Array.prototype.toReversed = () => {
          throw new Error('planted <i>fault</i> in the drawing');
        };
      });
      const crash = await crashPageAfter(app, () =>
        page.evaluate(() => {
          void (window as unknown as { preflight: Bridge }).preflight.call('run.start', {});
        }),
      );
      await crash
        .getByText('planted <i>fault</i> in the drawing')
        .waitFor({ timeout: 10 * seconds });
      const resumed = await resume(app, crash);
      await collected(resumed);
      const log = readFileSync(join(launched.userData, 'logs', 'cu-preflight.log'), 'utf8');
      expect(log).toMatch(/window: Error: planted <i>fault<\/i> in the drawing\n {4,}at /);
    } finally {
      await launched.close();
    }
  });

  it('something else in the page: it says so, goes on, and the log has where it was', async () => {
    const launched = await launchElectron({ args: ['--target', 'sim:healthy'] });
    try {
      const { page } = launched;
      await becomes(page, 'connected');
      await page.evaluate(() => {
        setTimeout(() => {
          throw new Error('planted fault of a click');
        }, 0);
        void Promise.reject(new Error('planted fault of an answer'));
      });
      await page.getByText('Something went wrong in this window').waitFor();
      await page.getByText(/planted fault of (a click|an answer)/).waitFor();
      expect(await call(page, 'run.start', {})).toMatchObject({ ok: true });
      await collected(page);
      const log = readFileSync(join(launched.userData, 'logs', 'cu-preflight.log'), 'utf8');
      expect(log).toContain('window: Error: planted fault of a click');
      expect(log).toContain('window: Error: planted fault of an answer');
    } finally {
      await launched.close();
    }
  });

  it('the shell itself: a plain window says what, and where the log is', async () => {
    const launched = await launchElectron({ args: ['--target', 'sim:healthy'] });
    try {
      const { app, page } = launched;
      await becomes(page, 'connected');
      const crash = await crashPageAfter(app, () =>
        app.evaluate(() => {
          setTimeout(() => {
            throw new Error('planted <b>fault</b>');
          }, 0);
        }),
      );
      await crash.getByText('planted <b>fault</b>').waitFor({ timeout: 10 * seconds });
      const log = readFileSync(join(launched.userData, 'logs', 'cu-preflight.log'), 'utf8');
      expect(log).toMatch(/crash: unexpected .*planted/);
    } finally {
      await launched.close();
    }
  });

  it('the whole program: no agent of it is left behind', async () => {
    const launched = await launchElectron({ args: ['--target', 'sim:healthy'] });
    try {
      await becomes(launched.page, 'connected');
      const pid = await agentPid(launched);
      expect(isAlive(pid)).toBe(true);
      launched.app.process().kill('SIGKILL');
      await expect.poll(() => isAlive(pid), { timeout: 20 * seconds }).toBe(false);
    } finally {
      await launched.close();
    }
  });
});

withElectron('an agent of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-host-'));
  const socket = join(folder, 'agent.sock');
  const tokenFile = join(folder, 'token');
  let host: ReturnType<typeof spawn>;
  beforeAll(async () => {
    writeFileSync(tokenFile, randomBytes(32).toString('hex'), { mode: 0o600 });
    const electron = await ensureElectron();
    // What Windows starts elevated is the program itself in this mode.
    host = spawn(
      electron.path,
      [
        ...noSandbox,
        inRoot(),
        `--user-data-dir=${join(folder, 'user')}`,
        '--agent-host',
        `--listen=unix:${socket}`,
        `--token-file=${tokenFile}`,
        '--server=sim:ports-at-risk',
        `--data=${join(folder, 'data')}`,
      ],
      { stdio: 'ignore' },
    );
    await vi.waitFor(() => expect(existsSync(socket)).toBe(true), { timeout: 30 * seconds });
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => host.once('close', resolve));
    host.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  const args = ['--agent', `unix:${socket}`, '--agent-token-file', tokenFile];

  it('is taken up by a window, outlives it, and shows the next one the same run', async () => {
    const first = await launchElectron({ args });
    let runId = '';
    try {
      await becomes(first.page, 'connected');
      expect(
        await first.page.evaluate(
          () => (window as unknown as { preflight: Bridge }).preflight.about.localTarget,
        ),
      ).toBe(true);
      const started = await call(first.page, 'run.start', {});
      runId = started.ok ? started.value.runId : '';
      // Killed, not closed: nothing can be said or written any more.
      first.app.process().kill('SIGKILL');
    } finally {
      await first.close();
    }
    const second = await launchElectron({ args });
    try {
      await becomes(second.page, 'connected');
      await collected(second.page);
      const snapshot = await call(second.page, 'run.snapshot', {});
      expect(snapshot.ok && snapshot.value.state?.runId).toBe(runId);
    } finally {
      await second.close();
    }
  });

  it('refuses a second window on the same run with a clear message, and the first goes on', async () => {
    const first = await launchElectron({ args });
    try {
      await becomes(first.page, 'connected');
      const other = await launchElectron({ args: [...args, '--target', 'sim:healthy'] });
      try {
        await becomes(other.page, 'connected');
        const refused = await call(other.page, 'connection.open', { target: 'local' });
        expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
        expect(refused.ok || refused.error.message).toMatch(/nothing is lost/);
      } finally {
        await other.close();
      }
      expect(await call(first.page, 'run.snapshot', {})).toMatchObject({ ok: true });
    } finally {
      await first.close();
    }
  });
});
