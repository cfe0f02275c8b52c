import type { Facts } from '../facts/derive-facts.ts';
import type { PortFamily, ReportPort, Risk } from '../report/schema.ts';
import { backEndPorts, type BackEndPort } from './back-end-ports.ts';
import { findHolder, type Holding } from './find-holder.ts';
import {
  contains,
  families,
  type Exclusion,
  type ExclusionState,
  type Family,
} from './vocabulary.ts';

/** A back-end port with everything that the checks decide by. `report` is what others are shown. */
export type AssessedPort = {
  readonly target: BackEndPort;
  readonly holding: Holding;
  /** Risk by ranges and exclusions alone, whoever holds the port now. */
  readonly exposure: Exclude<Risk, 'captured'>;
  readonly report: ReportPort;
};

export const assessPorts = (facts: Facts): readonly AssessedPort[] =>
  backEndPorts(facts).map((target) => assessPort(facts, target));

/** One port with everything that is known of it. */
export const assessPort = (facts: Facts, target: BackEndPort): AssessedPort => {
  const perFamily = {
    ipv4: inFamily(facts, target, 'ipv4'),
    ipv6: inFamily(facts, target, 'ipv6'),
  };
  const holding = findHolder(facts, target);
  const exposure = target.guessed ? 'unknown' : exposureOf(families.map((name) => perFamily[name]));
  const report: ReportPort = {
    service: target.service.name,
    protocol: target.protocol,
    port: target.port,
    source: target.source,
    risk: riskOf(exposure, holding),
    families: perFamily,
    holder: holding.kind === 'captured' ? holding.holder : null,
    inUse: target.inUse,
  };
  return { target, holding, exposure, report };
};

const inFamily = (facts: Facts, target: BackEndPort, family: Family): PortFamily => {
  const range = facts.ranges[family][target.protocol];
  const { active, persistent } = facts.exclusions[family][target.protocol];
  return {
    range: range.known ? range.value : null,
    inside: range.known ? contains(range.value, target.port) : null,
    exclusion: active.known ? exclusionState(active.value, target.port) : null,
    persistent: persistent.known ? exclusionState(persistent.value, target.port) : null,
  };
};

/** A system row wins over an administered one: it is what refuses the bind (10013). */
export const exclusionState = (rows: readonly Exclusion[], port: number): ExclusionState => {
  const covering = rows.filter((row) => contains(row, port));
  if (covering.some(({ kind }) => kind === 'system')) return 'system';
  return covering.length > 0 ? 'administered' : 'none';
};

const exposureOf = (perFamily: readonly PortFamily[]): AssessedPort['exposure'] => {
  if (perFamily.some(({ exclusion }) => exclusion === 'system')) return 'blocked';
  if (perFamily.some(({ inside, exclusion }) => inside === null || exclusion === null))
    return 'unknown';
  const inside = perFamily.filter((family) => family.inside);
  if (inside.some(({ exclusion }) => exclusion === 'none')) return 'at-risk';
  return inside.length > 0 ? 'protected' : 'outside-range';
};

const riskOf = (exposure: AssessedPort['exposure'], holding: Holding): Risk => {
  if (holding.kind === 'captured') return 'captured';
  if (exposure === 'blocked') return 'blocked';
  return holding.kind === 'unknown' ? 'unknown' : exposure;
};

/** How findings and people name a port: `MSExchangePOP3BE tcp/9955`. */
export const portSubject = (port: Pick<ReportPort, 'service' | 'protocol' | 'port'>): string =>
  `${port.service} ${port.protocol}/${port.port}`;
