import { describe, expect, it } from 'vitest';

import { sampled } from '../mutation/quick-tests.ts';
import { runMutation, sampleLines } from '../mutation/run-mutation.ts';

const seed = 20_261_124;
/** Few lines say little about the score, which the campaign measures; they show that the machinery works and that the tests bite. */
const lines = 16;

describe('a sample of mutants', () => {
  it('is the same for the same seed', () => {
    const sample = sampleLines(sampled.files, seed, lines);
    expect(sampleLines(sampled.files, seed, lines)).toEqual(sample);
    expect(sampleLines(sampled.files, seed + 1, lines)).not.toEqual(sample);
    expect(new Set(sample).size).toBe(lines);
  });

  it('most of them are noticed by a test', async () => {
    const mutate = sampleLines(sampled.files, seed, lines);
    const { all, missed } = await runMutation({ mutate, tests: sampled.tests, concurrency: 2 });
    expect(all.found + all.missed, 'mutants').toBeGreaterThan(lines / 2);
    expect(all.percent, missed.join('\n')).toBeGreaterThanOrEqual(60);
  }, 240_000);
});
