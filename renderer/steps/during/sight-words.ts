import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
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

/** The word for a sight; TIME_WAIT is named as such, because it ends by itself. */
export const sightWord = (
  { status, holder }: Pick<Sight, 'status' | 'holder'>,
  texts: Texts,
): string =>
  status === 'captured' && holder !== null && isTimeWait(holder)
    ? texts.say('during.sight.time-wait')
    : texts.say(`timeline.is.${status}`);

/** What a sight means; of a free port, whether Windows may hand it out. */
export const sightMeaning = (status: SightStatus, exposure: Exposure, texts: Texts): string =>
  status === 'free'
    ? texts.say(`during.free-port.${exposure}`)
    : texts.say(`during.sight.${status}.meaning`);
