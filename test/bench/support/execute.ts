import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** How a program came to its end, with its output byte for byte. */
export type Executed = {
  /** Exit code; 127 where it could not start, 143 where a signal ended it. */
  readonly code: number;
  readonly timedOut: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
};

export type ExecuteOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** Where standard output and standard error go instead of into the answer. */
  readonly outputFile?: string;
};

/**
 * Runs a program without a shell to its end. Never rejects.
 *
 * Unlike `run` of the build scripts it keeps bytes, and it does not wait for grandchildren that still hold the pipes.
 */
export const execute = (
  file: string,
  args: readonly string[],
  options: ExecuteOptions = {},
): Promise<Executed> =>
  new Promise((resolve) => {
    const output = options.outputFile === undefined ? 'pipe' : openSync(options.outputFile, 'a');
    const child = spawn(file, args, {
      env: options.env ?? process.env,
      stdio: ['ignore', output, output],
    });
    const pieces: Buffer[] = [];
    let stderr = '';
    let timedOut = false;
    child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeoutMs ?? 60_000);
    const end = (code: number): void => {
      clearTimeout(timer);
      if (typeof output === 'number') closeSync(output);
      resolve({ code, timedOut, stdout: Buffer.concat(pieces), stderr });
    };
    child.once('error', (error) => {
      stderr += error.message;
      end(127);
    });
    // A service that inherited the pipes must not keep this program's end from being seen.
    child.once('exit', () => {
      setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, 300).unref();
    });
    child.once('close', (code) => end(code ?? 143));
  });

/** Like {@link execute}, but anything else than exit code 0 is an exception. */
export const mustExecute = async (
  file: string,
  args: readonly string[],
  options: ExecuteOptions = {},
): Promise<Buffer> => {
  const ended = await execute(file, args, options);
  if (ended.code === 0) return ended.stdout;
  const why = ended.timedOut ? 'no end within the time limit' : `exit code ${ended.code}`;
  throw new Error(`${[file, ...args].join(' ')}: ${why}\n${ended.stderr.slice(-2_000)}`);
};

/** Starts a program that outlives this process, with its output in a file. Answers its process id. */
export const startDetached = (
  file: string,
  args: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly logFile: string },
): number => {
  const log = openSync(options.logFile, 'a');
  try {
    const child = spawn(file, args, {
      env: options.env,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.on('error', () => undefined);
    child.unref();
    if (child.pid === undefined) throw new Error(`${file} could not be started`);
    return child.pid;
  } finally {
    closeSync(log);
  }
};
