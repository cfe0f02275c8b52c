import type { Health } from '../../after/schema.ts';
import { canBlock } from '../../run/verdict.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Finding, Outcome, Report, Risk, Verdict } from '../schema.ts';
import type { Shape } from './shapes.ts';

/** How strongly something is set off: `bad` blocks, `open` is not known, `quiet` asks for nothing. */
export type Tone = 'good' | 'warn' | 'bad' | 'open' | 'quiet';

/** A word is always shown together with its shape, so that nothing depends on colour. */
export type Look = { readonly shape: Shape; readonly tone: Tone };

export const verdictLook: Readonly<Record<Verdict, Look>> = {
  go: { shape: 'tick', tone: 'good' },
  'go-with-warnings': { shape: 'triangle', tone: 'warn' },
  'no-go': { shape: 'cross', tone: 'bad' },
  incomplete: { shape: 'question', tone: 'open' },
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

export const riskLook: Readonly<Record<Risk, Look>> = {
  captured: { shape: 'cross', tone: 'bad' },
  blocked: { shape: 'bar', tone: 'bad' },
  unknown: { shape: 'question', tone: 'open' },
  'at-risk': { shape: 'triangle', tone: 'warn' },
  protected: { shape: 'shield', tone: 'good' },
  'outside-range': { shape: 'tick', tone: 'good' },
};

/** `41 ms`, `2.3 s`. */
export const durationText = (milliseconds: number, texts: Texts): string =>
  milliseconds < 1_000
    ? `${Math.round(milliseconds)} ms`
    : `${texts.number(milliseconds / 1_000, 1)} s`;

export const yesOrNo = (value: boolean | null, texts: Texts): string => {
  if (value === null) return texts.say('report.not-known');
  return texts.say(value ? 'report.yes' : 'report.no');
};

/** `3 fail, 12 pass`: how many there are of each word, those that there are none of left out. */
export const countsText = (
  counts: readonly (readonly [what: string, count: number])[],
  texts: Texts,
): string =>
  counts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => texts.say('report.counted', { what, count }))
    .join(', ');

/** Texts with semicolons between them. */
export const oneAfterAnother = (items: readonly string[], texts: Texts): string =>
  items.reduceRight(
    (rest, first) => (rest === '' ? first : texts.say('report.then', { first, rest })),
    '',
  );

export const reportTitle = ({ server, run, after, redacted }: Report, texts: Texts): string => {
  const host = server.hostName;
  const kind = after === undefined ? run.phase : 'after';
  const title =
    kind === 'after' && after === undefined
      ? texts.say('report.title.during', { host })
      : texts.say(`report.title.${kind}`, { host });
  const simulated = run.rehearsal === true ? texts.say('report.title.rehearsal', { title }) : title;
  return redacted === true ? texts.say('report.title.redacted', { title: simulated }) : simulated;
};
