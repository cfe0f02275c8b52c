import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { families, familyName } from '../../../shared/ports/vocabulary.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { WatchedServiceState, WatchState } from '../../../shared/watch/state.ts';
import { watchExitCodes } from '../exit-codes.ts';

const isDown = ({ state, before }: WatchedServiceState): boolean =>
  before.state === 'running' && state !== 'running';

/** The exit code of a watch, by how things stand when it ends. What is known to be wrong counts before what is not known. */
export const exitCodeOfWatch = (watch: WatchState | null): number => {
  if (watch === null) return watchExitCodes.unknown;
  const sights = watch.ports.flatMap((port) => families.map((family) => port.families[family]));
  if (sights.some((sight) => sight?.status === 'captured') || watch.services.some(isDown))
    return watchExitCodes.trouble;
  const unseen = sights.some((sight) => sight === null || sight.status === 'unknown');
  return unseen || watch.services.length === 0 ? watchExitCodes.unknown : watchExitCodes.calm;
};

/** What a watch saw, in some lines. */
export const outcomeLines = ({ runId, watch }: RunState): readonly string[] => {
  if (watch === null) return [];
  const { captures, services, setup, gaps } = watch;
  const down = services.filter(isDown).map(({ name, state }) => `${name} (${state})`);
  return [
    `Setup: ${setup?.status ?? 'no log'}. Captures: ${captures.length}. Services that ran before and do not now: ${down.join(', ') || 'none'}.`,
    ...captures
      .filter(({ lastSeenAt }) => lastSeenAt === null)
      .map(
        ({ service, protocol, port, family, holder }) =>
          `Still captured: ${service} ${protocol}/${port} ${familyName(family)}, by ${describeHolder(holder)}.`,
      ),
    ...(gaps.length === 0 ? [] : [`Nobody watched during ${gaps.length} span(s); see the report.`]),
    `Print the report: cu-preflight report ${runId} --format html`,
  ];
};
