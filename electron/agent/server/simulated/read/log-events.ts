import type { LogEvent } from '../../../../../shared/evidence/after-schema.ts';
import type { World, WrittenEvent } from '../world/world.ts';

/** Events that each log had before the rehearsal began. */
const recordsBefore = { system: 48_120, application: 391_007 } as const;

/** The events of one log from a moment on, the oldest first. */
export const logEvents = (
  world: World,
  log: WrittenEvent['log'],
  since: Date | undefined,
): LogEvent[] =>
  world.events
    .filter((event) => event.log === log)
    .map(({ at, provider, eventId, values }, index) => ({
      recordId: recordsBefore[log] + index,
      at: new Date(at).toISOString(),
      provider,
      eventId,
      values: [...values],
    }))
    .filter(({ at }) => since === undefined || Date.parse(at) >= since.getTime());
