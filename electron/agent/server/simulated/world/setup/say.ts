import type { SetupStep } from './setup-run.ts';

const shortly = [20, 90] as const;

/** An entry of the log. `thenMs`: how long Setup is busy before its next step, at least and at most. */
export const say = (
  depth: 0 | 1 | 2,
  text: string,
  thenMs: readonly [number, number] = shortly,
): SetupStep => ({ kind: 'say', depth, text, thenMs });
