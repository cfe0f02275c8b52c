import { spawn } from 'node:child_process';

import { root } from './paths.ts';

/** How a child process came to its end. */
export type Ended = {
  /** The exit code; 128 plus something where a signal or the time limit ended it, 127 where it could not start. */
  readonly code: number;
  readonly timedOut: boolean;
  /** What it wrote, only where `capture` was asked for. */
  readonly stdout: string;
  readonly stderr: string;
};

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** Keep the output instead of passing it through. */
  readonly capture?: boolean;
};

const graceMs = 3_000;

/**
 * Runs one program with an argument array and no shell, and waits for its end.
 *
 * Never rejects: a program that is missing answers with code 127, one that outlives `timeoutMs` is
 * ended (first politely) and answers with `timedOut`.
 */
export function run(
  file: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio:
        options.capture === true ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      windowsHide: true,
    });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));

    const timers: NodeJS.Timeout[] = [];
    if (options.timeoutMs !== undefined) {
      timers.push(
        setTimeout(() => {
          timedOut = true;
          child.kill('SIGTERM');
          timers.push(setTimeout(() => child.kill('SIGKILL'), graceMs));
        }, options.timeoutMs),
      );
    }
    const end = (code: number): void => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ code, timedOut, stdout, stderr });
    };
    child.once('error', (error) => {
      stderr += error.message;
      end(127);
    });
    child.once('close', (code, signal) => end(code ?? (signal === null ? 1 : 143)));
  });
}

/** The last lines of some output, for a message about a failure. */
export function tail(text: string, lines = 15): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
