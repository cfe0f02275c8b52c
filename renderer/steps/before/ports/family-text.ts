import type { Family } from '../../../../shared/ports/vocabulary.ts';
import type { PortFamily } from '../../../../shared/report/schema.ts';
import type { Tone } from '../../../components/tones.ts';

export const familyNames: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/** Where a port lies in one family, in words. */
export const placeText = ({ inside, range }: PortFamily): string => {
  if (inside === null || range === null) return 'Range not read';
  return `${inside ? 'Inside' : 'Outside'} ${range.first}–${range.last}`;
};

/** How a port is excluded in one family, in words, the time after the reboot included. */
export const exclusionText = ({
  inside,
  exclusion,
  persistent,
}: PortFamily): { readonly text: string; readonly tone: Tone } => {
  switch (exclusion) {
    case null:
      return { text: 'Exclusions not read', tone: 'unknown' };
    case 'system':
      return { text: 'System exclusion', tone: 'bad' };
    case 'administered':
      if (persistent === null) return { text: 'Excluded; after boot not known', tone: 'unknown' };
      if (persistent === 'none') return { text: 'Excluded until the next boot', tone: 'warn' };
      return { text: 'Excluded', tone: 'good' };
    case 'none':
      if (persistent === 'administered')
        return { text: 'Excluded only after the next boot', tone: 'warn' };
      return inside === false
        ? { text: 'No exclusion needed', tone: 'good' }
        : { text: 'Not excluded', tone: 'warn' };
  }
};
