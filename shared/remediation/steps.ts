import type { ProtocolTarget } from '../evidence/after-schema.ts';
import { exclusionItem, itemTitle } from '../evidence/items.ts';
import type { StartType } from '../evidence/schema.ts';
import { families, familyName, stores, type Family } from '../ports/vocabulary.ts';
import { exclusionCommand, quoteName, quotePattern } from './command-text.ts';
import type { PlanAction, PlanStep } from './plan.ts';
import { say } from '../texts/stored.ts';

/** A step without its number. */
export type StepDraft = Omit<PlanStep, 'id'>;

/** Numbers the steps of a plan. */
export const numbered = (steps: readonly StepDraft[]): PlanStep[] =>
  steps.map((step, index) => ({ id: `step-${index + 1}`, ...step }));

export const stopStep = (service: string, why: string): StepDraft => ({
  action: { kind: 'stop-service', service },
  title: say('step.stop.title', { service }),
  command: `Stop-Service ${quotePattern(service)}`,
  why,
  undo: `Start-Service ${quotePattern(service)}`,
});

export const startStep = (service: string, why = say('step.start.why')): StepDraft => ({
  action: { kind: 'start-service', service },
  title: say('step.start.title', { service }),
  command: `Start-Service ${quotePattern(service)}`,
  why,
  undo: `Stop-Service ${quotePattern(service)}`,
});

export const reserveStep = (family: Family, port: number): StepDraft => ({
  action: { kind: 'reserve-port', family, protocol: 'tcp', port },
  title: say('step.exclude.title', { port, family: familyName(family) }),
  command: exclusionCommand('add', family, port),
  why: say('step.exclude.why'),
  undo: exclusionCommand('delete', family, port),
});

export const proveExcludedStep = (port: number): StepDraft => ({
  action: { kind: 'prove-excluded', protocol: 'tcp', port },
  title: say('step.prove-excluded.title', { port }),
  command: families
    .flatMap((family) => stores.map((store) => exclusionItem(family, 'tcp', store)))
    .map((id) => itemTitle(id))
    .join('\n'),
  why: say('step.prove-excluded.why'),
  undo: null,
});

export const proveListeningStep = (
  service: string,
  port: number,
  listening: readonly Family[],
): StepDraft => ({
  action: { kind: 'prove-listening', service, protocol: 'tcp', port, families: [...listening] },
  title: say('step.prove-listening.title', { service, port }),
  command: `Get-NetTCPConnection -State Listen -LocalPort ${port}`,
  why: say('step.prove-listening.why'),
  undo: null,
});

/** Closes one connection; there is no tool of Windows for it, so the API call is named. */
export const closeConnectionStep = (
  action: Extract<PlanAction, { kind: 'close-connection' }>,
): StepDraft => ({
  action,
  title: say('step.close.title', { pid: action.pid, port: action.port, remote: action.remote }),
  command: say('step.close.command', { port: action.port, remote: action.remote }),
  why: say('step.close.why'),
  undo: null,
});

export const proveFreeStep = (family: Family, port: number): StepDraft => ({
  action: { kind: 'prove-free', family, protocol: 'tcp', port },
  title: say('step.prove-free.title', { port, family: familyName(family) }),
  command: `Get-NetTCPConnection -LocalPort ${port}`,
  why: say('step.prove-free.why'),
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
  title: say('step.start-type.title', {
    service,
    from: say(`code.${from}`),
    to: say(`code.${startType}`),
  }),
  command: startTypeCommand(service, startType),
  why: say('step.start-type.why', { startType: say(`code.${startType}`) }),
  undo: startTypeCommand(service, from),
});

export const waitUntilFreeStep = (
  family: Family,
  port: number,
  atMostSeconds: number,
  why: string,
): StepDraft => ({
  action: { kind: 'wait-until-free', family, protocol: 'tcp', port, atMostSeconds },
  title: say('step.wait.title', { port, family: familyName(family), seconds: atMostSeconds }),
  command: `Get-NetTCPConnection -LocalPort ${port}`,
  why,
  undo: null,
});

export const proveAnswersStep = (target: ProtocolTarget): StepDraft => ({
  action: { kind: 'prove-answers', target },
  title: say('step.prove-answers.title', {
    service: target.service,
    address: target.address,
    port: target.port,
  }),
  command: say(
    target.tls === 'implicit' ? 'step.prove-answers.command-tls' : 'step.prove-answers.command',
    { address: target.address, port: target.port, protocol: target.protocol },
  ),
  why: say('step.prove-answers.why'),
  undo: null,
});

export const proveRunningStep = (services: readonly string[]): StepDraft => ({
  action: { kind: 'prove-running', services: [...services] },
  title:
    services.length === 1
      ? say('step.prove-running.title-one', { service: services.join('') })
      : say('step.prove-running.title-many', { count: services.length }),
  command: `Get-Service ${services.map(quotePattern).join(', ')}`,
  why: say('step.prove-running.why'),
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
