import type { SetupStatus } from '../setup-log/schema.ts';
import type { Rehearsing } from './rehearsing.ts';

/** The clock is moved in such pieces, so that the story can be told as it goes on. */
const pieceSeconds = 60;
/** No update of a rehearsal lasts longer. */
const mostMinutes = 180;
/** So long the watch goes on after Setup's end. */
const afterwardsSeconds = 60;

const ended: ReadonlySet<SetupStatus> = new Set(['succeeded', 'failed', 'ended-unproved']);

/** The During phase: watches while Setup runs on the rehearsal server, with the clock moved, until Setup has ended. Takes seconds. */
export const rehearseUpdate = async (on: Rehearsing): Promise<void> => {
  const { ask, say, texts, operator, stopped } = on;
  await ask('watch.start', { by: operator });
  for (
    let minutes = 0;
    !stopped() && !ended.has(await setupStatus(on));
    minutes += pieceSeconds / 60
  ) {
    if (minutes >= mostMinutes)
      throw new Error(`Setup did not end within ${mostMinutes} minutes of the rehearsal.`);
    await ask('clock.advance', { seconds: pieceSeconds });
  }
  if (!stopped()) await ask('clock.advance', { seconds: afterwardsSeconds });
  await ask('watch.stop', { by: operator });
  const { state } = await ask('run.snapshot', {});
  const watch = state?.watch;
  const down = watch?.services.filter(
    ({ state: now, before }) => before.state === 'running' && now !== 'running',
  );
  say(
    texts.say('rehearsal.update', {
      setup: texts.retell(watch?.setup?.status ?? 'unknown'),
      captures: watch?.captures.length ?? 0,
      services: down?.map(({ name }) => name).join(', ') || texts.say('rehearsal.no-service'),
    }),
  );
};

const setupStatus = async ({ ask }: Rehearsing): Promise<SetupStatus> =>
  (await ask('run.snapshot', {})).state?.watch?.setup?.status ?? 'no-log';
