import type { Service } from '../evidence/schema.ts';

/** Names are compared without case: documents write MSExchangePOP3, the SCM MSExchangePop3. */
export const sameName = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase();

export const findService = (services: readonly Service[], name: string): Service | undefined =>
  services.find((service) => sameName(service.name, name));

/**
 * Services of Exchange whose documented start type is Automatic.
 *
 * Source: "Overview of Exchange services on Exchange servers" (services-overview.md). Left out on purpose: MSExchangeNotificationsBroker, Automatic but stopping by itself by design (release notes of Exchange 2016).
 */
const automaticNames = [
  'ADAM_MSExchange',
  'FMS',
  'HostControllerService',
  'MSComplianceAudit',
  'MSExchangeADTopology',
  'MSExchangeAntispamUpdate',
  'MSExchangeCompliance',
  'MSExchangeDagMgmt',
  'MSExchangeDelivery',
  'MSExchangeDiagnostics',
  'MSExchangeEdgeCredential',
  'MSExchangeEdgeSync',
  'MSExchangeFastSearch',
  'MSExchangeFrontEndTransport',
  'MSExchangeHM',
  'MSExchangeHMRecovery',
  'MSExchangeIS',
  'MSExchangeMailboxAssistants',
  'MSExchangeMailboxReplication',
  'MSExchangeMitigation',
  'MSExchangeRepl',
  'MSExchangeRPC',
  'MSExchangeServiceHost',
  'MSExchangeSubmission',
  'MSExchangeThrottling',
  'MSExchangeTransport',
  'MSExchangeTransportLogSearch',
  'MSExchangeUM',
  'MSExchangeUMCR',
  'SearchExchangeTracing',
];
const automatic = new Set(automaticNames.map((name) => name.toLowerCase()));

/** Services of Exchange whose documented start type is Manual; they run only where an administrator wants POP, IMAP or backup. */
const manualNames = [
  'MSExchangePop3',
  'MSExchangePOP3BE',
  'MSExchangeImap4',
  'MSExchangeIMAP4BE',
  'wsbexchange',
];
const manual = new Set(manualNames.map((name) => name.toLowerCase()));

export const isDocumentedAutomatic = (name: string): boolean => automatic.has(name.toLowerCase());

/** Services that are Automatic and stop by themselves; finding them stopped is no fault. */
export const stopsByDesign = (name: string): boolean =>
  sameName(name, 'MSExchangeNotificationsBroker');

/** Whether a service belongs to Exchange: by its documented short name, or because its program lies in Exchange's folder. Display names are translated and never used. */
export const isExchangeService = (service: Service, installPath: string | null): boolean => {
  const name = service.name.toLowerCase();
  if (automatic.has(name) || manual.has(name) || name.startsWith('msexchange')) return true;
  const root = installPath?.toLowerCase().replace(/\\+$/, '');
  return !!root && (service.imagePath?.toLowerCase().startsWith(`${root}\\`) ?? false);
};

/**
 * Whether anybody relies on the service: it runs, or Windows would start it by itself. A service that is manual or disabled, and stopped, is not in use.
 *
 * A start type that could not be read counts as in use.
 */
export const isInUse = (service: Service): boolean =>
  service.state !== 'stopped' ||
  (service.startType !== 'manual' && service.startType !== 'disabled');

/** The process of a service, or null while it has none. */
export const pidOf = (service: Service): number | null =>
  service.pid !== null && service.pid > 0 ? service.pid : null;

/** Services that have to stop before this one can, because they need it and run: directly or through others, those that nothing depends on first. */
export const runningDependants = (
  services: readonly Service[],
  service: Service,
): readonly Service[] => {
  const found: Service[] = [];
  const visit = (needed: Service): void => {
    for (const other of services) {
      const depends = other.dependsOn.some((name) => sameName(name, needed.name));
      if (!depends || other === service || other.state === 'stopped' || found.includes(other))
        continue;
      found.push(other);
      visit(other);
    }
  };
  visit(service);
  return found.toSorted((left, right) => rank(found, right) - rank(found, left));
};

/** How many services of a list stand between one of them and the one that they all need. */
const rank = (
  services: readonly Service[],
  service: Service,
  seen: readonly Service[] = [],
): number => {
  const needs = services.filter(
    (other) =>
      !seen.includes(other) && service.dependsOn.some((name) => sameName(name, other.name)),
  );
  return Math.max(0, ...needs.map((other) => 1 + rank(services, other, [...seen, service])));
};
