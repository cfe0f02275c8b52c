import type { ScenarioId } from '../../shared/scenarios.ts';
import type { WatchState, WatchedServiceState } from '../../shared/watch/state.ts';
import { collectFully, drive, operator, type DrivenService, type DriveOptions } from './run.ts';

/** A run whose checks have ended on a rehearsal server on which waiting takes no time, ready for the watch. */
export const readyToUpdate = async (
  scenario: ScenarioId,
  options: DriveOptions = {},
): Promise<DrivenService> => {
  const driven = await drive({ scenario, ...options });
  await collectFully(driven);
  return driven;
};

/** Authorises the watch to protect the ports of a service. */
export const authorise = async ({ must }: DrivenService, service: string): Promise<void> => {
  const { id: planId, hash } = await must('plan.propose', { service, timing: 'deferred' });
  await must('plan.apply', { planId, hash, by: operator });
};

export const watchOf = ({ state }: DrivenService): WatchState => {
  const { watch } = state();
  if (watch === null) throw new Error('Nobody has watched.');
  return watch;
};

/** Lets so many minutes pass under the watch. */
export const minutesPass = async ({ must }: DrivenService, minutes: number): Promise<void> => {
  await must('clock.advance', { seconds: minutes * 60 });
};

/** Starts the watch, and lets time pass until the log says that Setup has ended. */
export const watchTheUpdate = async (driven: DrivenService, mostMinutes = 120): Promise<void> => {
  await driven.must('watch.start', { by: operator });
  for (let minutes = 0; minutes < mostMinutes; minutes += 1) {
    await minutesPass(driven, 1);
    if (watchOf(driven).setup?.phase === 'Ended') return;
  }
  throw new Error(`Setup did not end within ${mostMinutes} minutes.`);
};

export const watchedService = (driven: DrivenService, name: string): WatchedServiceState => {
  const service = watchOf(driven).services.find((one) => one.name === name);
  if (!service) throw new Error(`${name} is not watched.`);
  return service;
};

/** Names of the watched services that do not stand as they did when the watch began. */
export const notAsBefore = (driven: DrivenService): readonly string[] =>
  watchOf(driven)
    .services.filter(
      ({ state, startType, before }) => state !== before.state || startType !== before.startType,
    )
    .map(({ name }) => name);

/** What the timeline says of one kind. */
export const told = ({ state }: DrivenService, kind: string): readonly string[] =>
  state()
    .timeline.filter((entry) => entry.kind === kind)
    .map(({ text }) => text);
