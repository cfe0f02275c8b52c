import type { NativeItemId, NativeValue } from '../../../../../shared/evidence/items.ts';
import type { ProcessRow } from '../../../../../shared/evidence/schema.ts';
import type { Family } from '../../../../../shared/ports/vocabulary.ts';
import type { ReadOptions } from '../../server.ts';
import { bindError } from '../world/occupancy.ts';
import type { SimulatedProcess, World } from '../world/world.ts';
import type { ServiceDefinition } from '../scenarios/scenario.ts';
import { configurationFiles, savedStateFiles } from './configuration.ts';
import { endpointTables } from './endpoint-table.ts';
import { logEvents } from './log-events.ts';
import { protocolAnswers } from './protocol-answers.ts';

/** What a read is about, where it is about something. */
export type Asked = Pick<ReadOptions, 'probe' | 'talk' | 'since'>;

/** The values of the API reads, as the world is at this moment. */
export const nativeValues: {
  readonly [Id in NativeItemId]: (world: World, asked: Asked) => NativeValue<Id>;
} = {
  endpoints: endpointTables,
  services: (world) =>
    world.services.map(({ definition, state, startType, pid, win32ExitCode }) => ({
      name: definition.name,
      displayName: definition.displayName,
      state,
      startType,
      pid,
      win32ExitCode,
      serviceExitCode: 0,
      imagePath: definition.imagePath,
      dependsOn: [...definition.dependsOn],
      fileVersion: fileVersion(world, definition),
      triggerStart: definition.triggerStart ?? false,
    })),
  processes: (world) => world.processes.map((process) => processRow(world, process)),
  'tcp-statistics': (world) => ({ ipv4: counters(world, 'ipv4'), ipv6: counters(world, 'ipv6') }),
  'registry.adam-ports': (world) => world.scenario.adamPorts,
  'rpc-endpoints': (world) =>
    world.sockets
      .filter(({ family, rpc }) => rpc !== null && family === 'ipv4')
      .map(({ port, rpc }) => ({ port, interfaceId: rpc ?? '', annotation: '' })),
  'file.configuration': configurationFiles,
  'file.setup-saved-state': savedStateFiles,
  'event-log.system': (world, { since }) => logEvents(world, 'system', since),
  'event-log.application': (world, { since }) => logEvents(world, 'application', since),
  'protocol-answers': (world, { talk = [] }) => protocolAnswers(world, talk),
  'port-probe': (world, { probe = [] }) =>
    probe.map((what) => ({
      ...what,
      error: bindError(world, what.protocol, what.family, what.port),
    })),
};

/** Programs of Exchange are exchanged by an update, those of Windows are not. */
const fileVersion = (
  { scenario: { header } }: World,
  { imagePath }: Pick<ServiceDefinition, 'imagePath'>,
): string | null =>
  imagePath.includes('\\Exchange Server\\')
    ? (header.exchange?.version ?? null)
    : header.osVersion === null
      ? null
      : `${header.osVersion}.1`;

/** One process as it is listed. Without elevation Windows names only the caller's own programs. */
export const processRow = (
  world: World,
  { pid, startedAt, imagePath }: SimulatedProcess,
): ProcessRow => ({
  pid,
  startedAt: new Date(startedAt).toISOString(),
  imagePath: world.scenario.header.elevated === true ? imagePath : null,
});

/** Connections since the boot, before the world began. */
const openedBefore = { ipv4: 4_182_377, ipv6: 502_913 } as const;
/** Connections from clients for each that the server opens itself. */
const acceptedPerOpened = 1.4;

const counters = (world: World, family: Family) => {
  const activeOpens = openedBefore[family] + world.opened[family];
  return { activeOpens, passiveOpens: Math.floor(activeOpens * acceptedPerOpened) };
};
