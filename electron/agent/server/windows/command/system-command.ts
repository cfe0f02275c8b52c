import { err, ok, toAppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';

/** System tools that may be run, and nothing else. */
export type SystemTool = 'netsh' | 'schtasks' | 'wevtutil';

export type SystemCommand = {
  readonly tool: SystemTool;
  readonly args: readonly string[];
  /** Exit codes with which the tool answers; any other is a crash or a tool that could not work at all. */
  readonly expectedExitCodes: readonly number[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/** How a tool ended, with its output byte for byte. */
export type CommandOutput = {
  readonly exitCode: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly durationMs: number;
};

export type RunSystemCommand = (command: SystemCommand) => Promise<Result<CommandOutput>>;

/** More output than this is no table. The largest real one, 65,535 exclusions in both columns, is below 3 MB. */
const mostOutputBytes = 16 * 1_024 * 1_024;
/** Time for a tool that was ended to be gone; after that it is left behind. */
const lastPatienceMs = 2_000;

/**
 * Runs the tools of one system folder: by absolute path, without a shell, with an argument list, a fixed environment, no window and a time limit.
 *
 * The environment is not inherited: a PATH or a locale of the person who is logged on has no business in an elevated process.
 */
export const systemCommands = (system32: string): RunSystemCommand => {
  const environment = fixedEnvironment(system32);
  return async (command) => {
    const { execa } = await import('execa');
    const file = `${system32}\\${command.tool}.exe`;
    const title = [command.tool, ...command.args].join(' ');
    if (command.signal.aborted)
      return err('cancelled', say('read.cancelled-named', { what: title }));
    const running = execa(file, command.args, {
      cwd: system32,
      env: environment,
      extendEnv: false,
      encoding: 'buffer',
      stripFinalNewline: false,
      stdin: 'ignore',
      windowsHide: true,
      reject: false,
      timeout: command.timeoutMs,
      cancelSignal: command.signal,
      maxBuffer: mostOutputBytes,
    });
    const watch = watchFor(command);
    const result = await Promise.race([running, watch.overdue]).finally(watch.end);
    if (result === 'timed-out' || (result !== 'cancelled' && result.timedOut))
      return err(
        'timed-out',
        say('read.timed-out-named', { what: title, seconds: command.timeoutMs / 1_000 }),
      );
    if (result === 'cancelled' || result.isCanceled)
      return err('cancelled', say('read.cancelled-named', { what: title }));
    if (result.isMaxBuffer)
      return err(
        'garbled',
        say('read.printed-too-much', { command: title, bytes: mostOutputBytes }),
      );
    if (result.exitCode === undefined) {
      const { message } = toAppError(result.cause ?? new Error(say('read.ended-outside')));
      return err(message.includes('ENOENT') ? 'not-found' : 'failed', `${title}: ${message}`);
    }
    if (!command.expectedExitCodes.includes(result.exitCode))
      return err('failed', endedWith(title, result.exitCode));
    const { exitCode, stdout, stderr, durationMs } = result;
    return ok({ exitCode, stdout, stderr, durationMs });
  };
};

/** Answers when a tool that had to be ended is still not gone; then it is left behind, and the agent goes on. */
const watchFor = ({ signal, timeoutMs }: SystemCommand) => {
  const timers: NodeJS.Timeout[] = [];
  let cancel = (): void => undefined;
  const overdue = new Promise<'timed-out' | 'cancelled'>((resolve) => {
    timers.push(setTimeout(() => resolve('timed-out'), timeoutMs + lastPatienceMs));
    cancel = () => {
      timers.push(setTimeout(() => resolve('cancelled'), lastPatienceMs));
    };
    signal.addEventListener('abort', cancel, { once: true });
  });
  const end = (): void => {
    signal.removeEventListener('abort', cancel);
    for (const timer of timers) clearTimeout(timer);
  };
  return { overdue, end };
};

/** NTSTATUS codes of a crash are known by their hexadecimal form. */
const endedWith = (command: string, code: number): string =>
  code >= 0x8000_0000
    ? say('read.ended-with-status', { command, code: code.toString(16) })
    : say('read.ended-with', { command, code });

/** What a system tool needs to load its libraries, and where it may put temporary files. */
export const fixedEnvironment = (system32: string): Record<string, string> => {
  const root = system32.replace(/\\[^\\]+$/, '');
  return {
    SystemRoot: root,
    windir: root,
    SystemDrive: root.slice(0, 2),
    PATH: `${system32};${root}`,
    PATHEXT: '.COM;.EXE',
    ComSpec: `${system32}\\cmd.exe`,
    TEMP: `${root}\\Temp`,
    TMP: `${root}\\Temp`,
  };
};
