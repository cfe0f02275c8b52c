import type { Health } from '../../after/schema.ts';
import { canBlock } from '../../run/verdict.ts';
import type { Finding, Outcome, Report, Risk, Verdict } from '../schema.ts';
import type { Shape } from './shapes.ts';

/** How strongly something is set off: `bad` blocks, `open` is not known, `quiet` asks for nothing. */
export type Tone = 'good' | 'warn' | 'bad' | 'open' | 'quiet';

/** A word is always shown together with its shape, so that nothing depends on colour. */
export type Look = { readonly shape: Shape; readonly tone: Tone };

export const verdictLook: Readonly<Record<Verdict, Look & { readonly meaning: string }>> = {
  go: {
    shape: 'tick',
    tone: 'good',
    meaning:
      'Every question that could block the update has been answered, and nothing stands in its way.',
  },
  'go-with-warnings': {
    shape: 'triangle',
    tone: 'warn',
    meaning: 'Nothing blocks the update, but something is left that a person has to accept.',
  },
  'no-go': {
    shape: 'cross',
    tone: 'bad',
    meaning: 'At least one finding would make the update fail or cause an outage.',
  },
  incomplete: {
    shape: 'question',
    tone: 'open',
    meaning:
      'A question that could block the update has no answer. What cannot be read is never a pass.',
  },
};

export const healthLook: Readonly<Record<Health, Look>> = {
  healthy: { shape: 'tick', tone: 'good' },
  degraded: { shape: 'triangle', tone: 'warn' },
  outage: { shape: 'cross', tone: 'bad' },
  incomplete: { shape: 'question', tone: 'open' },
};

const outcomeLooks: Readonly<Record<Outcome, Look>> = {
  pass: { shape: 'tick', tone: 'good' },
  fail: { shape: 'cross', tone: 'bad' },
  manual: { shape: 'triangle', tone: 'warn' },
  'not-applicable': { shape: 'dash', tone: 'quiet' },
  error: { shape: 'question', tone: 'open' },
  skipped: { shape: 'dash', tone: 'open' },
  'in-progress': { shape: 'half', tone: 'open' },
};

/** A failed finding that cannot block is a warning, not an alarm. */
export const outcomeLook = ({ outcome, impact }: Pick<Finding, 'outcome' | 'impact'>): Look =>
  outcome === 'fail' && !canBlock({ impact })
    ? { shape: 'cross', tone: 'warn' }
    : outcomeLooks[outcome];

export const riskLook: Readonly<Record<Risk, Look & { readonly meaning: string }>> = {
  captured: {
    shape: 'cross',
    tone: 'bad',
    meaning: 'something that is not its own service holds the port',
  },
  blocked: {
    shape: 'bar',
    tone: 'bad',
    meaning: 'a system exclusion refuses the port even to its own service (10013)',
  },
  unknown: {
    shape: 'question',
    tone: 'open',
    meaning: 'a table could not be read, or tables contradict each other',
  },
  'at-risk': {
    shape: 'triangle',
    tone: 'warn',
    meaning: 'inside the dynamic port range of a family, and not excluded there',
  },
  protected: {
    shape: 'shield',
    tone: 'good',
    meaning: 'inside the range, and excluded wherever it is inside',
  },
  'outside-range': {
    shape: 'tick',
    tone: 'good',
    meaning: 'Windows never hands the port out by itself',
  },
};

export { timeText } from '../../text/time.ts';

/** `41 ms`, `2.3 s`. */
export const durationText = (milliseconds: number): string =>
  milliseconds < 1_000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;

export const elevatedText = (elevated: boolean | null): string => {
  if (elevated === null) return 'not known';
  return elevated ? 'yes' : 'no';
};

export const reportTitle = ({ server, run, after, redacted }: Report): string => {
  const marked = `${redacted === true ? 'REDACTED, ' : ''}${run.rehearsal === true ? 'REHEARSAL, simulated server: ' : ''}`;
  if (after !== undefined) return `${marked}Sign-off report ${server.hostName}`;
  return `${marked}${run.phase === 'before' ? 'Pre-flight report' : 'Update report'} ${server.hostName}`;
};
