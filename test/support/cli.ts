import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';

export type CliEnded = {
  /** Null when a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type CliOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another script than the terminal program itself. */
  readonly script?: string;
  /** Called with everything that stands on standard error so far, each time something is added. */
  readonly onStderr?: (text: string, interrupt: () => void) => void;
  /** The same for standard output. */
  readonly onStdout?: (text: string, child: ChildProcess) => void;
};

/** Runs the terminal program as a process of its own, as a script would. */
export const runCli = (args: readonly string[], options: CliOptions = {}): Promise<CliEnded> =>
  new Promise((resolve, reject) => {
    const script = options.script ?? inRoot('electron', 'cli', 'cli.ts');
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.cwd ?? inRoot(),
      // The language of whoever runs the tests is not that of the tests.
      env: { ...process.env, LC_ALL: 'C', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      options.onStdout?.(stdout, child);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      options.onStderr?.(stderr, () => child.kill('SIGINT'));
    });
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });

/** An empty folder that is gone when the test is over. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-cli-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};
