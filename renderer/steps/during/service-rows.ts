import { explainExitCode } from '../../../shared/exchange/exit-codes.ts';
import type { ServiceSight } from '../../../shared/watch/schema.ts';
import type { WatchedServiceState, WatchState } from '../../../shared/watch/state.ts';
import type { Tone } from '../../components/tones.ts';

export type ServiceRow = {
  readonly name: string;
  readonly tone: Tone;
  readonly word: string;
  /** How it was when the watch began, and what is known of the reason; null where nothing differs. */
  readonly detail: string | null;
  readonly since: string;
  readonly differs: boolean;
};

/** Words for the states of a service. */
export const stateWords: Readonly<Record<ServiceSight['state'], string>> = {
  running: 'Running',
  stopped: 'Stopped',
  'start-pending': 'Starting',
  'stop-pending': 'Stopping',
  'continue-pending': 'Continuing',
  'pause-pending': 'Pausing',
  paused: 'Paused',
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
export const serviceRows = ({ services }: Pick<WatchState, 'services'>): readonly ServiceRow[] =>
  services
    .map(rowOf)
    .toSorted(
      (left, right) =>
        Number(right.differs) - Number(left.differs) || left.name.localeCompare(right.name, 'en'),
    );

const rowOf = (service: WatchedServiceState): ServiceRow => {
  const differs = differsFromBefore(service);
  return {
    name: service.name,
    tone: toneOf(service),
    word: stateWords[service.state],
    detail: differs ? detailOf(service) : null,
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

const detailOf = ({ state, startType, before, win32ExitCode }: WatchedServiceState): string => {
  const parts: string[] = [];
  if (state !== before.state) parts.push(`was ${stateWords[before.state].toLowerCase()}`);
  if (startType !== before.startType)
    parts.push(`${startType ?? 'start type not known'}, was ${before.startType ?? 'not known'}`);
  const explained = state === 'stopped' ? explainExitCode(win32ExitCode) : null;
  if (explained !== null) parts.push(explained);
  return parts.join('; ');
};
