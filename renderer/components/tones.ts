import type { BeforeAfterRow, Health } from '../../shared/after/schema.ts';
import type { Impact, Outcome, Risk, Verdict } from '../../shared/report/schema.ts';
import { canBlock } from '../../shared/run/verdict.ts';

/** The few colours with a meaning. A tone never stands alone: an icon and a word say the same. */
export type Tone = 'good' | 'bad' | 'warn' | 'unknown' | 'quiet' | 'busy';

const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  pass: 'good',
  fail: 'bad',
  manual: 'warn',
  'not-applicable': 'quiet',
  error: 'unknown',
  skipped: 'unknown',
  'in-progress': 'busy',
};

/** A failed finding that cannot block is a warning, not an alarm. */
export const outcomeTone = (outcome: Outcome, impact: Impact): Tone =>
  outcome === 'fail' && !canBlock({ impact }) ? 'warn' : outcomeTones[outcome];

export const riskTones: Readonly<Record<Risk, Tone>> = {
  captured: 'bad',
  blocked: 'bad',
  unknown: 'unknown',
  'at-risk': 'warn',
  protected: 'good',
  'outside-range': 'good',
};

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  go: 'good',
  'go-with-warnings': 'warn',
  'no-go': 'bad',
  incomplete: 'unknown',
};

export const healthTones: Readonly<Record<Health, Tone>> = {
  healthy: 'good',
  degraded: 'warn',
  outage: 'bad',
  incomplete: 'unknown',
};

export const judgedTones: Readonly<Record<BeforeAfterRow['judged'], Tone>> = {
  same: 'good',
  expected: 'quiet',
  noted: 'warn',
  worse: 'bad',
  unknown: 'unknown',
};
