import { exclusionItem } from '../../../../shared/evidence/items.ts';
import { exclusionState } from '../../../../shared/ports/assess-ports.ts';
import {
  stores,
  type ExclusionState,
  familyName,
  type Family,
  type Store,
} from '../../../../shared/ports/vocabulary.ts';
import { say } from '../../../../shared/texts/stored.ts';
import { cancelledText, type ActionContext } from './action.ts';

/** How a TCP port stands in the two stores of one family. */
export type PortExclusions = Readonly<Record<Store, ExclusionState>>;

/** Reads both tables of a family again; a text says why they are not known. */
export const exclusionsNow = async (
  { read }: ActionContext,
  family: Family,
  port: number,
): Promise<PortExclusions | string> => {
  const facts = await read(stores.map((store) => exclusionItem(family, 'tcp', store)));
  if (facts === null) return cancelledText;
  const { active, persistent } = facts.exclusions[family].tcp;
  if (!active.known)
    return say('effect.exclusions-unread.active', {
      family: familyName(family),
      why: active.message,
    });
  if (!persistent.known)
    return say('effect.exclusions-unread.persistent', {
      family: familyName(family),
      why: persistent.message,
    });
  return {
    active: exclusionState(active.value, port),
    persistent: exclusionState(persistent.value, port),
  };
};

export const isExcluded = (now: PortExclusions): boolean =>
  now.active === 'administered' && now.persistent === 'administered';
