import type { RecoveryWay } from './remediation/plan.ts';

/** A rehearsal server that can be examined without a Windows server. */
export type ScenarioInfo = {
  readonly id: ScenarioId;
  readonly title: string;
  readonly description: string;
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

const texts: Readonly<Record<ScenarioId, Pick<ScenarioInfo, 'title' | 'description'>>> = {
  healthy: {
    title: 'No port at risk',
    description:
      'Mailbox server outside a DAG with POP and IMAP back ends on 1995 and 1993, below the dynamic port range.',
  },
  'ports-at-risk': {
    title: 'POP and IMAP ports at risk',
    description:
      'The back ends listen on 9955 and 9933, inside the dynamic port range 6005–65534, and nothing excludes these ports.',
  },
  captured: {
    title: 'A captured port',
    description:
      'POP3 back end is down: 9955 is the source port of a connection to a global catalog, which ends after some minutes.',
  },
  'system-exclusion': {
    title: 'A system exclusion in the way',
    description:
      'A block of 100 ports that Windows took for itself covers 9933; IMAP4 back end is refused its port.',
  },
  'services-left-disabled': {
    title: 'Services left disabled',
    description:
      'An earlier Setup failed and left some twenty services stopped and disabled. Setup runs again, keeps what that one saved, and leaves them so.',
  },
  edge: {
    title: 'Edge Transport server',
    description:
      'The Edge directory listens on 50389 and 50636, inside the default range 49152–65535.',
  },
  dag: {
    title: 'Member of a DAG',
    description:
      'Replication listens on 64327, inside the dynamic port range; POP and IMAP are not used.',
  },
  unreadable: {
    title: 'A server that answers badly',
    description:
      'Not elevated, and several reads fail, time out or come back garbled: the answer has to be "incomplete".',
  },
  'captured-during-update': {
    title: 'A capture during the update',
    description:
      'Once the watch runs, Setup stops the services, and 9955 is taken while POP3 back end is down: it cannot start again, and Setup reports success.',
  },
  'deferred-protection': {
    title: 'Protection by the watch',
    description:
      'The same update. Authorise deferred protection first: the watch excludes the ports as soon as Setup has stopped the back ends, and nobody can take them.',
  },
  'setup-fails': {
    title: 'A Setup that fails',
    description:
      'No port is at risk. A component fails in the middle of the update and more than twenty services stay stopped and disabled; what was read before says which ones have to come back.',
  },
  'setup-stuck': {
    title: 'A Setup that seems stuck',
    description:
      'No port is at risk. Setup’s log does not grow for 40 minutes in the middle of the update, then goes on.',
  },
  'all-well': {
    title: 'An update without trouble',
    description:
      'The ports at risk are protected before Setup runs. The update succeeds, and everything is as before.',
  },
  'pop3be-down': {
    title: 'POP3 back end stays down',
    description:
      'Setup reports success while a connection has 9955: POP3 back end is down with 10048. The port is given back some minutes later.',
  },
  'dependency-down': {
    title: 'A service that others need is disabled',
    description:
      'No port is at risk. The update leaves Net.Tcp Port Sharing disabled; the directory service of Exchange cannot start, nor anything that needs it.',
  },
  'stuck-stopping': {
    title: 'A service that does not stop',
    description:
      'No port is at risk. After the update the host of the search stays in the state "stopping", so that the wait for the services comes to its limit.',
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
