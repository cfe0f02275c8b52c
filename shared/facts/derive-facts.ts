import { dynamicPortItem, exclusionItem } from '../evidence/items.ts';
import type {
  ConfigurationFile,
  LogEvent,
  ProtocolAnswer,
  SavedStateFile,
} from '../evidence/after-schema.ts';
import type {
  Endpoint,
  Evidence,
  EvidenceItem,
  PortProbe,
  ProcessRow,
  RpcEndpoint,
  ServerHeader,
  Service,
  TcpStatistics,
} from '../evidence/schema.ts';
import type { Exclusion, Family, PortRange, Protocol, Store } from '../ports/vocabulary.ts';
import { known, unread, type Fact } from './fact.ts';
import { readDynamicPort, readExclusions, readNative } from './read-item.ts';
import { say } from '../texts/stored.ts';

export type StatisticsSample = TcpStatistics & { readonly at: string };

type PerFamily<T> = Readonly<Record<Family, T>>;
type PerProtocol<T> = Readonly<Record<Protocol, T>>;

/** What the evidence says, each value with the knowledge of whether it is one. */
export type Facts = {
  readonly server: ServerHeader;
  readonly ranges: PerFamily<PerProtocol<Fact<PortRange>>>;
  readonly exclusions: PerFamily<PerProtocol<Readonly<Record<Store, Fact<readonly Exclusion[]>>>>>;
  readonly endpoints: Fact<readonly Endpoint[]>;
  readonly services: Fact<readonly Service[]>;
  readonly processes: Fact<readonly ProcessRow[]>;
  /** First and last read of the TCP counters. */
  readonly statistics: Fact<{ readonly first: StatisticsSample; readonly last: StatisticsSample }>;
  readonly adamPorts: Fact<{ readonly ldap: number | null; readonly ssl: number | null }>;
  /** What RPC servers registered with the endpoint mapper. */
  readonly rpcEndpoints: Fact<readonly RpcEndpoint[]>;
  readonly probes: Fact<readonly PortProbe[]>;
  readonly configuration: Fact<readonly ConfigurationFile[]>;
  /** How Setup saved the services; its files can be older than the update. */
  readonly savedState: Fact<readonly SavedStateFile[]>;
  readonly systemLog: Fact<readonly LogEvent[]>;
  readonly applicationLog: Fact<readonly LogEvent[]>;
  readonly answers: Fact<readonly ProtocolAnswer[]>;
  /** Items that the collector set out to read. What is listed here and unread is missing knowledge; what is not listed was never promised. */
  readonly requested: ReadonlySet<string>;
};

/** Derives the facts again from raw evidence; the same for a live run and for a file of last year. Where an item was read more than once, the last read counts. */
export const deriveFacts = (evidence: Evidence): Facts => {
  const items = new Map(evidence.items.map((item): [string, EvidenceItem] => [item.id, item]));
  const perFamily = <T>(make: (family: Family) => T): PerFamily<T> => ({
    ipv4: make('ipv4'),
    ipv6: make('ipv6'),
  });
  const perProtocol = <T>(make: (protocol: Protocol) => T): PerProtocol<T> => ({
    tcp: make('tcp'),
    udp: make('udp'),
  });
  const exclusionsOf = (family: Family, protocol: Protocol, store: Store) => {
    const id = exclusionItem(family, protocol, store);
    return readExclusions(id, store, items.get(id));
  };
  return {
    server: evidence.server,
    ranges: perFamily((family) =>
      perProtocol((protocol) => {
        const id = dynamicPortItem(family, protocol);
        return readDynamicPort(id, items.get(id));
      }),
    ),
    exclusions: perFamily((family) =>
      perProtocol((protocol) => ({
        active: exclusionsOf(family, protocol, 'active'),
        persistent: exclusionsOf(family, protocol, 'persistent'),
      })),
    ),
    endpoints: readNative('endpoints', items.get('endpoints')),
    services: readNative('services', items.get('services')),
    processes: readNative('processes', items.get('processes')),
    statistics: readStatistics(evidence.items),
    adamPorts: readNative('registry.adam-ports', items.get('registry.adam-ports')),
    rpcEndpoints: readNative('rpc-endpoints', items.get('rpc-endpoints')),
    probes: readNative('port-probe', items.get('port-probe')),
    configuration: readNative('file.configuration', items.get('file.configuration')),
    savedState: readNative('file.setup-saved-state', items.get('file.setup-saved-state')),
    systemLog: readNative('event-log.system', items.get('event-log.system')),
    applicationLog: readNative('event-log.application', items.get('event-log.application')),
    answers: readNative('protocol-answers', items.get('protocol-answers')),
    requested: new Set(evidence.requested),
  };
};

const readStatistics = (items: readonly EvidenceItem[]): Facts['statistics'] => {
  const samples: StatisticsSample[] = [];
  for (const item of items.filter(({ id }) => id === 'tcp-statistics')) {
    const fact = readNative('tcp-statistics', item);
    if (!fact.known) return fact;
    samples.push({ ...fact.value, at: item.startedAt });
  }
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length < 2)
    return unread('tcp-statistics', 'missing', say('fact.counters-once'));
  return known({ first, last });
};
