import type { Service } from '../evidence/schema.ts';
import { findService } from './services.ts';

/** The services that one needs, directly and through others, those that need nothing first. Names that the list does not have (drivers, groups) are passed over; a circle is gone round once. */
export const neededBy = (services: readonly Service[], service: Service): readonly Service[] => {
  const found: Service[] = [];
  const seen = new Set<Service>([service]);
  const visit = (needing: Service): void => {
    for (const name of needing.dependsOn) {
      const needed = findService(services, name);
      if (!needed || seen.has(needed)) continue;
      seen.add(needed);
      visit(needed);
      found.push(needed);
    }
  };
  visit(service);
  return found;
};

/** Some of the services in an order in which each one comes after what it needs; otherwise in the order given. */
export const inStartOrder = (
  services: readonly Service[],
  chosen: readonly Service[],
): readonly Service[] => {
  const ordered = new Set<Service>();
  for (const service of chosen)
    for (const one of [...neededBy(services, service), service])
      if (chosen.includes(one)) ordered.add(one);
  return [...ordered];
};
