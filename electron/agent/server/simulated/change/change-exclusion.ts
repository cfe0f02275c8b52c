import { base64FromBytes } from '../../../../../shared/text/base64.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { ActionResult, Reservation } from '../../server.ts';
import { exclusionArgv } from '../../windows/command/netsh.ts';
import { printMessage } from '../console/print-netsh.ts';
import type { LiveWorld } from '../live-world.ts';
import { releasePort, reservePort } from '../world/reserve-port.ts';

/** netsh writes to the persistent store before it ends. */
const takesMs = [90, 220] as const;

/** Adds or deletes one exclusion, with the command, the exit codes and the texts of netsh. */
export const changeExclusion = async (
  live: LiveWorld,
  verb: 'add' | 'delete',
  what: Reservation,
  signal: AbortSignal,
): Promise<ActionResult> => {
  const argv = exclusionArgv(verb, what);
  const begun = live.clock.now();
  const durationMs = (): number => Math.round(live.clock.now() - begun);
  try {
    await live.clock.sleep(live.pace.between(...takesMs), signal);
  } catch {
    const message = say('read.cancelled-named', { what: argv.join(' ') });
    const failure = { code: 'cancelled', message } as const;
    return {
      argv,
      exitCode: 1,
      stdoutBase64: '',
      stderrBase64: '',
      durationMs: durationMs(),
      failure,
    };
  }
  const message = changed(live, verb, what);
  return {
    argv,
    exitCode: message === 'done' ? 0 : 1,
    stdoutBase64: base64FromBytes(printMessage(live.language, message)),
    stderrBase64: '',
    durationMs: durationMs(),
  };
};

/** What netsh says to a change, which is then made. */
export const changed = (
  live: LiveWorld,
  verb: 'add' | 'delete',
  what: Reservation,
): Parameters<typeof printMessage>[1] => {
  const before = live.now();
  if (before.scenario.header.elevated !== true) return 'needsElevation';
  const { world, refusal } = verb === 'add' ? reservePort(before, what) : releasePort(before, what);
  live.set(world);
  switch (refusal) {
    case null:
      return 'done';
    case 'sharing-violation':
      return 'sharingViolation';
    case 'not-found':
      return 'notFound';
  }
};
