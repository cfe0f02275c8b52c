/** What the program on the Windows side is to measure. */
export type PerfRequest = {
  readonly measure: 'endpoints' | 'check';
  readonly warmUp: number;
  readonly repetitions: number;
  /** Path of endpoint-loop.exe as Windows sees it. */
  readonly loopProgram: string;
};

/** What it measured: milliseconds of each repetition. */
export type PerfResult = {
  /** Node and Windows that it ran on. */
  readonly on: string;
  /** Endpoint rows that the last read saw, through koffi and in C. */
  readonly rows: number;
  readonly loopRows: number;
  readonly verdict?: string;
  /** Of each check: the pause between the two reads of the TCP counters, which is part of the measurement of the rate. */
  readonly waitedMs?: number;
  readonly milliseconds: Readonly<Record<string, readonly number[]>>;
};

/** The middle value; of an even number of values the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] =
    sorted.length % 2 === 0 ? [sorted[middle - 1], sorted[middle]] : [sorted[Math.floor(middle)]];
  return (low + high) / 2;
};
