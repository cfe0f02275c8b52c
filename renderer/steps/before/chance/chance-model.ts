import type { CaptureChance, CaptureEstimate } from '../../../../shared/report/schema.ts';
import { percentBounds } from '../../../../shared/texts/percent.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';

export type Bounds = { readonly low: number; readonly high: number };

export type ChanceRow = {
  /** Null for any of the ports. */
  readonly port: { readonly service: string; readonly port: number } | null;
  readonly ever: Bounds | null;
  readonly heldAtRestart: Bounds | null;
};

const boundsOf = (one: number, other: number): Bounds => ({
  low: Math.min(one, other),
  high: Math.max(one, other),
});

const rowOf = (port: ChanceRow['port'], chance: CaptureChance | null): ChanceRow => ({
  port,
  ever: chance && boundsOf(chance.ever.random, chance.ever.sequential),
  heldAtRestart:
    chance && boundsOf(chance.heldAtRestart.optimistic, chance.heldAtRestart.pessimistic),
});

/** A row for each port at risk, and one for any of them where there are several. */
export const chanceRows = (capture: CaptureEstimate): readonly ChanceRow[] => [
  ...capture.ports.map(({ service, port, chance }) => rowOf({ service, port }, chance)),
  ...(capture.ports.length > 1 ? [rowOf(null, capture.any)] : []),
];

/** Both bounds for people; one number where they read the same. */
export const boundsText = (bounds: Bounds | null, texts: Texts): string =>
  bounds === null ? texts.say('common.not-known') : percentBounds(bounds.low, bounds.high, texts);
