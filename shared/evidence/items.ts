import type { z } from 'zod';
import { z as zod } from 'zod';
import {
  families,
  protocols,
  stores,
  type Family,
  type Protocol,
  type Store,
} from '../ports/vocabulary.ts';
import {
  configurationFileSchema,
  logEventSchema,
  protocolAnswerSchema,
  savedStateFileSchema,
} from './after-schema.ts';
import {
  adamPortsSchema,
  endpointSchema,
  portProbeSchema,
  processSchema,
  rpcEndpointSchema,
  serviceSchema,
  tcpStatisticsSchema,
} from './schema.ts';
import { say } from '../texts/stored.ts';

export type DynamicPortItemId = `netsh.dynamicport.${Family}.${Protocol}`;
export type ExclusionItemId = `netsh.excludedportrange.${Family}.${Protocol}.${Store}`;

export const dynamicPortItem = (family: Family, protocol: Protocol): DynamicPortItemId =>
  `netsh.dynamicport.${family}.${protocol}`;

export const exclusionItem = (family: Family, protocol: Protocol, store: Store): ExclusionItemId =>
  `netsh.excludedportrange.${family}.${protocol}.${store}`;

/** API reads and the shape of the value of each; a value of another shape is an unread fact. */
export const nativeItems = {
  endpoints: zod.array(endpointSchema),
  services: zod.array(serviceSchema),
  processes: zod.array(processSchema),
  'tcp-statistics': tcpStatisticsSchema,
  'registry.adam-ports': adamPortsSchema,
  'rpc-endpoints': zod.array(rpcEndpointSchema),
  'port-probe': zod.array(portProbeSchema),
  'file.configuration': zod.array(configurationFileSchema),
  'file.setup-saved-state': zod.array(savedStateFileSchema),
  'event-log.system': zod.array(logEventSchema),
  'event-log.application': zod.array(logEventSchema),
  'protocol-answers': zod.array(protocolAnswerSchema),
} as const;
export type NativeItemId = keyof typeof nativeItems;
export type NativeValue<Id extends NativeItemId> = z.infer<(typeof nativeItems)[Id]>;

export type CommandItemId = DynamicPortItemId | ExclusionItemId;
export type ItemId = CommandItemId | NativeItemId;

/** The netsh command behind each command item, as an argument list whose first element is the tool's name. */
export const commandItems: ReadonlyMap<CommandItemId, readonly string[]> = new Map(
  families.flatMap((family) =>
    protocols.flatMap((protocol): [CommandItemId, string[]][] => [
      [
        dynamicPortItem(family, protocol),
        ['netsh', 'int', family, 'show', 'dynamicport', protocol],
      ],
      ...stores.map((store): [CommandItemId, string[]] => [
        exclusionItem(family, protocol, store),
        [
          'netsh',
          'int',
          family,
          'show',
          'excludedportrange',
          `protocol=${protocol}`,
          `store=${store}`,
        ],
      ]),
    ]),
  ),
);

export const rangeItemIds: readonly DynamicPortItemId[] = families.flatMap((family) =>
  protocols.map((protocol) => dynamicPortItem(family, protocol)),
);
export const exclusionItemIds: readonly ExclusionItemId[] = families.flatMap((family) =>
  protocols.flatMap((protocol) => stores.map((store) => exclusionItem(family, protocol, store))),
);

/**
 * What is read before the update, in order. The endpoint table, the services and the processes are read close together because they are matched by pid.
 *
 * `tcp-statistics` is read twice, first and last, to measure the allocation rate; `port-probe` follows when it is known which ports to try.
 */
export const beforeItems: readonly ItemId[] = [
  'tcp-statistics',
  ...commandItems.keys(),
  'registry.adam-ports',
  'rpc-endpoints',
  'processes',
  'endpoints',
  'services',
  'port-probe',
  'file.configuration',
  'file.setup-saved-state',
  'tcp-statistics',
];

/** What is read after the update, in order, once the services have settled. What the mail services say comes last: they are talked to only where they run. */
export const afterItems: readonly ItemId[] = [
  ...commandItems.keys(),
  'registry.adam-ports',
  'rpc-endpoints',
  'file.configuration',
  'file.setup-saved-state',
  'event-log.system',
  'event-log.application',
  'processes',
  'endpoints',
  'services',
  'port-probe',
  'protocol-answers',
];

/** What a person calls an item: the command line itself, or the name of the table. */
export const itemTitle = (id: string): string => {
  const argv = commandItems.get(id as CommandItemId);
  if (argv) return argv.join(' ');
  return isNativeItem(id) ? say(`item.${id}`) : id;
};

const isNativeItem = (id: string): id is NativeItemId => Object.hasOwn(nativeItems, id);
