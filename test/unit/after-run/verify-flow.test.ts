import { describe, expect, it } from 'vitest';

import { afterItems } from '../../../shared/evidence/items.ts';
import type { Server } from '../../../electron/agent/server/server.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import { codeOf, drive, driveToTheEnd, operator, type DrivenService } from '../../support/run.ts';
import { crashAt, real } from '../../support/crash.ts';
import { readyToUpdate } from '../../support/update.ts';

const by = operator;

const after = (driven: DrivenService): AfterState => {
  const state = driven.state().after;
  if (state === null) throw new Error('The server was not verified.');
  return state;
};

const verifyFully = async (driven: DrivenService, limitSeconds = 60): Promise<AfterState> => {
  await driven.must('after.verify', { by, limitSeconds });
  await driven.service.idle();
  return after(driven);
};

/** The watch was begun and ended, so there is a baseline. */
const updated = async (change?: (server: Server) => Partial<Server>): Promise<DrivenService> => {
  const driven = await readyToUpdate('captured-during-update', change ? { change } : {});
  await driven.must('watch.start', { by });
  await driven.must('watch.stop', { by });
  return driven;
};

describe('the verification', () => {
  it('needs a run', async () => {
    const driven = await drive({ scenario: 'healthy' });
    expect(codeOf(await driven.ask('after.verify', { by }))).toBe('conflict');
  });

  it('does not begin while the watch runs', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    await driven.must('watch.start', { by });
    expect(codeOf(await driven.ask('after.verify', { by }))).toBe('conflict');
  });

  it('reads everything anew and ends', async () => {
    const driven = await updated();
    const read: string[] = [];
    driven.service.subscribe(({ body }) => {
      if (body.type === 'verification-read') read.push(body.item.id);
    });
    const state = await verifyFully(driven);
    expect(read).toEqual([...afterItems]);
    expect(state).toMatchObject({ status: 'finished', complete: true });
    expect(driven.state().phase).toBe('after');
    expect(state.settled?.outcome).toBe('settled');
  });

  it('judges by what was read after the update alone: an item that fails now is not taken from before', async () => {
    let fails = false;
    const driven = await updated((server) => ({
      read: (id, options) =>
        id === 'services' && fails
          ? Promise.reject(new Error('no answer'))
          : server.read(id, options),
    }));
    fails = true;
    const state = await verifyFully(driven, 2);
    expect(state.items.find(({ id }) => id === 'services')?.problem).toContain('no answer');
    expect(
      state.findings.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id),
    ).not.toContain('SVC-101');
  });

  it('that is cancelled is not complete', async () => {
    const driven = await updated();
    driven.service.subscribe(({ body }) => {
      if (body.type === 'verification-reading' && body.id === 'endpoints')
        void driven.ask('run.cancel', {});
    });
    const state = await verifyFully(driven);
    expect(state).toMatchObject({ status: 'finished', complete: false });
  });

  it('can be gone through again, and then nothing of the one before is left', async () => {
    const driven = await updated();
    await verifyFully(driven);
    await driven.must('clock.advance', { seconds: 30 });
    const again = await verifyFully(driven);
    expect(again.items).toHaveLength(afterItems.length);
    expect(driven.events.filter(({ body }) => body.type === 'verification-finished')).toHaveLength(
      2,
    );
  });

  it('that was interrupted is shown as such when the run is taken up', async () => {
    const driven = await updated(real);
    await verifyFully(driven);
    const again = await crashAt(driven, ({ body }) => body.type === 'verification-read');
    expect(after(again)).toMatchObject({ status: 'interrupted', complete: false });
    expect(again.state().timeline.at(-1)?.text).toContain('went down during the verification');
  });

  it('does not stand any more once a plan is confirmed', async () => {
    const driven = await updated();
    await verifyFully(driven);
    const statuses: string[] = [];
    driven.service.subscribe(({ body }) => {
      if (body.type === 'plan-confirmed') statuses.push(after(driven).status);
    });
    const { id: planId, hash } = await driven.must('plan.propose', { service: 'MSExchangePOP3BE' });
    await driven.must('plan.apply', { planId, hash, by });
    expect(statuses).toEqual(['stale']);
    expect(after(driven).status).toBe('finished');
  });
});
