import { describe, expect, it } from 'vitest';

import { emptyProgress } from '../../../shared/setup-log/schema.ts';
import { quietOf } from '../../../shared/setup-log/stuck.ts';

const at = (seconds: number): Date =>
  new Date(Date.parse('2026-11-24T03:30:00Z') + seconds * 1_000);

describe('is it stuck?', () => {
  const running = (longestPauseSeconds: number) => ({
    status: 'running' as const,
    grewAt: at(0).toISOString(),
    longestPauseSeconds,
  });
  const verdictAfter = (seconds: number, longest: number) => {
    return quietOf({ ...emptyProgress, ...running(longest) }, at(seconds))?.verdict;
  };
  it('is not judged while the log cannot be read', () => {
    const locked = { ...emptyProgress, ...running(0), problem: 'EBUSY' };
    expect(quietOf(locked, at(4_000))).toMatchObject({ verdict: 'quiet' });
    expect(quietOf(locked, at(4_000))?.why).toContain('cannot be read');
  });

  it.each([
    [60, 0, 'working'],
    [400, 0, 'quiet'],
    [400, 600, 'working'],
    [1_300, 0, 'stuck'],
    [1_300, 600, 'quiet'],
    [1_900, 600, 'stuck'],
    [-60, 0, 'quiet'],
  ])('after %i s of silence with a longest pause of %i s: %s', (silent, longest, verdict) => {
    expect(verdictAfter(silent, longest)).toBe(verdict);
  });
});
