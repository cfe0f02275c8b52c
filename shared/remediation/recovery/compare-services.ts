import { contradictionIn, isPerUser, whyMayBeStopped } from '../../after/compare/expectation.ts';
import type { AfterInput } from '../../after/input.ts';
import type { Service, StartType } from '../../evidence/schema.ts';
import { findService } from '../../exchange/services.ts';
import { inStartOrder } from '../../exchange/start-order.ts';
import { isTouchedBySetup } from '../../exchange/touched-by-setup.ts';
import { valueOr } from '../../facts/fact.ts';
import { stoppedNeeds } from './stopped-needs.ts';
import { say } from '../../texts/stored.ts';

/** A start type that is not what it was. */
export type ChangedStartType = {
  readonly service: Service;
  readonly from: StartType;
  readonly to: StartType;
};

/** How the services differ from the baseline, as far as it can be restored. */
export type ServiceDifferences = {
  readonly startTypes: readonly ChangedStartType[];
  /** What ran and does not run, each after what it needs. */
  readonly toStart: readonly Service[];
  /** What differs and is left alone, and why; one sentence each. */
  readonly notes: readonly string[];
};

/**
 * Compares the services that Setup touches with the baseline, and those that one of them needs in order to start. What is not known on either side is a note, never a guess.
 */
export const compareServices = (input: AfterInput): ServiceDifferences => {
  const { baseline, facts } = input;
  const now = valueOr(facts.services, []);
  const installPath =
    facts.server.exchange?.installPath ?? baseline.facts?.server.exchange?.installPath ?? null;
  const touched = (baseline.facts === null ? [] : valueOr(baseline.facts.services, [])).filter(
    (was) => isTouchedBySetup(was, installPath) && !isPerUser(was.name),
  );
  const notes: string[] = [];
  const startTypes: ChangedStartType[] = [];
  const chosen: Service[] = [];
  const restoreStartType = (was: Service, is: Service): StartType | null => {
    const change = startTypeChange(was, is, baseline.note.usable);
    if (typeof change === 'string') notes.push(change);
    else if (change !== null) startTypes.push(change);
    return typeof change === 'object' && change !== null ? change.to : is.startType;
  };
  for (const was of touched) {
    const is = findService(now, was.name);
    if (!is) {
      notes.push(say('plan.restore.note.absent', { service: was.name }));
      continue;
    }
    const startType = restoreStartType(was, is);
    const starts = startOf(input, was, is, startType);
    if (typeof starts === 'string') notes.push(starts);
    else if (starts) chosen.push(is);
  }
  for (const { service, was } of [...chosen].flatMap((one) => stoppedNeeds(input, one))) {
    if (chosen.includes(service) || touched.some(({ name }) => name === was.name)) continue;
    const startType = service.startType === 'disabled' ? restoreStartType(was, service) : null;
    const starts = startOf(input, was, service, startType);
    if (starts === true) chosen.push(service);
    else if (typeof starts === 'string') notes.push(starts);
  }
  return { startTypes, toStart: inStartOrder(now, chosen), notes };
};

/** The change that restores a start type; a text where it cannot be, null where it is as it was. */
const startTypeChange = (
  was: Service,
  is: Service,
  wholeBaseline: boolean,
): ChangedStartType | string | null => {
  if (was.startType === is.startType && was.startType !== null) return null;
  if (was.startType === null)
    return say('plan.restore.note.start-type-before', { service: is.name });
  if (is.startType === null) return say('plan.restore.note.start-type-now', { service: is.name });
  if ([was.startType, is.startType].some((type) => type === 'boot' || type === 'system'))
    return say('plan.restore.note.driver', {
      service: is.name,
      was: say(`code.${was.startType}`),
      is: say(`code.${is.startType}`),
    });
  if (was.startType === 'disabled' && !wholeBaseline)
    return say('plan.restore.note.disabled-before', { service: is.name });
  return { service: is, from: is.startType, to: was.startType };
};

/** Whether a service is started; a text where it should run and is left alone. `startType` is what it will be. */
const startOf = (
  { facts }: AfterInput,
  was: Service,
  is: Service,
  startType: StartType | null,
): boolean | string => {
  if (was.state !== 'running' || is.state === 'running' || whyMayBeStopped(was) !== null)
    return false;
  if (whyMayBeStopped(is) !== null) return false;
  const odd = contradictionIn(is, facts.processes);
  if (odd !== null) return say('plan.restore.note.contradiction', { contradiction: odd });
  if (is.state === 'paused') return say('plan.restore.note.paused', { service: is.name });
  if (startType === 'disabled') return say('plan.restore.note.ran-disabled', { service: is.name });
  return true;
};
