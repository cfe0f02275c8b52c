import { describe, expect, it } from 'vitest';

import { quietOf } from '../../../shared/setup-log/stuck.ts';
import { serviceNow } from '../../support/rehearsal.ts';
import { operator, pop3 } from '../../support/run.ts';
import {
  minutesPass,
  notAsBefore,
  readyToUpdate,
  watchedService,
  watchOf,
  watchTheUpdate,
} from '../../support/update.ts';

describe('a Setup that fails', () => {
  it('says so by its own line, with the error and its reference, and leaves the services disabled', async () => {
    const driven = await readyToUpdate('setup-fails');
    await watchTheUpdate(driven);
    const { setup, setupNotes, captures } = watchOf(driven);
    expect(setup).toMatchObject({
      status: 'failed',
      phase: 'Ended',
      version: '15.2.1748.10',
      mode: 'BuildToBuildUpgrade',
      component: 'Configuring the Mailbox role: Transport service.',
      errors: 2,
      oddStamps: 0,
      droppedBytes: 0,
    });
    expect(setupNotes.find(({ known }) => known === 'certificate-expired')).toBeDefined();
    expect(setupNotes.find(({ reference }) => reference !== null)?.reference).toMatch(
      /^Bridgehead/,
    );
    expect(setupNotes.map(({ text }) => text).join('\n')).toContain("operation didn't complete");
    expect(captures).toEqual([]);

    const ran = watchOf(driven).services.filter(({ before }) => before.state === 'running');
    expect(ran.length).toBeGreaterThan(25);
    for (const { state, startType } of ran)
      expect({ state, startType }).toEqual({ state: 'stopped', startType: 'disabled' });
    for (const name of ['Winmgmt', 'RemoteRegistry', 'pla', 'W3SVC', 'IISADMIN'])
      expect(await serviceNow(driven.server, name)).toMatchObject({ startType: 'disabled' });
    for (const name of ['WinRM', 'WAS', 'EventLog', 'RpcSs'])
      expect(await serviceNow(driven.server, name)).toMatchObject({ state: 'running' });
    // Nothing comes back by itself.
    await minutesPass(driven, 30);
    expect(watchedService(driven, pop3).state).toBe('stopped');
  });
});

describe('a Setup that seems stuck', () => {
  it('is judged quiet, then stuck, and goes on to its success with every service as before', async () => {
    const driven = await readyToUpdate('setup-stuck');
    await driven.must('watch.start', { by: operator });
    const verdicts: string[] = [];
    for (let minutes = 0; minutes < 90; minutes += 1) {
      await minutesPass(driven, 1);
      const { setup } = watchOf(driven);
      const verdict = setup && (quietOf(setup, driven.server.now())?.verdict ?? setup.status);
      if (verdict !== null && verdict !== verdicts.at(-1)) verdicts.push(verdict);
      if (setup?.phase === 'Ended') break;
    }
    expect(verdicts).toEqual(['working', 'quiet', 'stuck', 'working', 'succeeded']);
    expect(watchOf(driven).setup?.longestPauseSeconds).toBeCloseTo(40 * 60, -1);
    expect(notAsBefore(driven)).toEqual([]);
  });
});
