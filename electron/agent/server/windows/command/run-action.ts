import { base64FromBytes } from '../../../../../shared/text/base64.ts';
import type { ActionResult } from '../../server.ts';
import type { RunSystemCommand, SystemTool } from './system-command.ts';

/** Runs a tool that changes the server; `argv` begins with the tool's name. What it did, only a read afterwards tells. */
export const runAction = async (
  run: RunSystemCommand,
  tool: SystemTool,
  argv: readonly string[],
  expectedExitCodes: readonly number[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ActionResult> => {
  const begun = performance.now();
  const output = await run({ tool, args: argv.slice(1), expectedExitCodes, timeoutMs, signal });
  const durationMs = Math.round(performance.now() - begun);
  if (!output.ok) {
    const { code, message } = output.error;
    const known = code === 'timed-out' || code === 'cancelled' ? code : 'failed';
    return { ...refusedAction(argv, message), durationMs, failure: { code: known, message } };
  }
  return {
    argv,
    exitCode: output.value.exitCode,
    stdoutBase64: base64FromBytes(output.value.stdout),
    stderrBase64: base64FromBytes(output.value.stderr),
    durationMs,
  };
};

/** The answer of a change that was not even tried. */
export const refusedAction = (argv: readonly string[], message: string): ActionResult => ({
  argv,
  exitCode: 1,
  stdoutBase64: '',
  stderrBase64: '',
  durationMs: 0,
  failure: { code: 'failed', message },
});
