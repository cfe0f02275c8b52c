import { parseDynamicPort } from '../../../../../shared/netsh/parse-dynamic-port.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import { base64FromBytes } from '../../../../../shared/text/base64.ts';
import type { Reserver } from '../../reserver.ts';
import { exclusionArgv } from './netsh.ts';
import { fixedEnvironment } from './system-command.ts';
import { openWarmTool, type PromptedTool } from './warm-netsh.ts';

/** The two families' contexts are loaded by it, and a structure that is known in every language has to come back. */
const trial = ['int ipv4 show dynamicport tcp', 'int ipv6 show dynamicport tcp'];

/** Keeps a `netsh` at its prompt, so that an exclusion takes no longer than the command itself. */
export const openReserver = (system32: string, signal: AbortSignal): Promise<Result<Reserver>> =>
  reserverOf(
    {
      file: `${system32}\\netsh.exe`,
      cwd: system32,
      env: fixedEnvironment(system32),
      trial,
      isExpected: (printed) => printed.every((bytes) => parseDynamicPort(bytes) !== null),
    },
    signal,
  );

/** The same for any program with that prompt. */
export const reserverOf = async (
  tool: PromptedTool,
  signal: AbortSignal,
  limits?: Parameters<typeof openWarmTool>[2],
): Promise<Result<Reserver>> => {
  const opened = await openWarmTool(tool, signal, limits);
  if (!opened.ok) return opened;
  const warm = opened.value;
  return ok({
    ready: warm.alive,
    reserve: async (all, stop) => {
      const begun = performance.now();
      const commands = all.map((what) => exclusionArgv('add', what));
      const printed = await warm.run(
        commands.map((argv) => argv.slice(1).join(' ')),
        stop,
      );
      if (!printed.ok) return printed;
      const durationMs = Math.round(performance.now() - begun);
      return ok(
        commands.map((argv, index) => ({
          argv,
          exitCode: null,
          stdoutBase64: base64FromBytes(printed.value[index] ?? new Uint8Array()),
          stderrBase64: '',
          durationMs,
        })),
      );
    },
    close: warm.close,
  });
};
