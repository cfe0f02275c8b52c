import { findService, sameName } from '../exchange/services.ts';
import type { MailProtocol, ProtocolTarget } from '../evidence/after-schema.ts';
import type { Endpoint, Service } from '../evidence/schema.ts';
import type { Facts } from '../facts/derive-facts.ts';
import { belongsTo, isListener } from '../ports/ownership.ts';
import { dynamicRpcPorts } from '../ports/rpc-ports.ts';
import { isAnyAddress } from './compare/listeners.ts';
import type { AfterInput } from './input.ts';

type Talk = Pick<ProtocolTarget, 'place' | 'protocol' | 'tls'>;

const frontEnd = (protocol: MailProtocol, tls: ProtocolTarget['tls'] = 'none'): Talk => ({
  place: 'front-end',
  protocol,
  tls,
});
const backEnd = (protocol: MailProtocol, tls: ProtocolTarget['tls']): Talk => ({
  place: 'back-end',
  protocol,
  tls,
});

type Speaker = {
  readonly service: string;
  /** By port. */
  readonly ports: Readonly<Record<number, Talk>>;
  /** On any other port; null where it would not be known how to talk to it. */
  readonly elsewhere: Talk | null;
};

/**
 * Who speaks what where. Front ends: POP3 and IMAP4 with TLS from the first byte on 995 and 993; receive connectors on 25, 587 and 717 greet in the clear and offer STARTTLS, as do 2525 and 465 of the transport (465 is the client proxy connector of a mailbox server, not the SMTPS of others) and 475 of the delivery (receive-connectors.md). How the POP and IMAP back ends expect their front ends to begin is not documented.
 *
 * The receive connectors of the transport are configurable, and on an Edge server 25 is its own; other ports of it are not talked to, because it is not known what listens there.
 */
const speakers: readonly Speaker[] = [
  {
    service: 'MSExchangePop3',
    ports: { 110: frontEnd('pop3'), 995: frontEnd('pop3', 'implicit') },
    elsewhere: null,
  },
  {
    service: 'MSExchangeImap4',
    ports: { 143: frontEnd('imap4'), 993: frontEnd('imap4', 'implicit') },
    elsewhere: null,
  },
  { service: 'MSExchangePOP3BE', ports: {}, elsewhere: backEnd('pop3', 'either') },
  { service: 'MSExchangeIMAP4BE', ports: {}, elsewhere: backEnd('imap4', 'either') },
  {
    service: 'MSExchangeFrontEndTransport',
    ports: { 25: frontEnd('smtp'), 587: frontEnd('smtp'), 717: frontEnd('smtp') },
    elsewhere: null,
  },
  {
    service: 'MSExchangeTransport',
    ports: {
      25: frontEnd('smtp'),
      587: frontEnd('smtp'),
      465: backEnd('smtp', 'none'),
      2525: backEnd('smtp', 'none'),
    },
    elsewhere: null,
  },
  { service: 'MSExchangeDelivery', ports: { 475: backEnd('smtp', 'none') }, elsewhere: null },
];

/** Whether a service speaks a mail protocol that can be tried. */
export const isMailService = (name: string): boolean =>
  speakers.some(({ service }) => sameName(service, name));

/** The facts by which it is decided who has to answer: those of the baseline, or, where it does not know its services or listeners, those of now. */
export const decidingFacts = ({
  baseline,
  facts,
}: Pick<AfterInput, 'baseline' | 'facts'>): Facts => {
  const before = baseline.facts;
  return before?.services.known && before.endpoints.known ? before : facts;
};

/**
 * The mail services that are to be talked to: those that ran before the update, on the ports on which they listened then. Without a usable baseline: those that run now.
 *
 * A listener on all addresses is tried over the loopback address of its family; one on a single address over that one.
 */
export const protocolTargets = (
  input: Pick<AfterInput, 'baseline' | 'facts' | 'ports'>,
): readonly ProtocolTarget[] => {
  const deciding = decidingFacts(input);
  if (!deciding.services.known || !deciding.endpoints.known) return [];
  const { value: services } = deciding.services;
  const { value: endpoints } = deciding.endpoints;
  const rpc = dynamicRpcPorts(deciding);
  const processes = deciding.processes.known ? deciding.processes.value : [];
  const targets = speakers.flatMap((speaker) => {
    const service = findService(services, speaker.service);
    if (service?.state !== 'running') return [];
    const own = endpoints.filter(
      (row) => isListener(row) && !rpc.has(row.localPort) && belongsTo(service, row.pid, processes),
    );
    return own.flatMap((row) => targetOf(speaker, service, row));
  });
  const byAddress = new Map(targets.map((target) => [keyOf(target), target]));
  return [...byAddress.values()].toSorted(inOrder);
};

const targetOf = (
  { ports, elsewhere }: Speaker,
  service: Service,
  row: Endpoint,
): readonly ProtocolTarget[] => {
  const talk = ports[row.localPort] ?? elsewhere;
  if (talk === null || row.localPort === 0) return [];
  return [
    {
      ...talk,
      service: service.name,
      family: row.family,
      address: addressOf(row),
      port: row.localPort,
    },
  ];
};

const addressOf = ({ family, localAddress }: Endpoint): string => {
  if (!isAnyAddress(localAddress)) return localAddress;
  return family === 'ipv4' ? '127.0.0.1' : '::1';
};

/** Tells one target from another. */
export const keyOf = ({
  service,
  family,
  address,
  port,
}: Pick<ProtocolTarget, 'service' | 'family' | 'address' | 'port'>): string =>
  [service.toLowerCase(), family, address.toLowerCase(), port].join(' ');

const inOrder = (left: ProtocolTarget, right: ProtocolTarget): number =>
  left.service.localeCompare(right.service, 'en') ||
  left.port - right.port ||
  left.family.localeCompare(right.family, 'en') ||
  left.address.localeCompare(right.address, 'en');
