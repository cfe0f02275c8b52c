import type { rehearsalSpeeds } from '../../shared/rehearsal/speeds.ts';

/** `20×`. */
export const speedText = (factor: number): string => `${factor}×`;

/** What an hour of the rehearsal takes. */
export const speedMeanings: Readonly<Record<(typeof rehearsalSpeeds)[number], string>> = {
  1: 'as in reality',
  5: 'an hour in 12 minutes',
  20: 'an hour in 3 minutes',
  60: 'an hour in a minute',
};
