import { contradictionOf } from '../../exchange/contradictions.ts';
import { findService, sameName, stopsByDesign } from '../../exchange/services.ts';
import { isTouchedBySetup } from '../../exchange/touched-by-setup.ts';
import type { ProcessRow, Service } from '../../evidence/schema.ts';
import type { Fact } from '../../facts/fact.ts';
import { say } from '../../texts/stored.ts';

/** Whether a service is an instance for one signed-in user: Windows names it after its template and the logon session, `CDPUserSvc_3a2f1`, and it comes and goes with the session. */
export const isPerUser = (name: string): boolean => /_[0-9a-f]{4,16}$/i.test(name);

/** Why a service may be stopped at any time without being at fault; null where it may not. */
export const whyMayBeStopped = (service: Service): string | null => {
  if (stopsByDesign(service.name)) return say('after.stops-by-design');
  if (isPerUser(service.name)) return say('after.of-one-user');
  return service.triggerStart === true ? say('after.starts-on-trigger') : null;
};

/** Exchange's folder as its services show it, for where the registry did not tell: everything up to `V15`. */
const folderOf = (services: readonly Service[]): string | null => {
  const paths = services
    .filter(({ name }) => name.toLowerCase().startsWith('msexchange'))
    .map(({ imagePath }) => /^"?(.*?\\v15)\\/i.exec(imagePath ?? '')?.[1]);
  return paths.find((path) => path !== undefined) ?? null;
};

/**
 * Names, in lower case, of the services that the comparison is about: those of Exchange, those that Setup disables and stops besides, and whatever any of them depends on.
 *
 * `services` may hold both sides of the update.
 */
export const servicesInScope = (
  services: readonly Service[],
  installPath: string | null,
): ReadonlySet<string> => {
  const folder = installPath ?? folderOf(services);
  const found = new Set<string>();
  const add = (service: Service): void => {
    const name = service.name.toLowerCase();
    if (found.has(name) || isPerUser(name)) return;
    found.add(name);
    for (const other of services)
      if (service.dependsOn.some((needed) => sameName(needed, other.name))) add(other);
  };
  for (const service of services) if (isTouchedBySetup(service, folder)) add(service);
  return found;
};

/** How a service's row contradicts itself or the process table of the same reading; null where it does not, or where nothing can be compared. */
export const contradictionIn = (
  service: Service,
  processes: Fact<readonly ProcessRow[]>,
): string | null => {
  // Without the process table the row can still contradict itself.
  const own: ProcessRow = { pid: service.pid ?? 0, startedAt: null, imagePath: null };
  return contradictionOf(service, processes.known ? processes.value : [own]);
};

/** Whether a service is what the update has to bring back: it ran, and none of its kind may be stopped at any time. */
export const mustRun = (before: Service): boolean =>
  before.state === 'running' && whyMayBeStopped(before) === null;

/** A service as it is now, whatever the case of its name. */
export const nowOf = (services: readonly Service[], before: Service): Service | undefined =>
  findService(services, before.name);
