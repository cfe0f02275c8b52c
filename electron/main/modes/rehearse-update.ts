import type { AgentMethod, MethodParams, MethodResult } from '../../../shared/protocol/methods.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { familyName } from '../../../shared/ports/vocabulary.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { gateOf } from '../../../shared/run/gate.ts';
import type { SetupStatus } from '../../../shared/setup-log/schema.ts';

/** Asks the agent. Rejects with what it refuses. */
export type Ask = <M extends AgentMethod>(
  method: M,
  params: MethodParams<M>,
) => Promise<MethodResult<M>>;

/** The clock is moved in such pieces, so that the story can be told as it goes on. */
const pieceSeconds = 60;
/** No update of a rehearsal lasts longer. */
const mostMinutes = 180;
/** So long the watch goes on after Setup's end. */
const afterwardsSeconds = 60;

const ended: ReadonlySet<SetupStatus> = new Set(['succeeded', 'failed', 'ended-unproved']);

/** Watches while Setup runs on the rehearsal server, with the clock moved, until Setup has ended. Takes seconds. */
export const rehearseUpdate = async (ask: Ask, operator: string): Promise<void> => {
  await ask('watch.start', { by: operator });
  for (let minutes = 0; !ended.has(await setupStatus(ask)); minutes += pieceSeconds / 60) {
    if (minutes >= mostMinutes)
      throw new Error(`Setup did not end within ${mostMinutes} minutes of the rehearsal.`);
    await ask('clock.advance', { seconds: pieceSeconds });
  }
  await ask('clock.advance', { seconds: afterwardsSeconds });
  await ask('watch.stop', { by: operator });
  const { state } = await ask('run.snapshot', {});
  const watch = state?.watch;
  const down = watch?.services.filter(
    ({ state: now, before }) => before.state === 'running' && now !== 'running',
  );
  console.log(
    `Setup: ${watch?.setup?.status ?? 'unknown'}. Captures: ${watch?.captures.length ?? 0}. Services that ran before and do not now: ${down?.map(({ name }) => name).join(', ') || 'none'}`,
  );
};

const setupStatus = async (ask: Ask): Promise<SetupStatus> =>
  (await ask('run.snapshot', {})).state?.watch?.setup?.status ?? 'no-log';

/** Waives every blocker that is open, because the rehearsal is about what comes of it. */
export const waiveBlockers = async (ask: Ask, operator: string): Promise<void> => {
  const { state, now } = await ask('run.snapshot', {});
  if (state === null) return;
  const until = new Date(Date.parse(now) + 12 * 3_600_000).toISOString();
  const reason = 'Rehearsal: the update is to show what happens to a port that nothing protects.';
  for (const { id: findingId, subject } of gateOf(state, new Date(now)).blockers) {
    await ask('waiver.add', { findingId, subject, reason, by: operator, until });
    console.log(`Waived ${findingId} ${subject}`);
  }
};

/** What of the update is worth a line on the terminal; null for the rest. */
export const updateLine = (body: RunEvent['body']): string | null => {
  if (body.type === 'setup-noted') {
    const { kind, text } = body.note;
    return kind === 'services' ? null : `Setup: ${text.split('\n')[0] ?? ''}`;
  }
  if (body.type !== 'port-changed') return null;
  const { service, protocol, port, family, sight } = body.change;
  return sight.holder === null
    ? null
    : `${service} ${protocol}/${port} ${familyName(family)}: captured by ${describeHolder(sight.holder)}`;
};
