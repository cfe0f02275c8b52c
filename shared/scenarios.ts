import type { RecoveryWay } from './remediation/plan.ts';
import { say } from './texts/stored.ts';

export const scenarioGroups = ['before', 'update', 'after'] as const;
/**
 * What a rehearsal is about: `before`: the checks and the gate alone; `update`: all phases; `after`: all phases, with something amiss at their end.
 */
export type ScenarioGroup = (typeof scenarioGroups)[number];

/** A rehearsal server that can be examined without a Windows server. */
export type ScenarioInfo = {
  readonly id: ScenarioId;
  readonly title: string;
  readonly group: ScenarioGroup;
  /** What is so on this server, in one sentence. */
  readonly description: string;
  /** What an operator who trains has to do, in one sentence. */
  readonly task: string;
  /** How a rehearsal without a window goes on after the checks; null where it ends before the update. */
  readonly update: UpdateRehearsal | null;
};

/**
 * What is done about ports at risk before Setup runs: `now`: they are protected; `deferred`: the watch is authorised to do it; `waived`: nothing, so that one can be captured.
 */
export type UpdateRehearsal = {
  readonly protects: 'now' | 'deferred' | 'waived';
  /** How a port that is still taken after the update is freed; as the plan proposes it when left out. */
  readonly frees?: RecoveryWay;
};

export const scenarioIds = [
  'healthy',
  'ports-at-risk',
  'captured',
  'system-exclusion',
  'services-left-disabled',
  'edge',
  'dag',
  'unreadable',
  'captured-during-update',
  'deferred-protection',
  'setup-fails',
  'setup-stuck',
  'all-well',
  'pop3be-down',
  'dependency-down',
  'stuck-stopping',
] as const;
export type ScenarioId = (typeof scenarioIds)[number];

const groups: Readonly<Record<ScenarioId, ScenarioGroup>> = {
  healthy: 'before',
  'ports-at-risk': 'before',
  captured: 'before',
  'system-exclusion': 'before',
  'services-left-disabled': 'after',
  edge: 'before',
  dag: 'before',
  unreadable: 'before',
  'captured-during-update': 'update',
  'deferred-protection': 'update',
  'setup-fails': 'update',
  'setup-stuck': 'update',
  'all-well': 'update',
  'pop3be-down': 'after',
  'dependency-down': 'after',
  'stuck-stopping': 'after',
};

const updates: Partial<Readonly<Record<ScenarioId, UpdateRehearsal>>> = {
  'services-left-disabled': { protects: 'now' },
  'captured-during-update': { protects: 'waived', frees: 'close-connection' },
  'deferred-protection': { protects: 'deferred' },
  'setup-fails': { protects: 'now' },
  'setup-stuck': { protects: 'now' },
  'all-well': { protects: 'now' },
  'pop3be-down': { protects: 'waived', frees: 'wait' },
  'dependency-down': { protects: 'now' },
  'stuck-stopping': { protects: 'now' },
};

/** The rehearsal servers in the order in which they are offered. */
export const scenarios: readonly ScenarioInfo[] = scenarioIds.map((id) => ({
  id,
  title: say(`scenario.${id}.title`),
  group: groups[id],
  description: say(`scenario.${id}.description`),
  task: say(`scenario.${id}.task`),
  update: updates[id] ?? null,
}));

export const isScenarioId = (text: string): text is ScenarioId =>
  (scenarioIds as readonly string[]).includes(text);

/** The scenario of a target such as `sim:captured`; null for every other target. */
export const scenarioOfTarget = (target: string): ScenarioInfo | null =>
  scenarios.find(({ id }) => target === `sim:${id}`) ?? null;
