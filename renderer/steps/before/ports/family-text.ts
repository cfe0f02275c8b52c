import type { Family } from '../../../../shared/ports/vocabulary.ts';
import type { PortFamily } from '../../../../shared/report/schema.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';
import type { Tone } from '../../../components/tones.ts';

export const familyNames: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/** Where a port lies in one family, in words. */
export const placeText = ({ inside, range }: PortFamily, texts: Texts): string => {
  if (inside === null || range === null) return texts.say('before.ports.place.unread');
  const { first, last } = range;
  return inside
    ? texts.say('before.ports.place.inside', { first, last })
    : texts.say('before.ports.place.outside', { first, last });
};

/** How a port is excluded in one family, in words, the time after the reboot included. */
export const exclusionText = (
  family: PortFamily,
  texts: Texts,
): { readonly text: string; readonly tone: Tone } => {
  const { id, tone } = exclusionOf(family);
  return { text: texts.say(id), tone };
};

const exclusionOf = ({ inside, exclusion, persistent }: PortFamily) => {
  switch (exclusion) {
    case null:
      return { id: 'before.ports.exclusion.unread', tone: 'unknown' } as const;
    case 'system':
      return { id: 'before.ports.system', tone: 'bad' } as const;
    case 'administered':
      if (persistent === null)
        return { id: 'before.ports.exclusion.boot-unknown', tone: 'unknown' } as const;
      if (persistent === 'none')
        return { id: 'before.ports.exclusion.until-boot', tone: 'warn' } as const;
      return { id: 'before.ports.exclusion.excluded', tone: 'good' } as const;
    case 'none':
      if (persistent === 'administered')
        return { id: 'before.ports.exclusion.after-boot', tone: 'warn' } as const;
      return inside === false
        ? ({ id: 'before.ports.exclusion.not-needed', tone: 'good' } as const)
        : ({ id: 'before.ports.exclusion.none', tone: 'warn' } as const);
  }
};
