import type { OpenRun } from '../run/open-run.ts';
import type { Server } from '../server/server.ts';

/** Sees to it that the boot task is there while the watch runs and gone afterwards, and believes only what the Task Scheduler shows. A failure is said, and does not keep the watch from running. */
export const setBootTask = async (
  { bootTask }: Pick<Server, 'bootTask'>,
  run: OpenRun,
  wanted: 'present' | 'absent',
): Promise<void> => {
  if (!bootTask) return;
  const { signal } = new AbortController();
  const { executable, args } = bootTask.command;
  const verb = wanted === 'present' ? 'Create' : 'Delete';
  const command = `schtasks /${verb} (${executable} ${args.join(' ')})`;
  const tell = (outcome: 'intended' | 'done' | 'failed', detail: string): Promise<void> =>
    run.emit({ type: 'boot-task', wanted, outcome, command, detail }, { durable: true });
  try {
    await tell('intended', '');
    const result =
      wanted === 'present' ? await bootTask.create(signal) : await bootTask.remove(signal);
    const exists = await bootTask.exists(signal);
    const asWanted = exists.ok && exists.value === (wanted === 'present');
    if (asWanted)
      await tell(
        'done',
        wanted === 'present'
          ? 'A boot task takes the watch up if the server restarts.'
          : 'The boot task was removed.',
      );
    else
      await tell(
        'failed',
        `The boot task is not ${wanted} (${result.failure?.message ?? `exit code ${result.exitCode}`}). ${wanted === 'present' ? 'After a restart of the server, open the wizard to go on watching.' : 'Remove it in the Task Scheduler.'}`,
      );
  } catch (thrown) {
    await run.emit({
      type: 'problem',
      text: `The boot task was left as it is: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    });
  }
};
