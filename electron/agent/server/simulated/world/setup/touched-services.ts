import { isOtherServiceOfSetup } from '../../../../../../shared/exchange/touched-by-setup.ts';
import type { ServiceDefinition } from '../../scenarios/scenario.ts';

/** Whether Setup saves, disables and stops a service. */
export const isTouchedBySetup = ({ name, imagePath }: ServiceDefinition): boolean =>
  isOtherServiceOfSetup(name) || imagePath.includes('\\Exchange Server\\');

/** Names of the services that Setup touches, in its order: those of Windows first. */
export const touchedServices = (definitions: readonly ServiceDefinition[]): readonly string[] => {
  const touched = definitions.filter(isTouchedBySetup).map(({ name }) => name);
  return [
    ...touched.filter((name) => isOtherServiceOfSetup(name)),
    ...touched.filter((name) => !isOtherServiceOfSetup(name)),
  ];
};
