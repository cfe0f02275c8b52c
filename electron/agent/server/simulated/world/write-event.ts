import type { ServiceDefinition } from '../scenarios/scenario.ts';
import { accessDeniedToPort, addressInUse } from './occupancy.ts';
import type { RefusedBind } from './processes.ts';
import type { World, WrittenEvent } from './world.ts';

/** Provider of everything that Windows logs about services. */
const serviceControl = 'Service Control Manager';

/** Event ids of the service control manager, with their insertion strings in the order of Windows. */
export const serviceEvent = {
  /** Display name, error. */
  startFailed: 7000,
  /** Display name, display name of the dependency, its error. */
  dependencyFailed: 7001,
  /** Milliseconds, display name. */
  startTimedOut: 7009,
  /** Display name, error. */
  endedWithError: 7023,
  /** Display name, how often, milliseconds to what is done about it, number and name of that. */
  endedUnexpectedlyAndRecovers: 7031,
  /** Display name, how often. */
  endedUnexpectedly: 7034,
  /** Name, account, error. */
  logonFailed: 7038,
} as const;

/** Windows puts an error into an insertion string as a reference to its text. */
export const errorReference = (code: number): string => `%%${code}`;

export const writeServiceEvent = (
  world: World,
  eventId: number,
  ...values: readonly string[]
): World => write(world, { log: 'system', provider: serviceControl, eventId, values });

const write = (world: World, event: Omit<WrittenEvent, 'at'>): World => ({
  ...world,
  events: [...world.events, { ...event, at: world.now }],
});

/** Event ids of the POP and IMAP back ends, as seen on Exchange 2013 CU23. */
const backEndEvent = {
  starting: 1000,
  started: 1001,
  addressInUse: 1018,
  listenError: 1019,
  accessDenied: 1032,
  stopsWithoutSocket: 1036,
} as const;

const providers: ReadonlyMap<string, string> = new Map([
  ['MSExchangePOP3BE', 'MSExchange POP3 backend service'],
  ['MSExchangeIMAP4BE', 'MSExchange IMAP4 backend service'],
]);

const writeOfBackEnd = (
  world: World,
  { name }: ServiceDefinition,
  eventId: number,
  ...values: readonly string[]
): World => {
  const provider = providers.get(name);
  return provider === undefined
    ? world
    : write(world, { log: 'application', provider, eventId, values });
};

export const tellStarting = (world: World, definition: ServiceDefinition): World =>
  writeOfBackEnd(world, definition, backEndEvent.starting);

export const tellStarted = (world: World, definition: ServiceDefinition): World =>
  writeOfBackEnd(world, definition, backEndEvent.started);

/** A service gives up because a bind was refused: what a back end says about it, and what Windows does. */
export const tellRefusedBind = (
  world: World,
  definition: ServiceDefinition,
  refused: RefusedBind,
): World => {
  const { error, family, address, port } = refused;
  const endpoint = family === 'ipv6' ? `[${address}]:${port}` : `${address}:${port}`;
  let told = world;
  if (error === addressInUse) {
    told = writeOfBackEnd(told, definition, backEndEvent.listenError, String(error), endpoint);
    told = writeOfBackEnd(told, definition, backEndEvent.addressInUse, endpoint);
  }
  if (error === accessDeniedToPort)
    told = writeOfBackEnd(told, definition, backEndEvent.accessDenied, endpoint);
  told = writeOfBackEnd(told, definition, backEndEvent.stopsWithoutSocket);
  return writeServiceEvent(
    told,
    serviceEvent.endedWithError,
    definition.displayName,
    errorReference(error),
  );
};
