import type { CaptureChance, CaptureEstimate } from '../../report/schema.ts';

/** What is asked about a port: handed out at least once in the window, or held at the moment of the restart. */
export type ChanceMeasure = 'ever' | 'heldAtRestart';

/** By which model a bound was reckoned; Windows does not document the order in which it hands ports out. */
export type ChanceModel = 'random' | 'sequential' | 'optimistic' | 'pessimistic';

/** Both bounds of one chance, with the model of each. */
export type ChanceBar = {
  readonly measure: ChanceMeasure;
  /** From 0 to 1; `low` is not above `high`. */
  readonly low: number;
  readonly high: number;
  readonly marks: readonly { readonly model: ChanceModel; readonly value: number }[];
};

export type ChanceRow = {
  /** Null for any of the ports. */
  readonly port: { readonly service: string; readonly port: number } | null;
  /** Null where it is not known. */
  readonly bars: readonly ChanceBar[] | null;
};

const inside = (value: number): number => Math.max(0, Math.min(1, value));

const barOf = (measure: ChanceMeasure, bounds: Partial<Record<ChanceModel, number>>): ChanceBar => {
  const marks = (['random', 'sequential', 'optimistic', 'pessimistic'] as const).flatMap(
    (model) => {
      const value = bounds[model];
      return value === undefined ? [] : [{ model, value: inside(value) }];
    },
  );
  const values = marks.map(({ value }) => value);
  return { measure, low: Math.min(...values), high: Math.max(...values), marks };
};

const barsOf = (chance: CaptureChance | null): readonly ChanceBar[] | null => {
  if (chance === null) return null;
  const { ever, heldAtRestart } = chance;
  return [
    barOf('ever', { random: ever.random, sequential: ever.sequential }),
    barOf('heldAtRestart', {
      optimistic: heldAtRestart.optimistic,
      pessimistic: heldAtRestart.pessimistic,
    }),
  ];
};

/** A row for each port at risk, and one for any of them where there are several. */
export const chanceRowsOf = ({
  ports,
  any,
}: Pick<CaptureEstimate, 'ports' | 'any'>): readonly ChanceRow[] => [
  ...ports.map(({ service, port, chance }) => ({ port: { service, port }, bars: barsOf(chance) })),
  ...(ports.length > 1 ? [{ port: null, bars: barsOf(any) }] : []),
];

/** Shares of the axis that are written at it. */
export const chanceTicks = [0, 0.25, 0.5, 0.75, 1] as const;

/** Where a bar lies on an axis of `width` units: never so narrow that it is not seen, and never beyond the axis. */
export const chanceBox = (
  { low, high }: Pick<ChanceBar, 'low' | 'high'>,
  width: number,
  least = 3,
): { readonly x: number; readonly width: number } => {
  const wide = Math.min(width, Math.max(least, (high - low) * width));
  return { x: Math.max(0, Math.min(low * width, width - wide)), width: wide };
};

/** Where the words of a bar stand: beside it, on the side on which there is room; `long` says whether there is room for the models as well. */
export const chanceWordsPlace = (
  box: { readonly x: number; readonly width: number },
  width: number,
  needed: number,
  margin: number,
): { readonly side: 'left' | 'right'; readonly long: boolean } => {
  if (width + margin - box.x - box.width >= needed) return { side: 'right', long: true };
  return box.x >= needed ? { side: 'left', long: true } : { side: 'right', long: false };
};
