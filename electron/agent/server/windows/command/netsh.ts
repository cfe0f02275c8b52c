import { commandItems, type CommandItemId } from '../../../../../shared/evidence/items.ts';
import type { CommandItem } from '../../../../../shared/evidence/schema.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { base64FromBytes } from '../../../../../shared/text/base64.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { ActionResult, Reservation } from '../../server.ts';
import { refusedAction, runAction } from './run-action.ts';
import type { RunSystemCommand } from './system-command.ts';

/** netsh ends with 0 or 1; a table that it printed with 1 is kept as evidence and counts as unread. */
const exitCodes = [0, 1];
/** Time that netsh has for one table, in milliseconds. */
export const netshReadTimeoutMs = 15_000;
/** Adding an exclusion writes to the persistent store. */
const changeTimeoutMs = 30_000;

/** What a command item holds beside its id and its times. */
export type CommandValue = Pick<CommandItem, 'argv' | 'exitCode' | 'stdoutBase64' | 'stderrBase64'>;

/** Reads one table of ranges or exclusions. */
export const readNetsh = async (
  run: RunSystemCommand,
  id: CommandItemId,
  signal: AbortSignal,
  timeoutMs = netshReadTimeoutMs,
): Promise<Result<CommandValue>> => {
  const argv = commandItems.get(id);
  if (argv === undefined) return err('bad-request', say('read.no-command', { command: id }));
  const [, ...args] = argv;
  const output = await run({
    tool: 'netsh',
    args,
    expectedExitCodes: exitCodes,
    timeoutMs,
    signal,
  });
  if (!output.ok) return output;
  return ok({
    argv: [...argv],
    exitCode: output.value.exitCode,
    stdoutBase64: base64FromBytes(output.value.stdout),
    stderrBase64: base64FromBytes(output.value.stderr),
  });
};

/** The command that adds or deletes one administered exclusion; for TCP and the persistent store it is word for word what a plan shows. */
export const exclusionArgv = (
  verb: 'add' | 'delete',
  { family, protocol, port, store }: Reservation,
): readonly string[] => [
  'netsh',
  'int',
  family,
  verb,
  'excludedportrange',
  `protocol=${protocol}`,
  `startport=${port}`,
  'numberofports=1',
  `store=${store}`,
];

/** Adds or deletes one exclusion. Whether it is there afterwards, only the tables tell. */
export const changeExclusion = async (
  run: RunSystemCommand,
  verb: 'add' | 'delete',
  what: Reservation,
  signal: AbortSignal,
): Promise<ActionResult> => {
  const argv = exclusionArgv(verb, what);
  if (!isPort(what.port)) return refusedAction(argv, say('read.not-port', { port: what.port }));
  return runAction(run, 'netsh', argv, exitCodes, changeTimeoutMs, signal);
};

/** Nothing else gets into a command. */
export const isPort = (port: number): boolean =>
  Number.isInteger(port) && port >= 1 && port <= 65_535;
