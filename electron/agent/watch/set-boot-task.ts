import type { OpenRun } from '../run/open-run.ts';
import type { Server } from '../server/server.ts';
import { say } from '../../../shared/texts/stored.ts';

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
        wanted === 'present' ? say('boot-task.present') : say('boot-task.removed'),
      );
    else
      await tell(
        'failed',
        say(`boot-task.not-${wanted}`, {
          why: result.failure?.message ?? say('boot-task.exit-code', { code: result.exitCode }),
        }),
      );
  } catch (thrown) {
    await run.emit({
      type: 'problem',
      text: say('boot-task.left', {
        why: thrown instanceof Error ? thrown.message : String(thrown),
      }),
    });
  }
};
