import {
  commandItems,
  dynamicPortItem,
  exclusionItem,
} from '../../../../../shared/evidence/items.ts';
import { parseExcludedPorts } from '../../../../../shared/netsh/parse-excluded-ports.ts';
import { exclusionState } from '../../../../../shared/ports/assess-ports.ts';
import { families, type Family } from '../../../../../shared/ports/vocabulary.ts';
import { parseDynamicPort } from '../../../../../shared/netsh/parse-dynamic-port.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { base64FromBytes } from '../../../../../shared/text/base64.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { Reserver } from '../../reserver.ts';
import { exclusionArgv, isPort } from './netsh.ts';
import { fixedEnvironment } from './system-command.ts';
import { openWarmTool, type PromptedTool, type WarmLimits } from './warm-netsh.ts';

/** The two families' contexts are loaded by it, and a structure that is known in every language has to come back. */
const trial = families.map((family) =>
  (commandItems.get(dynamicPortItem(family, 'tcp')) ?? []).slice(1).join(' '),
);

/** Keeps a `netsh` at its prompt, so that an exclusion takes no longer than the command itself. */
export const openReserver = (
  system32: string,
  signal: AbortSignal,
  limits?: WarmLimits,
): Promise<Result<Reserver>> =>
  reserverOf(
    {
      file: `${system32}\\netsh.exe`,
      cwd: system32,
      env: fixedEnvironment(system32),
      trial,
      isExpected: (printed) => printed.every((bytes) => parseDynamicPort(bytes) !== null),
    },
    signal,
    limits,
  );

const tableArgv = (family: Family): readonly string[] =>
  commandItems.get(exclusionItem(family, 'tcp', 'active')) ?? [];

/** The same for any program with that prompt. */
export const reserverOf = async (
  tool: PromptedTool,
  signal: AbortSignal,
  limits?: WarmLimits,
): Promise<Result<Reserver>> => {
  const opened = await openWarmTool(tool, signal, limits);
  if (!opened.ok) return opened;
  const warm = opened.value;
  return ok({
    ready: warm.alive,
    reserve: async (all, stop) => {
      const odd = all.find(({ port }) => !isPort(port));
      if (odd) return err('bad-request', say('read.not-port', { port: odd.port }));
      const begun = performance.now();
      const commands = all.map((what) => exclusionArgv('add', what));
      const asked = families.filter((family) => all.some((what) => what.family === family));
      const printed = await warm.run(
        [...commands, ...asked.map(tableArgv)].map((argv) => argv.slice(1).join(' ')),
        stop,
      );
      if (!printed.ok) return printed;
      const durationMs = Math.round(performance.now() - begun);
      return ok(
        all.map((what, index) => {
          const table = printed.value[all.length + asked.indexOf(what.family)];
          const rows = table ? parseExcludedPorts(table, 'active') : null;
          return {
            argv: commands[index] ?? [],
            exitCode: null,
            stdoutBase64: base64FromBytes(printed.value[index] ?? new Uint8Array()),
            stderrBase64: '',
            durationMs,
            isThere: rows && exclusionState(rows, what.port) === 'administered',
          };
        }),
      );
    },
    close: warm.close,
  });
};
