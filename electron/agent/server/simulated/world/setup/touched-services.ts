import type { ServiceDefinition } from '../../scenarios/scenario.ts';

/** Services of Windows that Setup disables and stops besides those of Exchange (ServiceControl.ps1). WAS and WinRM are not among them. */
const ofWindows: ReadonlySet<string> = new Set([
  'Winmgmt',
  'RemoteRegistry',
  'pla',
  'W3SVC',
  'IISADMIN',
]);

/** Whether Setup saves, disables and stops a service. */
export const isTouchedBySetup = ({ name, imagePath }: ServiceDefinition): boolean =>
  ofWindows.has(name) || imagePath.includes('\\Exchange Server\\');

/** Names of the services that Setup touches, in its order: those of Windows first. */
export const touchedServices = (definitions: readonly ServiceDefinition[]): readonly string[] => {
  const touched = definitions.filter(isTouchedBySetup).map(({ name }) => name);
  return [
    ...touched.filter((name) => ofWindows.has(name)),
    ...touched.filter((name) => !ofWindows.has(name)),
  ];
};
