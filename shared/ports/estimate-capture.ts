import { valueOr } from '../facts/fact.ts';
import type { Facts } from '../facts/derive-facts.ts';
import type { CaptureChance, CaptureEstimate } from '../report/schema.ts';
import type { AssessedPort } from './assess-ports.ts';
import {
  anyOf,
  assumedHoldingMix,
  everRandom,
  everSequential,
  heldAtRestart,
  timeWaitSeconds,
  type Pool,
} from './capture-model.ts';
import { families, sizeOf, type Family } from './vocabulary.ts';
import { say } from '../texts/stored.ts';

/** Length of the window in which back-end services are down, in minutes: the estimate of the vendor's installation guide for a CU. */
export const defaultWindowMinutes = 60;

const shortestMeasurement = 0.5;

/** The chance of a capture during the window for each port in use that nothing protects, with the allocation rate that was measured on this server. */
export const estimateCapture = (
  facts: Facts,
  ports: readonly AssessedPort[],
  windowMinutes: number = defaultWindowMinutes,
): CaptureEstimate => {
  const rate = measureRate(facts);
  const exposed = ports.filter(({ target, exposure }) => target.inUse && exposure === 'at-risk');
  const chances = exposed.map((port) => chanceOf(facts, port, rate, windowMinutes * 60));
  const measured = chances.filter((chance) => chance !== null);
  return {
    windowMinutes,
    rate,
    ports: exposed.map(({ report }, index) => ({
      service: report.service,
      port: report.port,
      chance: chances[index] ?? null,
    })),
    any: measured.length === chances.length && rate !== null ? combine(measured) : null,
    assumptions: assumptions(rate, windowMinutes),
  };
};

type Rate = CaptureEstimate['rate'];

const measureRate = (facts: Facts): Rate => {
  if (!facts.statistics.known) return null;
  const { first, last } = facts.statistics.value;
  const seconds = (Date.parse(last.at) - Date.parse(first.at)) / 1000;
  if (!(seconds >= shortestMeasurement)) return null;
  const opens = (family: Family) => last[family].activeOpens - first[family].activeOpens;
  if (opens('ipv4') < 0 || opens('ipv6') < 0) return null;
  return { ipv4: opens('ipv4') / seconds, ipv6: opens('ipv6') / seconds, measuredSeconds: seconds };
};

/** The chance of one port in a window; null where no rate was measured. */
export const chanceOf = (
  facts: Facts,
  { report }: Pick<AssessedPort, 'report'>,
  rate: { readonly ipv4: number; readonly ipv6: number } | null,
  windowSeconds: number,
): CaptureChance | null => {
  if (rate === null) return null;
  const pools = families
    .filter(
      (family) => report.families[family].inside && report.families[family].exclusion === 'none',
    )
    .map((family): Pool => ({ size: poolSize(facts, family), ratePerSecond: rate[family] }));
  const over = (chance: (pool: Pool) => number): number => anyOf(pools.map(chance));
  return {
    ever: {
      random: over((pool) => everRandom(pool, windowSeconds)),
      sequential: over((pool) => everSequential(pool, windowSeconds)),
    },
    heldAtRestart: {
      optimistic: over((pool) => heldAtRestart(pool, windowSeconds, assumedHoldingMix, 0)),
      pessimistic: over((pool) =>
        heldAtRestart(pool, windowSeconds, assumedHoldingMix, timeWaitSeconds),
      ),
    },
  };
};

/** Ports that the stack can still hand out: the range without what is excluded in it. */
const poolSize = (facts: Facts, family: Family): number => {
  const range = facts.ranges[family].tcp;
  if (!range.known) return 0;
  const { first, last } = range.value;
  const inside = valueOr(facts.exclusions[family].tcp.active, [])
    .map((row) => ({ first: Math.max(row.first, first), last: Math.min(row.last, last) }))
    .filter((row) => row.first <= row.last)
    .toSorted((left, right) => left.first - right.first);
  let excluded = 0;
  let covered = first - 1;
  for (const row of inside) {
    excluded += Math.max(0, row.last - Math.max(row.first - 1, covered));
    covered = Math.max(covered, row.last);
  }
  return Math.max(0, sizeOf(range.value) - excluded);
};

/** The chance that at least one of several ports is captured. */
export const combine = (chances: readonly CaptureChance[]): CaptureChance => ({
  ever: {
    random: anyOf(chances.map(({ ever }) => ever.random)),
    sequential: anyOf(chances.map(({ ever }) => ever.sequential)),
  },
  heldAtRestart: {
    optimistic: anyOf(chances.map((chance) => chance.heldAtRestart.optimistic)),
    pessimistic: anyOf(chances.map((chance) => chance.heldAtRestart.pessimistic)),
  },
});

const assumptions = (rate: Rate, windowMinutes: number): string[] => [
  rate === null
    ? say('capture-model.no-rate')
    : say('capture-model.rate', {
        seconds: Number(rate.measuredSeconds.toFixed(1)),
        ipv4: Number(rate.ipv4.toFixed(2)),
        ipv6: Number(rate.ipv6.toFixed(2)),
      }),
  say('capture-model.window', { minutes: windowMinutes }),
  say('capture-model.order'),
  say('capture-model.holding'),
  say('capture-model.independent'),
];
