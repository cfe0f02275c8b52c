import { explainExitCode } from '../../../shared/exchange/exit-codes.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { WatchedServiceState, WatchState } from '../../../shared/watch/state.ts';
import type { Tone } from '../../components/tones.ts';
import { joinClauses } from '../../format.ts';

export type ServiceRow = {
  readonly name: string;
  readonly tone: Tone;
  readonly word: string;
  /** How it was when the watch began, and what is known of the reason; null where nothing differs. */
  readonly detail: string | null;
  readonly since: string;
  readonly differs: boolean;
};

/** Whether a service stands as it did when the watch began: its state and its start type. */
export const differsFromBefore = ({ state, startType, before }: WatchedServiceState): boolean =>
  state !== before.state || startType !== before.startType;

/** Services that ran when the watch began and do not run now. */
export const servicesDown = ({
  services,
}: Pick<WatchState, 'services'>): readonly WatchedServiceState[] =>
  services.filter(({ state, before }) => before.state === 'running' && state !== 'running');

/** The watched services: those that differ from how they were first, each part by name. */
export const serviceRows = (
  { services }: Pick<WatchState, 'services'>,
  texts: Texts,
): readonly ServiceRow[] =>
  services
    .map((service) => rowOf(service, texts))
    .toSorted(
      (left, right) =>
        Number(right.differs) - Number(left.differs) || left.name.localeCompare(right.name, 'en'),
    );

const rowOf = (service: WatchedServiceState, texts: Texts): ServiceRow => {
  const differs = differsFromBefore(service);
  return {
    name: service.name,
    tone: toneOf(service),
    word: texts.say(`service-state.${service.state}`),
    detail: differs ? detailOf(service, texts) : null,
    since: service.since,
    differs,
  };
};

const toneOf = ({ state, before }: WatchedServiceState): Tone => {
  if (state.endsWith('-pending')) return 'busy';
  if (state === 'running') return 'good';
  // Setup stops services on purpose, so that alone is no fault.
  return before.state === 'running' ? 'warn' : 'quiet';
};

const detailOf = (
  { state, startType, before, win32ExitCode }: WatchedServiceState,
  texts: Texts,
): string => {
  const explained = state === 'stopped' ? explainExitCode(win32ExitCode) : null;
  return joinClauses(
    [
      ...(state === before.state ? [] : [wasText(before.state, texts)]),
      ...(startType === before.startType ? [] : [startTypeText(startType, before, texts)]),
      ...(explained === null ? [] : [texts.retell(explained)]),
    ],
    texts,
  );
};

const wasText = (state: WatchedServiceState['state'], texts: Texts): string =>
  texts.say('during.services.was', {
    state: texts.say(`service-state.${state}`).toLocaleLowerCase(texts.locale),
  });

const startTypeText = (
  is: WatchedServiceState['startType'],
  { startType: was }: WatchedServiceState['before'],
  texts: Texts,
): string =>
  texts.say('during.services.start-type', {
    is:
      is === null ? texts.say('during.services.start-type-unknown') : texts.say(`start-type.${is}`),
    was: was === null ? texts.say('common.not-known') : texts.say(`start-type.${was}`),
  });
