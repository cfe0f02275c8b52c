import { describe, expect, it } from 'vitest';

import { createSimulatedServer } from '../../../electron/agent/server/simulated/simulated-server.ts';
import { reduceAll } from '../../../shared/run/reduce.ts';
import { codeOf, collectFully, drive, driveToTheEnd } from '../../support/run.ts';

const running = () => createSimulatedServer({ scenario: 'ports-at-risk' });

describe('the speed of a rehearsal', () => {
  it('is in the journal and in the state of the run, and in the snapshot before there is a run', async () => {
    const driven = await drive({ server: running() });
    expect(await driven.must('run.snapshot', {})).toMatchObject({ state: null, speed: 1 });
    await driven.must('clock.speed', { factor: 60 });
    expect(await driven.must('run.snapshot', {})).toMatchObject({ state: null, speed: 60 });
    expect(driven.events).toEqual([]);

    await collectFully(driven);
    expect(driven.events[1]?.body).toEqual({ type: 'clock-speed', factor: 60 });
    expect(driven.state().speed).toBe(60);
    await driven.must('clock.speed', { factor: 5 });
    expect(driven.events.at(-1)?.body).toEqual({ type: 'clock-speed', factor: 5 });
    expect(driven.state()).toMatchObject({ speed: 5 });
    expect(driven.state().timeline.at(-1)?.text).toContain('5 times as fast');
    expect(reduceAll(driven.events)).toEqual(driven.state());
  });

  it('is written once, not each time that the same is asked for', async () => {
    const driven = await drive({ server: running() });
    await driven.must('run.start', {});
    for (const factor of [20, 20, 20]) await driven.must('clock.speed', { factor });
    await driven.service.idle();
    expect(driven.events.filter(({ body }) => body.type === 'clock-speed')).toHaveLength(1);
  });

  it('makes everything that waits on the clock of the server take less', async () => {
    const driven = await drive({ server: running() });
    await driven.must('clock.speed', { factor: 60 });
    const before = driven.server.now().getTime();
    // Longer than a test may last.
    await driven.server.sleep(90_000, new AbortController().signal);
    expect(driven.server.now().getTime() - before).toBeGreaterThanOrEqual(90_000);
  });

  it('is refused where the server is real, where its clock stands still, and outside 1 to 60', async () => {
    const still = await driveToTheEnd();
    expect(codeOf(await still.ask('clock.speed', { factor: 5 }))).toBe('not-supported');
    expect(await still.must('run.snapshot', {})).not.toHaveProperty('speed');
    const { clockSpeed: _, ...rest } = running();
    const real = await drive({ server: { ...rest, rehearsal: false } });
    const refused = await real.ask('clock.speed', { factor: 5 });
    expect(codeOf(refused)).toBe('not-supported');
    expect(JSON.stringify(refused)).toContain('Only the clock of a rehearsal server');
    const driven = await drive({ server: running() });
    for (const factor of [0, 0.5, 61, Number.NaN, -1])
      expect(codeOf(await driven.ask('clock.speed', { factor }))).toBe('bad-request');
    expect(await driven.must('run.snapshot', {})).toMatchObject({ speed: 1 });
  });
});
