import type { Verdict } from '../../shared/report/schema.ts';

/** How the process ends, for scripts. */
export const exitCodes = {
  /** Wrong usage, and what this version or this machine cannot do. */
  usage: 64,
  /** A file or run that could not be read. */
  unreadableInput: 65,
  /** A fault of the program, or of the machine that it runs on. */
  internal: 70,
} as const;

const ofVerdict: Readonly<Record<Verdict, number>> = {
  go: 0,
  'go-with-warnings': 1,
  'no-go': 2,
  incomplete: 3,
};

/** The exit code that tells a verdict. */
export const exitCodeOf = (verdict: Verdict): number => ofVerdict[verdict];
