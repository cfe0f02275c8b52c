import type { Service } from '../../../shared/evidence/schema.ts';

/** Whether Setup has begun to take the services down. */
export type SetupSigns = {
  readonly note: (services: readonly Service[]) => void;
  readonly areSeen: () => boolean;
};

/**
 * Setup disables every service before it stops the first, so one that was not disabled at the beginning and is now is the earliest sign.
 *
 * At each look the start type of one watched service is read again, so this comes within a look or two, where that of a certain service may come seconds later. A watch that is taken up in the middle of it sees nothing new here; then the service itself is seen disabled.
 */
export const createSetupSigns = (): SetupSigns => {
  const before = new Map<string, Service['startType']>();
  let seen = false;
  return {
    note: (services) => {
      for (const { name, startType } of services) {
        if (startType === null) continue;
        const first = before.get(name);
        if (first === undefined) before.set(name, startType);
        else if (startType === 'disabled' && first !== 'disabled') seen = true;
      }
    },
    areSeen: () => seen,
  };
};
