import type { Finding, Impact } from '../../report/schema.ts';
import type { AfterInput } from '../input.ts';

/**
 * A check of the After phase: one question about the server as it is now against the server as it was, from facts alone.
 *
 * To add one: a file with an `AfterCheck`, its line in `index.ts`, and evidence for pass, fail, error and not-applicable in its test.
 */
export type AfterCheck = {
  /** Stable and never reused; see the table of finding ids in the README. */
  readonly id: string;
  readonly question: string;
  readonly impact: Impact;
  /** At least one finding: a check that has nothing to say says why. */
  readonly evaluate: (input: AfterInput) => readonly Finding[];
};
