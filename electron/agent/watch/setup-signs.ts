import type { Service } from '../../../shared/evidence/schema.ts';

/** What the start types of the services tell about how far Setup is. */
export type SetupSigns = {
  readonly note: (services: readonly Service[]) => void;
  /** It has begun to take the services down. */
  readonly areSeen: () => boolean;
  /** It has begun to give them back. */
  readonly areOver: () => boolean;
};

/**
 * Setup disables every service before it stops the first, and gives each its start type back before it starts the first. So one that was not disabled at the beginning and is now is the earliest sign of the former, and one that is not any more that of the latter.
 *
 * At each look the start type of one watched service is read again, so both come within a look or two, where that of a certain service may come seconds later. A watch that is taken up while the services are disabled does not see them being disabled.
 */
export const createSetupSigns = (): SetupSigns => {
  const before = new Map<string, Service['startType']>();
  let seen = false;
  let over = false;
  return {
    note: (services) => {
      for (const { name, startType } of services) {
        if (startType === null) continue;
        const last = before.get(name) ?? startType;
        before.set(name, startType);
        if (startType === last) continue;
        if (startType === 'disabled') [seen, over] = [true, false];
        else if (last === 'disabled') over = true;
      }
    },
    areSeen: () => seen,
    areOver: () => over,
  };
};
