import type { Service } from '../evidence/schema.ts';
import { isExchangeService, sameName } from './services.ts';

/** Services of Windows and of monitoring that Setup disables and stops besides those of Exchange (ServiceControl.ps1). WAS and WinRM are not among them. */
export const otherServicesOfSetup = [
  'Winmgmt',
  'RemoteRegistry',
  'pla',
  'W3SVC',
  'IISADMIN',
  'HealthService',
  'OnePoint',
  'MOM',
] as const;

export const isOtherServiceOfSetup = (name: string): boolean =>
  otherServicesOfSetup.some((listed) => sameName(listed, name));

/** Whether Setup may have changed how a service stands: it is one of Exchange's, or one of the few others that it stops. */
export const isTouchedBySetup = (service: Service, installPath: string | null): boolean =>
  isOtherServiceOfSetup(service.name) || isExchangeService(service, installPath);
