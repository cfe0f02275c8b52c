import { percent } from '../../../../shared/checks/port-006-chance.ts';
import type { CaptureChance, CaptureEstimate } from '../../../../shared/report/schema.ts';

export type Bounds = { readonly low: number; readonly high: number };

export type ChanceRow = {
  readonly name: string;
  readonly port: number | null;
  readonly ever: Bounds | null;
  readonly heldAtRestart: Bounds | null;
};

const boundsOf = (one: number, other: number): Bounds => ({
  low: Math.min(one, other),
  high: Math.max(one, other),
});

const rowOf = (name: string, port: number | null, chance: CaptureChance | null): ChanceRow => ({
  name,
  port,
  ever: chance && boundsOf(chance.ever.random, chance.ever.sequential),
  heldAtRestart:
    chance && boundsOf(chance.heldAtRestart.optimistic, chance.heldAtRestart.pessimistic),
});

/** A row for each port at risk, and one for any of them where there are several. */
export const chanceRows = (capture: CaptureEstimate): readonly ChanceRow[] => [
  ...capture.ports.map(({ service, port, chance }) => rowOf(service, port, chance)),
  ...(capture.ports.length > 1 ? [rowOf('Any of them', null, capture.any)] : []),
];

/** Both bounds for people; one number where they read the same. */
export const boundsText = (bounds: Bounds | null): string => {
  if (bounds === null) return 'not known';
  const [low, high] = [percent(bounds.low), percent(bounds.high)];
  return low === high ? low : `${low} to ${high}`;
};
