import { findService, sameName } from '../../exchange/services.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { assessPorts, exclusionState } from '../../ports/assess-ports.ts';
import { contains, families, type ExclusionState, type Family } from '../../ports/vocabulary.ts';
import type { AfterInput } from '../input.ts';

/** How a port stands in one family now; null what could not be read. */
export type Standing = {
  readonly family: Family;
  readonly inside: boolean | null;
  readonly active: ExclusionState | null;
  readonly persistent: ExclusionState | null;
};

/** A port that its service needs free at the next start, and how it stands now. */
export type NextUpdatePort = {
  readonly service: string;
  readonly port: number;
  /** Seen in use before or now; false for a candidate of the documentation. */
  readonly seen: boolean;
  readonly inUse: boolean;
  /** The number is a guess, because the configuration could not be read. */
  readonly guessed: boolean;
  readonly standings: readonly Standing[];
};

/**
 * The back-end ports that the next update needs: those that were seen before or are seen now, and the documented candidates of services of which neither side saw one.
 *
 * A service that is down now listens on nothing, so the ports of the baseline tell more than the candidates.
 */
export const portsOfNextUpdate = ({
  baseline,
  facts,
  ports,
}: AfterInput): readonly NextUpdatePort[] => {
  const before = baseline.facts === null ? [] : assessPorts(baseline.facts);
  const all = [...ports, ...before].map(({ target }) => ({
    service: target.service.name,
    port: target.port,
    seen: target.source !== 'documented',
    inUse: target.inUse,
    guessed: target.guessed,
  }));
  const found: Omit<NextUpdatePort, 'standings'>[] = [];
  for (const one of all) {
    const known = all.some((other) => sameName(other.service, one.service) && other.seen);
    // The Edge directory has two ports, and only one may have been seen.
    if (!one.seen && known && !sameName(one.service, 'ADAM_MSExchange')) continue;
    if (facts.services.known && !findService(facts.services.value, one.service)) continue;
    const index = found.findIndex(
      (other) => sameName(other.service, one.service) && other.port === one.port,
    );
    const old = found[index];
    if (old === undefined) found.push(one);
    else
      found[index] = {
        ...old,
        seen: old.seen || one.seen,
        inUse: old.inUse || one.inUse,
        guessed: old.guessed && one.guessed,
      };
  }
  return found
    .toSorted(
      (left, right) => left.service.localeCompare(right.service, 'en') || left.port - right.port,
    )
    .map((one) => ({
      ...one,
      standings: families.map((family) => standingOf(facts, one.port, family)),
    }));
};

const standingOf = (facts: Facts, port: number, family: Family): Standing => {
  const range = facts.ranges[family].tcp;
  const { active, persistent } = facts.exclusions[family].tcp;
  return {
    family,
    inside: range.known ? contains(range.value, port) : null,
    active: active.known ? exclusionState(active.value, port) : null,
    persistent: persistent.known ? exclusionState(persistent.value, port) : null,
  };
};
