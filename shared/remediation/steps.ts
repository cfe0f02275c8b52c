import type { ProtocolTarget } from '../evidence/after-schema.ts';
import { exclusionItem, itemTitle } from '../evidence/items.ts';
import type { StartType } from '../evidence/schema.ts';
import { families, familyName, stores, type Family } from '../ports/vocabulary.ts';
import { exclusionCommand, quoteName, quotePattern } from './command-text.ts';
import type { PlanAction, PlanStep } from './plan.ts';

/** A step without its number. */
export type StepDraft = Omit<PlanStep, 'id'>;

/** Numbers the steps of a plan. */
export const numbered = (steps: readonly StepDraft[]): PlanStep[] =>
  steps.map((step, index) => ({ id: `step-${index + 1}`, ...step }));

export const stopStep = (service: string, why: string): StepDraft => ({
  action: { kind: 'stop-service', service },
  title: `Stop ${service}`,
  command: `Stop-Service ${quotePattern(service)}`,
  why,
  undo: `Start-Service ${quotePattern(service)}`,
});

export const startStep = (
  service: string,
  why = 'It ran before, so it has to run again.',
): StepDraft => ({
  action: { kind: 'start-service', service },
  title: `Start ${service}`,
  command: `Start-Service ${quotePattern(service)}`,
  why,
  undo: `Stop-Service ${quotePattern(service)}`,
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

/** How `sc.exe config` names a start type. Set-Service of PowerShell 5.1 does not know the delayed one. */
export const startTypeWords: Readonly<Record<StartType, string>> = {
  automatic: 'auto',
  'automatic-delayed': 'delayed-auto',
  manual: 'demand',
  disabled: 'disabled',
  boot: 'boot',
  system: 'system',
};

export const startTypeCommand = (service: string, startType: StartType): string =>
  `sc.exe config ${quoteName(service)} start= ${startTypeWords[startType]}`;

export const setStartTypeStep = (
  service: string,
  from: StartType,
  startType: StartType,
): StepDraft => ({
  action: { kind: 'set-start-type', service, startType, from },
  title: `Set the start type of ${service} from ${from} to ${startType}`,
  command: startTypeCommand(service, startType),
  why: `It was ${startType} before the update.`,
  undo: startTypeCommand(service, from),
});

export const waitUntilFreeStep = (
  family: Family,
  port: number,
  atMostSeconds: number,
  why: string,
): StepDraft => ({
  action: { kind: 'wait-until-free', family, protocol: 'tcp', port, atMostSeconds },
  title: `Wait until tcp/${port} is free in ${familyName(family)}, at most ${atMostSeconds} s`,
  command: `Get-NetTCPConnection -LocalPort ${port}`,
  why,
  undo: null,
});

export const proveAnswersStep = (target: ProtocolTarget): StepDraft => ({
  action: { kind: 'prove-answers', target },
  title: `Prove that ${target.service} greets on ${target.address} tcp/${target.port}`,
  command: `Connect to ${target.address} port ${target.port}${target.tls === 'implicit' ? ' with TLS' : ''} and read the greeting (${target.protocol})`,
  why: 'Listening is not the same as answering: a client sees the greeting first.',
  undo: null,
});

export const proveRunningStep = (services: readonly string[]): StepDraft => ({
  action: { kind: 'prove-running', services: [...services] },
  title:
    services.length === 1
      ? `Prove that ${services.join('')} runs`
      : `Prove that all ${services.length} services run`,
  command: `Get-Service ${services.map(quotePattern).join(', ')}`,
  why: 'A service can end again soon after it was started: the service control manager is asked once more.',
  undo: null,
});

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
    case 'prove-running':
    case 'close-connection':
      return null;
  }
};
