import type { Endpoint, Service } from '../../shared/evidence/schema.ts';
import { planSchema, type PlanAction, type PlanStep } from '../../shared/remediation/plan.ts';
import type { PlanDraft } from '../../shared/remediation/protect-ports.ts';
import {
  planRecoverService,
  type RecoveryChoice,
} from '../../shared/remediation/recover-service.ts';
import { afterInput, type SideUnderTest } from './after.ts';
import { connection, pop3be, service } from './evidence.ts';
import { pop3 } from './run.ts';

/** POP3 back end as it stands when it was refused its port. */
export const down = (given: Partial<Service> = {}): Service =>
  pop3be({ state: 'stopped', win32ExitCode: 10_048, ...given });
export const topology = service('MSExchangeADTopology', { pid: 3000 });
/** The connection of the directory service that has 9955. */
export const holder: Endpoint = connection(9955, 3000);
export const timeWait: Endpoint = connection(9955, 0, { state: 'time-wait' });

export const wait: RecoveryChoice = { way: 'wait', excludes: true };

/** The plan for POP3 back end; a server on which it ran on 9955 before the update unless a test says otherwise. */
export const recoveryPlan = (
  after: SideUnderTest,
  choice: RecoveryChoice = wait,
  before: SideUnderTest | null = {},
): PlanDraft => {
  const draft = planRecoverService(afterInput(before, after), pop3, choice);
  if (draft === null) throw new Error('There is no plan.');
  planSchema.parse({ ...draft, id: 'plan-1', hash: 'x' });
  return draft;
};

/** One word or two for each step: what, and on what. */
const say = (action: PlanAction): string => {
  switch (action.kind) {
    case 'stop-service':
    case 'start-service':
      return `${action.kind} ${action.service}`;
    case 'set-start-type':
      return `${action.kind} ${action.service} ${action.from}>${action.startType}`;
    case 'wait-until-free':
      return `${action.kind} ${action.family} ${action.port} ${action.atMostSeconds}`;
    case 'prove-listening':
      return `${action.kind} ${action.port} ${action.families.join('+')}`;
    case 'prove-answers':
      return `${action.kind} ${action.target.family} ${action.target.port}`;
    case 'prove-excluded':
      return `${action.kind} ${action.port}`;
    case 'prove-running':
      return `${action.kind} ${action.services.join(' ')}`;
    case 'close-connection':
      return `${action.kind} ${action.port} ${action.pid} ${action.remote}`;
    case 'reserve-port':
    case 'release-port':
    case 'prove-free':
      return `${action.kind} ${action.family} ${action.port}`;
  }
};
export const said = (steps: readonly PlanStep[]): readonly string[] =>
  steps.map(({ action }) => say(action));
/** Codes of what stands in the way. */
export const codes = ({ obstacles }: PlanDraft): readonly string[] =>
  obstacles.map(({ code }) => code);
