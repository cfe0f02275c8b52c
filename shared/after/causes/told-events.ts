import type { LogEvent } from '../../evidence/after-schema.ts';
import type { Service } from '../../evidence/schema.ts';
import { sameName } from '../../exchange/services.ts';
import type { AfterInput } from '../input.ts';

/** One event that is about the service, with what its number and insertion strings mean. */
export type ToldEvent = {
  readonly at: string;
  readonly eventId: number;
  readonly log: 'event-log.system' | 'event-log.application';
  /** The Windows or Winsock error that it tells of; null where the event has none. */
  readonly code: number | null;
  /** The endpoint that the service could not have, as `0.0.0.0:9955`. */
  readonly endpoint: string | null;
  readonly values: readonly string[];
};

/** What the event logs say about one service. */
export type ToldEvents = {
  /** From when on events count; null where it is not known when the update began, so that none can be placed. */
  readonly since: string | null;
  /** Newest first. */
  readonly events: readonly ToldEvent[];
};

/** When the update began, as far as events are concerned: with the watch; without one, after the baseline. */
export const eventsCountFrom = ({ watch, baseline }: AfterInput): string | null => {
  const { code, collectedAt } = baseline.note;
  return watch?.startedAt ?? (code === 'other-server' ? null : collectedAt);
};

export const toldSince = (input: AfterInput, service: Service): ToldEvents => {
  const since = eventsCountFrom(input);
  const from = Date.parse(since ?? '');
  const { systemLog, applicationLog } = input.facts;
  const told = [
    ...(systemLog.known ? systemLog.value.flatMap((event) => ofSystem(event, service) ?? []) : []),
    ...(applicationLog.known
      ? applicationLog.value.flatMap((event) => ofBackEnd(event, service) ?? [])
      : []),
  ];
  return {
    since,
    events: told
      .filter(({ at }) => Date.parse(at) >= from)
      .toSorted((left, right) => Date.parse(right.at) - Date.parse(left.at)),
  };
};

/** Where the service control manager puts the name of the service, and the error. Most events have the *display* name, some the short one. */
const systemEvents: ReadonlyMap<
  number,
  { readonly name: number; readonly error?: number; readonly means?: number }
> = new Map([
  [7000, { name: 0, error: 1 }],
  [7001, { name: 0, means: 1068 }],
  [7009, { name: 1, means: 1053 }],
  [7011, { name: 1, means: 1053 }],
  [7022, { name: 0, means: 1053 }],
  [7023, { name: 0, error: 1 }],
  [7024, { name: 0, error: 1 }],
  [7031, { name: 0, means: 1067 }],
  [7034, { name: 0, means: 1067 }],
  [7038, { name: 0, means: 1069 }],
  [7041, { name: 0, means: 1069 }],
]);

const ofSystem = (event: LogEvent, service: Service): ToldEvent | null => {
  const layout = systemEvents.get(event.eventId);
  const name = event.values[layout?.name ?? -1];
  if (layout === undefined || name === undefined || !isNameOf(service, name)) return null;
  const code = layout.means ?? errorIn(event.values[layout.error ?? -1]);
  return toldEvent(event, 'event-log.system', code, null);
};

const isNameOf = ({ name, displayName }: Service, said: string): boolean =>
  sameName(name, said.trim()) || sameName(displayName, said.trim());

/** Errors are inserted as a reference to their text (`%%1053`), or as a plain number. */
const errorIn = (value: string | undefined): number | null => {
  const digits = /^(?:%%)?(\d{1,10})$/.exec(value?.trim() ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
};

/** Events of the POP and IMAP services about their sockets, as in Exchange 2013 CU23. */
const addressInUse = 1018;
const listenError = 1019;
const accessDenied = 1032;
const noSocket = 1036;

const ofBackEnd = (event: LogEvent, service: Service): ToldEvent | null => {
  if (!speaksFor(event.provider, service.name)) return null;
  const { eventId, values } = event;
  const endpoint = values.find((value) => portOfEndpoint(value) !== null) ?? null;
  switch (eventId) {
    case addressInUse:
      return toldEvent(event, 'event-log.application', 10_048, endpoint);
    case listenError:
      return toldEvent(event, 'event-log.application', errorAmong(values), endpoint);
    case accessDenied:
      return toldEvent(event, 'event-log.application', 10_013, endpoint);
    case noSocket:
    case 1010:
    case 1011:
    case 1015:
    case 1017:
      return toldEvent(event, 'event-log.application', null, null);
    default:
      return null;
  }
};

const errorAmong = (values: readonly string[]): number | null =>
  values.map(errorIn).find((code) => code !== null) ?? null;

/** Front end and back end have providers of their own: `MSExchange POP3 backend service`, `MSExchange POP3 service`. */
const speaksFor = (provider: string, name: string): boolean => {
  const said = /^MSExchange\s?(POP3|IMAP4)\s?(backend|BE)?\b/i.exec(provider.trim());
  const asked = /^MSExchange(POP3|IMAP4)(BE)?$/i.exec(name);
  return (
    said !== null &&
    asked !== null &&
    said[1]?.toLowerCase() === asked[1]?.toLowerCase() &&
    (said[2] === undefined) === (asked[2] === undefined)
  );
};

/** The port of `0.0.0.0:9955` or `[::]:9955`; null for anything else. */
export const portOfEndpoint = (endpoint: string): number | null => {
  const digits = /^(?:\[[0-9a-f:.%]+\]|[\d.]+):(\d{1,5})$/i.exec(endpoint.trim())?.[1];
  const port = Number(digits);
  return digits !== undefined && port > 0 && port <= 65_535 ? port : null;
};

const toldEvent = (
  { at, eventId, values }: LogEvent,
  log: ToldEvent['log'],
  code: number | null,
  endpoint: string | null,
): ToldEvent => ({ at, eventId, log, code, endpoint, values });
