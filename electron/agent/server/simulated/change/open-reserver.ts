import { err, ok, type Result } from '../../../../../shared/result.ts';
import { base64FromBytes } from '../../../../../shared/text/base64.ts';
import { exclusionState } from '../../../../../shared/ports/assess-ports.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { Reserver } from '../../reserver.ts';
import { exclusionArgv } from '../../windows/command/netsh.ts';
import { printMessage } from '../console/print-netsh.ts';
import type { LiveWorld } from '../live-world.ts';
import { changed } from './change-exclusion.ts';

/** How long netsh takes until it is at its prompt, and there for one command. */
const startsMs = [90, 220] as const;
const takesMs = [4, 12] as const;

/** A netsh at its prompt, with the texts of the real one. */
export const openSimulatedReserver = async (
  live: LiveWorld,
  signal: AbortSignal,
): Promise<Result<Reserver>> => {
  try {
    await live.clock.sleep(live.pace.between(...startsMs), signal);
  } catch {
    return err('cancelled', say('read.cancelled-named', { what: 'netsh' }));
  }
  let open = true;
  return ok({
    ready: () => open,
    reserve: async (all, stop) => {
      if (!open) return err('failed', say('warm-netsh.lost', { why: say('warm-netsh.ended') }));
      const answers = [];
      for (const what of all) {
        const durationMs = Math.round(live.pace.between(...takesMs));
        try {
          await live.clock.sleep(durationMs, stop);
        } catch {
          open = false;
          return err('cancelled', say('warm-netsh.lost', { why: say('read.cancelled') }));
        }
        const printed = printMessage(live.language, changed(live, 'add', what));
        const { active } = live.now().exclusions[what.family][what.protocol];
        answers.push({
          argv: exclusionArgv('add', what),
          exitCode: null,
          stdoutBase64: base64FromBytes(printed),
          stderrBase64: '',
          durationMs,
          isThere: exclusionState(active, what.port) === 'administered',
        });
      }
      return ok(answers);
    },
    close: () => {
      open = false;
      return Promise.resolve();
    },
  });
};
