import type { LogEvent } from '../../../../../shared/evidence/after-schema.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { RunSystemCommand } from '../command/system-command.ts';
import { decodeLogEvents } from '../decode/log-events.ts';
import { decodeText } from '../decode/text.ts';
import { garbled } from '../win32/errors.ts';
import { timeLeft, type Limits } from '../win32/limits.ts';

export type LogName = 'System' | 'Application';

/** What is wanted of a log. */
type Wanted = {
  readonly eventIds: readonly number[];
  /** The provider by which Windows is asked; null where names differ from version to version and are looked at afterwards. */
  readonly provider: string | null;
  readonly isWanted: (event: LogEvent) => boolean;
  readonly most: number;
};

/**
 * System: failed starts (7000, 7009, 7011, 7022–7024, 7041), failed dependencies (7001), boot drivers (7026), services that died (7031, 7032, 7034) and failed logons (7038).
 *
 * Application: what the POP and IMAP services say about their configuration and sockets. Names and ids are those of Exchange 2013; other programs use the same ids, so more are read than are kept.
 */
const wanted: Readonly<Record<LogName, Wanted>> = {
  System: {
    eventIds: [7000, 7001, 7009, 7011, 7022, 7023, 7024, 7026, 7031, 7032, 7034, 7038, 7041],
    provider: 'Service Control Manager',
    isWanted: () => true,
    most: 500,
  },
  Application: {
    eventIds: [1010, 1011, 1015, 1017, 1018, 1019, 1032, 1036],
    provider: null,
    isWanted: ({ provider }) => /^MSExchange (?:POP3|IMAP4)/i.test(provider),
    most: 2_000,
  },
};

/** The wanted events of a log since a moment, newest first. Only numbers and insertion strings: message texts are translated. */
export const readEventLog = async (
  run: RunSystemCommand,
  log: LogName,
  since: Date | null,
  limits: Limits,
): Promise<Result<readonly LogEvent[]>> => {
  const { most, isWanted } = wanted[log];
  const events = await query(run, limits, [
    'qe',
    log,
    `/q:${eventQuery(log, since)}`,
    ...printed(most),
  ]);
  if (!events.ok) return events;
  if (events.value.length === 0) return believeNone(run, log, limits);
  const kept = events.value.filter(isWanted);
  if (kept.length === 0 && events.value.length >= most)
    return err('failed', say('read.event-log-full', { most }));
  return ok(kept);
};

/** The question in the XPath of event logs, which knows neither lists nor `starts-with`. */
export const eventQuery = (log: LogName, since: Date | null): string => {
  const { eventIds, provider } = wanted[log];
  const conditions = [
    ...(provider === null ? [] : [`Provider[@Name='${provider}']`]),
    `(${eventIds.map((id) => `EventID=${id}`).join(' or ')})`,
    ...(since === null ? [] : [`TimeCreated[@SystemTime>='${since.toISOString()}']`]),
  ];
  return `*[System[${conditions.join(' and ')}]]`;
};

/** Newest first, in UTF-16 instead of the console's code page. */
const printed = (most: number): string[] => ['/f:xml', '/uni:true', '/rd:true', `/c:${most}`];

/**
 * Nothing is printed when no event is found, and nothing by a tool that cannot read at all. A log without a single event is not believable: Windows writes into both at every start.
 */
const believeNone = async (
  run: RunSystemCommand,
  log: LogName,
  limits: Limits,
): Promise<Result<readonly LogEvent[]>> => {
  const newest = await query(run, limits, ['qe', log, ...printed(1)]);
  if (!newest.ok) return newest;
  return newest.value.length > 0
    ? ok([])
    : err('not-supported', say('read.event-log-empty', { log }));
};

const query = async (
  run: RunSystemCommand,
  limits: Limits,
  args: readonly string[],
): Promise<Result<readonly LogEvent[]>> => {
  const { signal } = limits;
  const timeoutMs = Math.max(1, Math.ceil(timeLeft(limits)));
  const ended = await run({ tool: 'wevtutil', args, expectedExitCodes: [0], timeoutMs, signal });
  if (!ended.ok) return ended;
  const text = decodeText(ended.value.stdout);
  return text === null
    ? garbled(say('garbled.output', { command: 'wevtutil' }))
    : decodeLogEvents(text);
};
