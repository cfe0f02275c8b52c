import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ok, toAppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { ActionResult, BootCommand } from '../../server.ts';
import { commandLineOf } from '../decode/command-line.ts';
import { refusedAction, runAction } from './run-action.ts';
import type { RunSystemCommand } from './system-command.ts';

/** Name of the task in the root folder of the Task Scheduler. */
export const bootTaskName = 'cu-preflight watch';

const timeoutMs = 30_000;
const exitCodes = [0, 1];

const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A task that starts the agent when Windows starts, as SYSTEM, without a time limit, once.
 *
 * It is given as a file because `schtasks /TR` takes no more than 261 characters. Schema: "Task Scheduler Schema" of the Windows documentation.
 */
export const bootTaskXml = ({ executable, args }: BootCommand): string =>
  [
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
    `<RegistrationInfo><Description>${say('boot-task.description')}</Description></RegistrationInfo>`,
    '<Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>',
    '<Principals><Principal id="Author"><UserId>S-1-5-18</UserId><RunLevel>HighestAvailable</RunLevel></Principal></Principals>',
    '<Settings><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><StopIfGoingOnBatteries>false</StopIfGoingOnBatteries><ExecutionTimeLimit>PT0S</ExecutionTimeLimit><Enabled>true</Enabled></Settings>',
    `<Actions Context="Author"><Exec><Command>${escapeXml(executable)}</Command><Arguments>${escapeXml(commandLineOf(args))}</Arguments></Exec></Actions>`,
    '</Task>',
  ].join('\r\n');

/** Creates the task, or replaces it. The file with it is left in `folder`. */
export const createBootTask = async (
  run: RunSystemCommand,
  command: BootCommand,
  folder: string,
  signal: AbortSignal,
): Promise<ActionResult> => {
  const file = join(folder, 'boot-task.xml');
  const argv = ['schtasks', '/Create', '/TN', bootTaskName, '/XML', file, '/F'];
  try {
    await writeFile(file, Buffer.from(`\ufeff${bootTaskXml(command)}`, 'utf16le'));
  } catch (thrown) {
    return refusedAction(argv, toAppError(thrown).message);
  }
  return runAction(run, 'schtasks', argv, exitCodes, timeoutMs, signal);
};

export const removeBootTask = (run: RunSystemCommand, signal: AbortSignal): Promise<ActionResult> =>
  runAction(
    run,
    'schtasks',
    ['schtasks', '/Delete', '/TN', bootTaskName, '/F'],
    exitCodes,
    timeoutMs,
    signal,
  );

/** Whether the task exists: `schtasks /Query` ends with 1 when it does not. The exit code alone is not believed: Wine's stand-in ends with 0 whatever it is asked, and prints nothing. */
export const hasBootTask = async (
  run: RunSystemCommand,
  signal: AbortSignal,
): Promise<Result<boolean>> => {
  const args = ['/Query', '/TN', bootTaskName, '/XML'];
  const output = await run({
    tool: 'schtasks',
    args,
    expectedExitCodes: exitCodes,
    timeoutMs,
    signal,
  });
  if (!output.ok) return output;
  // The encoding of the output differs between releases; the element's name is ASCII in all of them.
  const text = Buffer.from(output.value.stdout).toString('latin1').replaceAll('\0', '');
  return ok(output.value.exitCode === 0 && text.includes('<Task'));
};
