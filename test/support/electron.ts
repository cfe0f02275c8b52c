import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ElectronApplication, Page } from 'playwright';
import { onTestFailed } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import { launchInAttempts } from './launch-attempts.ts';

export type LaunchOptions = {
  /** Arguments after the application folder. */
  readonly args?: readonly string[];
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another application than the one in this checkout: an executable that needs no application folder. */
  readonly executablePath?: string;
};

/** The running application, and its main window. */
export type LaunchedElectron = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where this launch keeps its settings and runs; gone after `close()`. */
  readonly userData: string;
  /**
   * Console messages of level error, content policy violations among them, and uncaught exceptions in the window.
   * What the window said before the test was attached to it is missing: `page.reload()` says it again.
   */
  readonly errors: readonly string[];
  /** What the application's processes wrote to standard output and error since the launch. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
};

const windowMs = 60_000;
const closeMs = 10_000;
const pictureMs = 3_000;

/** Why windows cannot be tested here, or null where they can: for `skipUnless`. */
export function whyNoElectron(): string | null {
  if (!existsSync(inRoot('dist', 'main', 'main.cjs'))) return 'nothing is built; run npm run build';
  if (process.platform === 'linux' && (process.env['DISPLAY'] ?? '') === '') {
    return 'no display, and Xvfb is not installed';
  }
  return null;
}

/**
 * Starts the built application with a user-data folder of its own, and waits for its window.
 *
 * Within a test that fails, pictures of the windows as they were at `close()` are left in `out/screenshots/`.
 */
export async function launchElectron(options: LaunchOptions = {}): Promise<LaunchedElectron> {
  const { app, userData } = await launchInAttempts({
    executablePath: options.executablePath ?? (await ensureElectron()).path,
    application: options.executablePath === undefined ? [inRoot()] : [],
    args: options.args ?? [],
    env: { ...definedEnv(), ...options.env },
  });
  // Once the application has gone, Playwright does not give its process any more.
  const child = app.process();
  const errors: string[] = [];
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  watch(app, errors);
  const pictures: Buffer[] = [];
  try {
    const page = await app.firstWindow({ timeout: windowMs });
    keepPicturesOfFailure(pictures);
    const end = async (): Promise<void> => {
      pictures.push(...(await picturesOf(app)));
      await close(app, child, userData);
    };
    return { app, page, userData, errors, output: () => output, close: end };
  } catch (error) {
    await close(app, child, userData);
    throw new Error(`the application opened no window; it wrote:\n${output}`, { cause: error });
  }
}

function watch(app: ElectronApplication, errors: string[]): void {
  const watchPage = (page: Page): void => {
    page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  };
  for (const page of app.windows()) watchPage(page);
  app.on('window', watchPage);
}

async function close(
  app: ElectronApplication,
  child: ChildProcess,
  userData: string,
): Promise<void> {
  // An application that asks before it closes, or hangs, must not hang the tests.
  const limit = setTimeout(() => child.kill('SIGKILL'), closeMs);
  try {
    await app.close();
  } catch {
    child.kill('SIGKILL');
  } finally {
    clearTimeout(limit);
    rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** A test closes its window before it is known to have failed, so the pictures are taken then and written later. */
function keepPicturesOfFailure(pictures: readonly Buffer[]): void {
  try {
    onTestFailed(({ task }) => {
      const name = task.name.replaceAll(/[^a-zA-Z0-9]+/g, '-').slice(0, 80);
      for (const [index, picture] of pictures.entries()) {
        writeFileSync(picturePath(`${name}-${index + 1}`), picture);
      }
    });
  } catch {
    // Launched from a hook: there is no single test that could fail. screenshotTo() is for that.
  }
}

async function picturesOf(app: ElectronApplication): Promise<Buffer[]> {
  const taken = await Promise.allSettled(
    app.windows().map((page) => page.screenshot({ timeout: pictureMs })),
  );
  return taken.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

function picturePath(name: string): string {
  const folder = inRoot('out', 'screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}

/** Leaves a picture of a window in `out/screenshots/` and answers with its path. */
export async function screenshotTo(page: Page, name: string): Promise<string> {
  const path = picturePath(name);
  await page.screenshot({ path });
  return path;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      // An Electron that believes it is Node opens no window.
      value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
    ),
  );
}
