/** A stream of pseudo-random numbers whose position can be stored and taken up again. */
export type Random = {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly next: () => number;
  /** A whole number from `first` to `last`, both inclusive. */
  readonly between: (first: number, last: number) => number;
  /** An exponentially distributed number: the pause to the next of many independent events. */
  readonly exponential: (mean: number) => number;
  /** Where the stream stands; `createRandom` continues from there. */
  readonly position: () => number;
};

/** The generator mulberry32: small, quick, and the same everywhere, so that a rehearsal can be repeated. */
export const createRandom = (position: number): Random => {
  let state = position >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (first, last) => first + Math.floor(next() * (last - first + 1)),
    exponential: (mean) => -mean * Math.log(1 - next()),
    position: () => state,
  };
};
