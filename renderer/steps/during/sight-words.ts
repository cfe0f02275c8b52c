import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import type { Sight, SightStatus } from '../../../shared/watch/schema.ts';
import type { Tone } from '../../components/tones.ts';
import type { Exposure } from './exposure.ts';

export const sightTones: Readonly<Record<SightStatus, Tone>> = {
  captured: 'bad',
  unknown: 'unknown',
  free: 'warn',
  reserved: 'good',
  listening: 'good',
};

const words: Readonly<Record<SightStatus, string>> = {
  captured: 'Captured',
  unknown: 'Not known',
  free: 'Free',
  reserved: 'Reserved',
  listening: 'Listening',
};

export const sightMeanings: Readonly<Record<Exclude<SightStatus, 'free'>, string>> = {
  captured: 'Something that is not its service has the port: the service cannot start (10048).',
  unknown: 'The endpoint tables were not read, or contradict each other.',
  reserved: 'Nobody has the port, and an administered exclusion keeps it for its service.',
  listening: 'Its own service listens.',
};

export const freeMeanings: Readonly<Record<Exposure, string>> = {
  exposed: 'Nobody has the port, and Windows may hand it out to any outgoing connection.',
  later:
    'Nobody has the port. It lies outside the dynamic port range that was read, and inside the one that Setup may set.',
  outside: 'Nobody has the port, and it lies outside the range that Windows hands out.',
};

/** The word for a sight; TIME_WAIT is named as such, because it ends by itself. */
export const sightWord = ({ status, holder }: Pick<Sight, 'status' | 'holder'>): string =>
  status === 'captured' && holder !== null && isTimeWait(holder)
    ? 'Captured (TIME_WAIT)'
    : words[status];
