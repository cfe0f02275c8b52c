import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { families, familyName } from '../../../shared/ports/vocabulary.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { WatchedServiceState, WatchState } from '../../../shared/watch/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { tool } from '../../../shared/tool.ts';
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
export const outcomeLines = ({ runId, watch }: RunState, texts: Texts): readonly string[] => {
  if (watch === null) return [];
  const { captures, services, setup, gaps } = watch;
  const down = services
    .filter(isDown)
    .map(({ name, state }) =>
      texts.say('terminal.verify.service', { name, state: texts.retell(state) }),
    );
  return [
    texts.say('terminal.outcome', {
      setup: setup === null ? texts.say('terminal.outcome.no-log') : texts.retell(setup.status),
      captures: captures.length,
      services: down.join(', ') || texts.say('terminal.outcome.none'),
    }),
    ...captures
      .filter(({ lastSeenAt }) => lastSeenAt === null)
      .map(({ service, protocol, port, family, holder }) =>
        texts.say('terminal.outcome.captured', {
          port: `${service} ${protocol}/${port} ${familyName(family)}`,
          holder: texts.retell(describeHolder(holder)),
        }),
      ),
    ...(gaps.length === 0 ? [] : [texts.say('terminal.outcome.gaps', { count: gaps.length })]),
    texts.say('terminal.outcome.print', {
      command: [tool.name, 'report', runId, '--format', 'html'].join(' '),
    }),
  ];
};
