import type { RecoveryWay } from './remediation/plan.ts';

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

const texts: Readonly<
  Record<ScenarioId, Pick<ScenarioInfo, 'title' | 'group' | 'description' | 'task'>>
> = {
  healthy: {
    title: 'No port at risk',
    group: 'before',
    description: 'POP and IMAP listen below the dynamic port range.',
    task: 'Show that the update may begin.',
  },
  'ports-at-risk': {
    title: 'POP and IMAP ports at risk',
    group: 'before',
    description: '9955 and 9933 lie in the dynamic port range, not excluded.',
    task: 'Protect both ports, so that the gate opens.',
  },
  captured: {
    title: 'A captured port',
    group: 'before',
    description: 'POP3 back end is down: a connection has its port 9955.',
    task: 'Find the holder, and how the port becomes free.',
  },
  'system-exclusion': {
    title: 'A system exclusion in the way',
    group: 'before',
    description: 'Windows took a block of 100 ports that covers 9933.',
    task: 'Find out why IMAP4 back end is refused its port.',
  },
  'services-left-disabled': {
    title: 'Services left disabled',
    group: 'after',
    description: 'An earlier Setup left some twenty services disabled.',
    task: 'Find which services should run; restore them.',
  },
  edge: {
    title: 'Edge Transport server',
    group: 'before',
    description: 'The Edge directory listens inside the range 49152–65535.',
    task: 'Find out which ports of this role are at risk.',
  },
  dag: {
    title: 'Member of a DAG',
    group: 'before',
    description: 'Replication listens on 64327; POP and IMAP are not used.',
    task: 'Tell which ports matter here.',
  },
  unreadable: {
    title: 'A server that answers badly',
    group: 'before',
    description: 'Not elevated; reads fail, time out or come back garbled.',
    task: 'Say what is not known and what that means.',
  },
  'captured-during-update': {
    title: 'A capture during the update',
    group: 'update',
    description: '9955 is taken in mid-update; Setup reports success.',
    task: 'See who takes the port, and get it back.',
  },
  'deferred-protection': {
    title: 'Protection by the watch',
    group: 'update',
    description: 'Ports that can be excluded only while Setup runs.',
    task: 'Authorise deferred protection.',
  },
  'setup-fails': {
    title: 'A Setup that fails',
    group: 'update',
    description: 'A component fails; some twenty services stay disabled.',
    task: 'Bring back what ran before, nothing else.',
  },
  'setup-stuck': {
    title: 'A Setup that seems stuck',
    group: 'update',
    description: 'Setup’s log does not grow for 40 minutes, then goes on.',
    task: 'Decide whether to wait or to step in.',
  },
  'all-well': {
    title: 'An update without trouble',
    group: 'update',
    description: 'Setup succeeds, and everything is as before.',
    task: 'Protect, watch, verify, sign off.',
  },
  'pop3be-down': {
    title: 'POP3 back end stays down',
    group: 'after',
    description: 'Setup reports success, and POP3 is down with 10048.',
    task: 'Find the holder and bring POP3 back.',
  },
  'dependency-down': {
    title: 'A service that others need is disabled',
    group: 'after',
    description: 'Net.Tcp Port Sharing is left disabled; others wait for it.',
    task: 'Find the first cause, then the way back.',
  },
  'stuck-stopping': {
    title: 'A service that does not stop',
    group: 'after',
    description: 'The host of the search stays in the state “stopping”.',
    task: 'Say how the server is and what is left to do.',
  },
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
  ...texts[id],
  update: updates[id] ?? null,
}));

export const isScenarioId = (text: string): text is ScenarioId =>
  (scenarioIds as readonly string[]).includes(text);

/** What stands first on a terminal when the server is simulated. */
export const rehearsalLine =
  'REHEARSAL: this server is simulated; nothing real is read or changed.';

/** The scenario of a target such as `sim:captured`; null for every other target. */
export const scenarioOfTarget = (target: string): ScenarioInfo | null =>
  scenarios.find(({ id }) => target === `sim:${id}`) ?? null;
