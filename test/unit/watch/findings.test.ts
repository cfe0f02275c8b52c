import { describe, expect, it } from 'vitest';

import { verdictOfRun } from '../../../shared/report/run-findings.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import { watchFindings } from '../../../shared/watch/findings.ts';
import { operator } from '../../support/run.ts';
import { readyToUpdate, watchOf } from '../../support/update.ts';

const outcomes = (findings: readonly Finding[], id: string): readonly string[] => [
  ...new Set(findings.filter((finding) => finding.id === id).map(({ outcome }) => outcome)),
];

/** A server on which nothing is wrong and nobody has started Setup. */
const quietWatch = async () => {
  const driven = await readyToUpdate('healthy');
  await driven.must('watch.start', { by: operator });
  await driven.must('clock.advance', { seconds: 5 });
  return { driven, state: driven.state(), watch: watchOf(driven) };
};

describe('what the watch does not know', () => {
  it('is open, not good news, while Setup has not begun', async () => {
    const { state, watch } = await quietWatch();
    expect(outcomes(watchFindings(watch), 'SETUP-001')).toEqual(['in-progress']);
    expect(verdictOfRun(state, new Date(state.startedAt))).toBe('incomplete');
  });

  it('is for a person to judge when the watch ended and never saw Setup', async () => {
    const { state, watch } = await quietWatch();
    const ended = { ...watch, status: 'ended' as const };
    expect(outcomes(watchFindings(ended), 'SETUP-001')).toEqual(['manual']);
    expect(verdictOfRun({ ...state, watch: ended }, new Date(state.startedAt))).toBe(
      'go-with-warnings',
    );
  });

  it('is an error after an interruption: what was seen last may not be so any more', async () => {
    const { state, watch } = await quietWatch();
    const interrupted = { ...watch, status: 'interrupted' as const };
    const findings = watchFindings(interrupted);
    for (const id of ['SETUP-001', 'PORT-101', 'SVC-101'])
      expect(outcomes(findings, id)).toEqual(['error']);
    const verdict = verdictOfRun({ ...state, watch: interrupted }, new Date(state.startedAt));
    expect(verdict).toBe('incomplete');
  });

  it('keeps a run incomplete whose checks do not stand any more', async () => {
    const { state, watch } = await quietWatch();
    const over = { ...watch, status: 'ended' as const };
    const unsettled = { ...state, watch: over, complete: false };
    expect(verdictOfRun(unsettled, new Date(state.startedAt))).toBe('incomplete');
  });
});
