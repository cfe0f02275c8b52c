import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { baselineFile, readKeptBaseline } from '../../../electron/agent/after/kept-baseline.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { drive, driveToTheEnd, onlyRun, operator, type DrivenService } from '../../support/run.ts';

const proceed = async (driven: DrivenService): Promise<void> => {
  await driven.must('gate.decide', { decision: 'proceed', by: operator });
};

const kept = (events: readonly RunEvent[]) =>
  events.filter(({ body }) => body.type === 'baseline-kept');

const source = async (driven: DrivenService) =>
  readKeptBaseline({ state: driven.state, folder: await onlyRun(driven.folder) });

describe('the baseline', () => {
  it('is kept when the gate lets the update begin, under the hash that the journal has', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    await proceed(driven);
    const bytes = readFileSync(join(await onlyRun(driven.folder), baselineFile));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(driven.state().baseline).toMatchObject({ sha256 });
    expect(await source(driven)).toMatchObject({ kind: 'kept', sha256 });
    expect(JSON.parse(bytes.toString())).toEqual(await driven.must('evidence.file', {}));
  });

  it('is kept once for the same checks, and anew after others', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    await proceed(driven);
    await driven.must('watch.start', { by: operator });
    expect(kept(driven.events)).toHaveLength(1);
    await driven.must('watch.stop', { by: operator });

    const again = await driveToTheEnd({ scenario: 'healthy' });
    await proceed(again);
    await again.must('clock.advance', { seconds: 60 });
    await again.must('run.start', {});
    await again.service.idle();
    await proceed(again);
    expect(kept(again.events)).toHaveLength(2);
  });

  it('is kept at the start of the watch when nobody decided at the gate', async () => {
    const driven = await driveToTheEnd({ scenario: 'ports-at-risk' });
    await driven.must('watch.start', { by: operator });
    expect(kept(driven.events)).toHaveLength(1);
  });

  it('is not kept while the checks are not complete', async () => {
    const driven = await drive({ scenario: 'healthy' });
    await driven.must('run.start', {});
    await driven.must('run.cancel', {});
    await driven.service.idle();
    await driven.ask('watch.start', { by: operator });
    expect(kept(driven.events)).toEqual([]);
    expect(await source(driven)).toMatchObject({ kind: 'missing' });
  });

  it('is damaged when the file is not the one that was kept, or is gone', async () => {
    const driven = await driveToTheEnd({ scenario: 'healthy' });
    await proceed(driven);
    const path = join(await onlyRun(driven.folder), baselineFile);
    appendFileSync(path, ' ');
    expect(await source(driven)).toMatchObject({ kind: 'damaged' });
    rmSync(path);
    expect(await source(driven)).toMatchObject({ kind: 'damaged' });
  });

  it('is not replaced once the update has begun', async () => {
    const driven = await driveToTheEnd({ scenario: 'captured-during-update' });
    await driven.must('watch.start', { by: operator });
    const before = driven.state().baseline;
    await driven.must('clock.advance', { seconds: 600 });
    await driven.must('watch.stop', { by: operator });
    await driven.must('run.start', {});
    await driven.service.idle();
    await driven.must('watch.start', { by: operator });
    expect(driven.state().baseline).toEqual(before);
  });
});
