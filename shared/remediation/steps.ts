import { exclusionItem, itemTitle } from '../evidence/items.ts';
import { families, familyName, stores, type Family } from '../ports/vocabulary.ts';
import { quoteName } from './command-text.ts';
import type { PlanAction, PlanStep } from './plan.ts';

/** A step without its number. */
export type StepDraft = Omit<PlanStep, 'id'>;

/** Numbers the steps of a plan. */
export const numbered = (steps: readonly StepDraft[]): PlanStep[] =>
  steps.map((step, index) => ({ id: `step-${index + 1}`, ...step }));

export const stopStep = (service: string, why: string): StepDraft => ({
  action: { kind: 'stop-service', service },
  title: `Stop ${service}`,
  command: `Stop-Service ${quoteName(service)}`,
  why,
  undo: `Start-Service ${quoteName(service)}`,
});

export const startStep = (service: string): StepDraft => ({
  action: { kind: 'start-service', service },
  title: `Start ${service}`,
  command: `Start-Service ${quoteName(service)}`,
  why: 'It ran before, so it has to run again.',
  undo: `Stop-Service ${quoteName(service)}`,
});

export const reserveStep = (family: Family, port: number): StepDraft => ({
  action: { kind: 'reserve-port', family, protocol: 'tcp', port },
  title: `Exclude tcp/${port} in ${familyName(family)}, persistently`,
  command: exclusionCommand('add', family, port),
  why: 'A collision in one family alone is enough to keep the service from starting.',
  undo: exclusionCommand('delete', family, port),
});

export const proveExcludedStep = (port: number): StepDraft => ({
  action: { kind: 'prove-excluded', protocol: 'tcp', port },
  title: `Prove that tcp/${port} is excluded`,
  command: families
    .flatMap((family) => stores.map((store) => exclusionItem(family, 'tcp', store)))
    .map((id) => itemTitle(id))
    .join('\n'),
  why: 'What a command says is not enough: the four tables are read again.',
  undo: null,
});

export const proveListeningStep = (
  service: string,
  port: number,
  listening: readonly Family[],
): StepDraft => ({
  action: { kind: 'prove-listening', service, protocol: 'tcp', port, families: [...listening] },
  title: `Prove that ${service} listens on tcp/${port} again`,
  command: `Get-NetTCPConnection -State Listen -LocalPort ${port}`,
  why: 'Running is not the same as listening: the endpoint table is read again.',
  undo: null,
});

/** Closes one connection; there is no tool of Windows for it, so the API call is named. */
export const closeConnectionStep = (
  action: Extract<PlanAction, { kind: 'close-connection' }>,
): StepDraft => ({
  action,
  title: `Close the connection of process ${action.pid} from tcp/${action.port} to ${action.remote}`,
  command: `SetTcpEntry(MIB_TCP_STATE_DELETE_TCB, local port ${action.port}, remote ${action.remote})`,
  why: 'The connection ends at once, without a word to the other end; its program sees an error and usually connects again from another port.',
  undo: null,
});

export const proveFreeStep = (family: Family, port: number): StepDraft => ({
  action: { kind: 'prove-free', family, protocol: 'tcp', port },
  title: `Prove that tcp/${port} is free in ${familyName(family)}`,
  command: `Get-NetTCPConnection -LocalPort ${port}`,
  why: 'A call that reports success may have done nothing: the endpoint table is read again.',
  undo: null,
});

/** The text of the command that adds or deletes one exclusion; what is run is built from numbers on the agent's side. */
export const exclusionCommand = (verb: 'add' | 'delete', family: Family, port: number): string =>
  `netsh int ${family} ${verb} excludedportrange protocol=tcp startport=${port} numberofports=1 store=persistent`;

/** The inverse of an action, for the rollback; null for those that change nothing or are not taken back. */
export const inverseOf = (action: PlanAction): PlanAction | null => {
  switch (action.kind) {
    case 'stop-service':
      return { kind: 'start-service', service: action.service };
    case 'reserve-port':
      return { ...action, kind: 'release-port' };
    case 'start-service':
      return { kind: 'stop-service', service: action.service };
    case 'set-start-type':
      return { ...action, startType: action.from, from: action.startType };
    case 'release-port':
    case 'wait-until-free':
    case 'prove-answers':
    case 'prove-excluded':
    case 'prove-listening':
    case 'prove-free':
    case 'close-connection':
      return null;
  }
};
