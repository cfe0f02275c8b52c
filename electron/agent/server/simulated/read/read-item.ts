import {
  commandItems,
  nativeItems,
  type CommandItemId,
  type ItemId,
  type NativeItemId,
} from '../../../../../shared/evidence/items.ts';
import type { ProtocolAnswer } from '../../../../../shared/evidence/after-schema.ts';
import type { CommandItem, EvidenceItem } from '../../../../../shared/evidence/schema.ts';
import { base64FromBytes } from '../../../../../shared/text/base64.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { ReadOptions } from '../../server.ts';
import { printMessage } from '../console/print-netsh.ts';
import type { LiveWorld } from '../live-world.ts';
import type { Fault } from '../scenarios/scenario.ts';
import { commandOutput } from './command-output.ts';
import { nativeValues } from './native-values.ts';

/** How long a read takes, in milliseconds. A command is a process of its own and takes longer than an API call. */
const takes: Readonly<Record<NativeItemId | 'command', readonly [number, number]>> = {
  command: [60, 170],
  endpoints: [25, 60],
  services: [60, 140],
  processes: [40, 110],
  'tcp-statistics': [10, 25],
  'registry.adam-ports': [8, 20],
  'rpc-endpoints': [30, 80],
  'port-probe': [10, 30],
  'file.configuration': [60, 200],
  'file.setup-saved-state': [10, 30],
  'event-log.system': [90, 250],
  'event-log.application': [90, 250],
  'protocol-answers': [40, 120],
};

/** Reads one item as a real server would, or lets it go wrong as the scenario says. Never throws. */
export const readItem = async (
  live: LiveWorld,
  id: ItemId,
  { signal, ...asked }: ReadOptions,
): Promise<EvidenceItem> => {
  const begun = live.clock.now();
  const fault = live.now().scenario.faults[id];
  const times = {
    startedAt: new Date(begun).toISOString(),
    durationMs: () => Math.round((live.clock.now() - begun) * 10) / 10,
  };
  const failed = (code: string, message: string): EvidenceItem => ({
    id,
    kind: 'error',
    error: { code, message },
    startedAt: times.startedAt,
    durationMs: times.durationMs(),
  });
  const title = commandItems.get(id as CommandItemId)?.join(' ') ?? id;
  const [shortest, longest] = takes[id in nativeItems ? (id as NativeItemId) : 'command'];
  const pause = fault?.kind === 'timed-out' ? fault.afterMs : live.pace.between(shortest, longest);
  try {
    await live.clock.sleep(pause, signal);
  } catch {
    return failed('cancelled', say('read.cancelled-named', { what: title }));
  }
  if (fault?.kind === 'timed-out')
    return failed(
      'timed-out',
      say('read.timed-out-named', { what: title, seconds: fault.afterMs / 1_000 }),
    );
  if (fault?.kind === 'error') return failed(fault.code, `${title}: ${fault.message}`);
  const rest = { startedAt: times.startedAt, durationMs: times.durationMs() };
  const command = runCommand(live, id, fault);
  if (command) return { id, kind: 'command', ...command, ...rest };
  if (!Object.hasOwn(nativeItems, id))
    return failed('bad-request', say('read.no-item', { item: id }));
  const value = nativeValues[id as NativeItemId](live.now(), asked);
  if (id !== 'protocol-answers') return { id, kind: 'native', value, ...rest };
  // Everybody is talked to at once, so it takes as long as the slowest.
  const slowest = Math.max(0, ...(value as ProtocolAnswer[]).map(({ durationMs }) => durationMs));
  try {
    await live.clock.sleep(slowest, signal);
  } catch {
    return failed('cancelled', say('read.cancelled-named', { what: title }));
  }
  return { id, kind: 'native', value, ...rest, durationMs: times.durationMs() };
};

const runCommand = (
  live: LiveWorld,
  id: ItemId,
  fault: Fault | undefined,
): Pick<CommandItem, 'argv' | 'exitCode' | 'stdoutBase64' | 'stderrBase64'> | null => {
  const argv = commandItems.get(id as CommandItemId);
  const printed = argv && commandOutput(live.now(), live.language, id as CommandItemId);
  if (!argv || !printed) return null;
  const refused = fault?.kind === 'refused';
  const whole = refused ? printMessage(live.language, 'needsElevation') : printed;
  const stdout = fault?.kind === 'cut-off' ? whole.subarray(0, whole.length / 2) : whole;
  return {
    argv: [...argv],
    exitCode: refused ? fault.exitCode : 0,
    stdoutBase64: base64FromBytes(stdout),
    stderrBase64: '',
  };
};
