import { spawn } from 'node:child_process';

import { err, ok, toAppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';

/** A program with a prompt, and where it is to run. */
export type PromptedTool = {
  readonly file: string;
  readonly args?: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Commands that change nothing, by which it is tried before it is trusted; they also make it load what the later ones need. */
  readonly trial: readonly string[];
  /** Whether what the trial printed is what was to be expected. */
  readonly isExpected: (printed: readonly Uint8Array[]) => boolean;
};

/** A program that waits at its prompt for commands. */
export type WarmTool = {
  readonly alive: () => boolean;
  /** Sends the commands in one write, and answers with what each printed. An error ends the program. */
  readonly run: (
    commands: readonly string[],
    signal: AbortSignal,
  ) => Promise<Result<readonly Uint8Array[]>>;
  readonly close: () => Promise<void>;
};

export type WarmLimits = {
  /** For the start and the trial; on a server whose services are being stopped both take longer than usual. */
  readonly readyMs: number;
  /** For the commands of one write. They change a table; what takes longer than this hangs. */
  readonly answerMs: number;
};
export const warmLimits: WarmLimits = { readyMs: 10_000, answerMs: 1_500 };
/** What a program may print without a prompt. */
const mostBytes = 1_024 * 1_024;
/** Time to end by itself when its input has ended. */
const goodbyeMs = 1_000;

const prompt = Buffer.from('netsh>');

/**
 * Starts `netsh` without arguments and keeps it at its prompt.
 *
 * Documented ("Netsh commands for all contexts", "netsh" in the reference of Windows commands): without a command netsh is left at the prompt `netsh>`, takes there the same commands as with arguments, and ends with `bye`, `exit` or `quit`. Not documented, but in use in many published scripts (`"http add sslcert …" | netsh`): that the commands may come through a pipe. Assumed and not known from a real Windows: that through a pipe the prompt is printed too, and comes at once. So nothing depends on it: a netsh whose prompt does not come, or which does not print in the trial what was asked for, is ended, and netsh is run once for each command as everywhere else. Nor does anything depend on what it prints to a command: the tables are read afterwards.
 *
 * When this process ends its input ends too, and with it the program.
 */
export const openWarmTool = async (
  tool: PromptedTool,
  signal: AbortSignal,
  limits: WarmLimits = warmLimits,
): Promise<Result<WarmTool>> => {
  if (signal.aborted) return err('cancelled', say('read.cancelled-named', { what: 'netsh' }));
  const child = spawn(tool.file, [...(tool.args ?? [])], {
    cwd: tool.cwd,
    env: { ...tool.env },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  let printed: Buffer = Buffer.alloc(0);
  let gone: string | null = null;
  let wake = (): void => undefined;
  const lose = (why: string): void => {
    gone ??= why;
    wake();
  };
  child.once('error', (thrown) => lose(toAppError(thrown).message));
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => {
      lose(say('warm-netsh.ended'));
      resolve();
    });
  });
  // A write to a program that has ended is seen by its end.
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (bytes: Buffer) => {
    printed = Buffer.concat([printed, bytes]);
    if (printed.length > mostBytes) lose(say('warm-netsh.endless'));
    wake();
  });

  const drop = (why: string): Result<never> => {
    lose(why);
    child.kill();
    return err(why === cancelled ? 'cancelled' : 'failed', say('warm-netsh.lost', { why }));
  };

  /** What stands before each of the next `count` prompts. */
  const untilPrompts = async (
    count: number,
    withinMs: number,
    stop: AbortSignal,
  ): Promise<Result<readonly Uint8Array[]>> => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      wake();
    }, withinMs);
    const cancel = (): void => wake();
    stop.addEventListener('abort', cancel, { once: true });
    try {
      for (;;) {
        const taken = takeAnswers(printed, count);
        if (taken !== null) {
          printed = taken.rest;
          return ok(taken.answers);
        }
        if (gone !== null) return drop(gone);
        if (stop.aborted) return drop(cancelled);
        if (isLate) return drop(say('read.timed-out', { seconds: withinMs / 1_000 }));
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
      stop.removeEventListener('abort', cancel);
    }
  };

  /** Writes whose answers have not come. */
  let open = 0;
  let last: Promise<unknown> = Promise.resolve();
  /** The commands go out at once; the answers come, and are told apart, in the same order. */
  const send = async (
    commands: readonly string[],
    withinMs: number,
    stop: AbortSignal,
  ): Promise<Result<readonly Uint8Array[]>> => {
    if (gone !== null) return drop(gone);
    // Whose answer that is nobody could tell.
    if (open === 0 && printed.length > 0) return drop(say('warm-netsh.unasked'));
    open += 1;
    child.stdin.write(commands.map((command) => `${command}\r\n`).join(''));
    const answer = last.then(() => untilPrompts(commands.length, withinMs, stop));
    last = answer;
    try {
      return await answer;
    } finally {
      open -= 1;
    }
  };

  const greeted = await untilPrompts(1, limits.readyMs, signal);
  if (!greeted.ok) return greeted;
  const tried = await send(tool.trial, limits.readyMs, signal);
  if (!tried.ok) return tried;
  if (!tool.isExpected(tried.value)) return drop(say('warm-netsh.other'));
  return ok({
    alive: () => gone === null && (open > 0 || printed.length === 0),
    run: (commands, stop) => send(commands, limits.answerMs, stop),
    close: async () => {
      child.stdin.end('bye\r\n');
      const timer = setTimeout(() => child.kill(), goodbyeMs);
      await ended;
      clearTimeout(timer);
    },
  });
};

const cancelled = say('read.cancelled');

/** What stands before each of the first `count` prompts, and what follows them; null when there are not so many. */
const takeAnswers = (
  bytes: Buffer,
  count: number,
): { readonly answers: readonly Uint8Array[]; readonly rest: Buffer } | null => {
  const answers: Uint8Array[] = [];
  let from = 0;
  while (answers.length < count) {
    const at = bytes.indexOf(prompt, from);
    if (at === -1) return null;
    answers.push(bytes.subarray(from, at));
    from = at + prompt.length;
  }
  return { answers, rest: bytes.subarray(from) };
};
