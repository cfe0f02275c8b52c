import { sameName } from '../../../../../shared/exchange/services.ts';
import type { ServiceFault } from '../scenarios/scenario.ts';
import type { World } from './world.ts';

/** What the update has made go wrong with a service; null before the update, and where nothing is. */
export const faultOf = ({ updated, scenario }: World, name: string): ServiceFault | null => {
  if (!updated) return null;
  const found = Object.entries(scenario.setup?.afterUpdate ?? {}).find(([service]) =>
    sameName(service, name),
  );
  return found?.[1] ?? null;
};
