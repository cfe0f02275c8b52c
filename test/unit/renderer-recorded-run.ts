import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRunService, type RunService } from '../../electron/agent/run/run-service.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { reduce } from '../../shared/run/reduce.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { rehearse } from '../support/rehearsal.ts';

export type RecordedRun = {
  readonly events: readonly RunEvent[];
  /** The state after each event, in the order of the events. */
  readonly states: readonly RunState[];
  readonly last: RunState;
};

/** Runs the checks on a rehearsal server, does what `then` asks for, and hands out everything that the agent said. */
export const recordRun = async (
  scenario: ScenarioId,
  then: (service: RunService) => Promise<void> = () => Promise.resolve(),
): Promise<RecordedRun> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cu-preflight-renderer-'));
  const service = await createRunService({ server: rehearse({ scenario }), dataFolder });
  const events: RunEvent[] = [];
  service.subscribe((event) => events.push(event));
  try {
    await service.handle('run.start', {});
    await service.idle();
    await then(service);
    await service.idle();
    const state = service.state();
    if (state === null) throw new Error('No run was started.');
    return { events: withFirst(events, state), ...fold(withFirst(events, state)) };
  } finally {
    await service.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

/** The event that starts a run may be on disk before anyone can listen. */
const withFirst = (events: readonly RunEvent[], state: RunState): readonly RunEvent[] => {
  if (events[0]?.seq === 1) return events;
  const { runId, target, rehearsal, tool, windowMinutes, startedAt } = state;
  return [
    {
      seq: 1,
      at: startedAt,
      body: { type: 'run-started', runId, phase: 'before', target, rehearsal, tool, windowMinutes },
    },
    ...events,
  ];
};

const fold = (events: readonly RunEvent[]): Pick<RecordedRun, 'states' | 'last'> => {
  const states: RunState[] = [];
  let state: RunState | null = null;
  for (const event of events) {
    state = reduce(state, event);
    if (state !== null) states.push(state);
  }
  if (state === null) throw new Error('The events start no run.');
  return { states, last: state };
};
