import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** A screen that windows can open on. */
export type Display = {
  /** What belongs into the environment variable DISPLAY, or null where windows need none (Windows, macOS). */
  readonly name: string | null;
  /** Ends what was started for it. */
  readonly close: () => Promise<void>;
};

const setpriv = '/usr/bin/setpriv';

const nothingToEnd = async (): Promise<void> => {};

/** Whether a person could see a window that opens now. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  (process.env['DISPLAY'] ?? '') !== '' ||
  (process.env['WAYLAND_DISPLAY'] ?? '') !== '';

/**
 * Starts an X server without a screen (Xvfb), on a free display number, that nobody else uses.
 *
 * Rejects where Xvfb is missing or does not come up; outside Linux there is nothing to start.
 */
export async function startDisplay(): Promise<Display> {
  if (process.platform !== 'linux') return { name: null, close: nothingToEnd };
  const args = ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset'];
  // Where this script is killed without a chance to clean up, the kernel ends the X server in its place.
  const [file, fileArgs] = existsSync(setpriv)
    ? [setpriv, ['--pdeathsig', 'TERM', 'Xvfb', ...args]]
    : ['Xvfb', args];
  const server = spawn(file, fileArgs, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const number = await displayNumber(server.stdio[3] as Readable, ended);
  // A script that is done must be able to end; it takes the server with it on exit.
  server.unref();
  const kill = (): void => {
    server.kill('SIGTERM');
  };
  process.once('exit', kill);
  return {
    name: `:${number}`,
    close: async () => {
      process.removeListener('exit', kill);
      server.ref();
      kill();
      await ended;
    },
  };
}

/** Xvfb writes the number it chose, and a newline, once it accepts connections. */
async function displayNumber(stream: Readable, ended: Promise<void>): Promise<string> {
  let text = '';
  const read = async (): Promise<string> => {
    stream.setEncoding('utf8');
    for await (const chunk of stream) {
      text += String(chunk);
      if (text.includes('\n')) return text.trim();
    }
    throw new Error('Xvfb ended before it had a display');
  };
  const failed = ended.then((): never => {
    throw new Error('Xvfb cannot be started; is the package xvfb installed?');
  });
  return Promise.race([read(), failed]);
}

/** Runs `body` with DISPLAY set to a fresh Xvfb, and ends the Xvfb afterwards. */
export async function withDisplay<T>(body: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const display = await startDisplay();
  try {
    return await body(
      display.name === null ? process.env : { ...process.env, DISPLAY: display.name },
    );
  } finally {
    await display.close();
  }
}
