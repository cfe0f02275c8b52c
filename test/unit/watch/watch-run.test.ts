import { describe, expect, it } from 'vitest';

import { readRun } from '../../../electron/agent/run/run-folder.ts';
import {
  collectFully,
  drive,
  eventsOnDisk,
  onlyRun,
  operator,
  valueOf,
} from '../../support/run.ts';

describe('a watch on a rehearsal server', () => {
  it('follows a capture to its end, and has it on disk as it was shown', async () => {
    const driven = await drive({ scenario: 'captured', autoAdvance: true });
    await collectFully(driven);
    await driven.must('watch.start', { by: operator });
    await driven.must('clock.advance', { seconds: 60 });
    const during = driven.state().watch;
    expect(driven.state().phase).toBe('during');
    expect(during?.captures).toMatchObject([
      {
        port: 9955,
        family: 'ipv4',
        lastSeenAt: null,
        holder: { remote: expect.stringContaining(':') },
      },
    ]);
    await driven.must('clock.advance', { seconds: 800 });
    const after = driven.state().watch;
    expect(
      after?.captures.map(({ holder, lastSeenAt }) => [holder.pid === 0, lastSeenAt !== null]),
    ).toEqual([
      [false, true],
      [true, true],
    ]);
    const port = after?.ports.find((one) => one.port === 9955);
    expect(port?.families.ipv4?.status).toBe('free');
    await driven.must('watch.stop', { by: operator });
    const state = driven.state();
    await driven.service.close();
    const stored = valueOf(await readRun(await onlyRun(driven.folder)));
    expect(stored.state).toEqual(state);
    expect(stored.problems).toEqual([]);
    expect(
      (await eventsOnDisk(driven.folder)).filter(({ body }) => body.type === 'port-changed').length,
    ).toBeGreaterThan(4);
  });
});
