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

/** How `watch` ends. */
export const watchExitCodes = {
  /** At the end no back-end port is captured, and every service that ran before runs. */
  calm: 0,
  /** A port is captured, or a service that ran before is down. */
  trouble: 2,
  /** That is not known, or nothing could be watched. */
  unknown: 3,
} as const;

/** How `report --compare` ends. */
export const comparisonExitCodes = {
  /** Nothing is new or worse in B. */
  calm: 0,
  /** Something is. */
  worse: 2,
  /** One of the reports is incomplete, whatever else was found. */
  incomplete: 3,
} as const;
