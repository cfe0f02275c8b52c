import { describe, expect, it } from 'vitest';

import {
  eventsCountFrom,
  portOfEndpoint,
  toldSince,
} from '../../../shared/after/causes/told-events.ts';
import type { LogEvent } from '../../../shared/evidence/after-schema.ts';
import { afterInputOf, evidenceAfter, evidenceBefore } from '../../support/after.ts';
import { errorItem, service } from '../../support/evidence.ts';
import {
  backEndEvent,
  began,
  displayName,
  failed,
  inputOf,
  pop,
  popDown,
  systemEvent,
  watchOf,
} from './down.ts';

const told = (
  logs: { readonly systemLog?: LogEvent[]; readonly applicationLog?: LogEvent[] },
  about = popDown(),
) => toldSince(inputOf(logs), about).events.map(({ eventId, code }) => [eventId, code]);

describe('endpoints in events', () => {
  it.each([
    ['0.0.0.0:9955', 9955],
    ['[::]:9955', 9955],
    ['[fe80::1%12]:1', 1],
    [' 10.0.0.21:65535 ', 65_535],
    ['0.0.0.0:0', null],
    ['0.0.0.0:65536', null],
    ['0.0.0.0:99550', null],
    ['tcp 0.0.0.0:9955', null],
    ['0.0.0.0:9955 (in use)', null],
    ['0.0.0.0', null],
    ['9955', null],
    ['', null],
  ])('%s', (text, port) => {
    expect(portOfEndpoint(text)).toBe(port);
  });
});

describe('events about a service', () => {
  it.each([
    ['a reference', '%%10048', 10_048],
    ['a number', '1053', 1053],
    ['a number with spaces', ' %%5 ', 5],
    ['a text with a number', 'Error %%5', null],
    ['a number and a text', '%%5 denied', null],
    ['nothing', undefined, null],
  ])('the error as %s', (_name, value, code) => {
    const values = value === undefined ? [displayName] : [displayName, value];
    expect(told({ systemLog: [systemEvent(7023, values)] })).toEqual([[7023, code]]);
  });

  it('names may have spaces around them, and any case', () => {
    const systemLog = [
      systemEvent(7034, [` ${displayName.toUpperCase()} `]),
      systemEvent(7038, [` ${pop} `, 'x']),
    ];
    expect(told({ systemLog })).toEqual([
      [7034, 1067],
      [7038, 1069],
    ]);
  });

  it('of other numbers, without names or about others are none', () => {
    const systemLog = [
      systemEvent(7036, [displayName]),
      systemEvent(7031, []),
      systemEvent(7009, [displayName]),
      systemEvent(7023, ['Other', '%%5']),
    ];
    expect(told({ systemLog, applicationLog: [backEndEvent(1000)] })).toEqual([]);
  });

  it.each([1010, 1011, 1015, 1017, 1036])('event %i of a back end names no error', (eventId) => {
    expect(
      toldSince(inputOf({ applicationLog: [backEndEvent(eventId, ['0.0.0.0:9955'])] }), popDown())
        .events,
    ).toEqual([
      {
        at: failed,
        eventId,
        log: 'event-log.application',
        code: null,
        endpoint: null,
        values: ['0.0.0.0:9955'],
      },
    ]);
  });

  it('event 1032 and 1019 name error and endpoint, in any order of their strings', () => {
    const applicationLog = [
      backEndEvent(1032, ['x', '[::]:9955']),
      backEndEvent(1019, ['0.0.0.0:9955', 'x', '10048']),
      backEndEvent(1019, ['0.0.0.0:9955']),
    ];
    const { events } = toldSince(inputOf({ applicationLog }), popDown());
    expect(events.map(({ code, endpoint, log }) => [code, endpoint, log])).toEqual([
      [10_013, '[::]:9955', 'event-log.application'],
      [10_048, '0.0.0.0:9955', 'event-log.application'],
      [null, '0.0.0.0:9955', 'event-log.application'],
    ]);
  });

  it.each([
    ['MSExchangePOP3BE', 'MSExchange POP3 backend service', true],
    ['msexchangepop3be', ' MSExchange pop3 BackEnd service', true],
    ['MSExchangePOP3BE', 'MSExchangePOP3BE', true],
    ['MSExchangePop3', 'MSExchange POP3 service', true],
    ['MSExchangeImap4', 'MSExchangeIMAP4', true],
    ['MSExchangeIMAP4BE', 'MSExchange IMAP4 backend service', true],
    ['MSExchangeImap4', 'MSExchange IMAP4 backend service', false],
    ['MSExchangeIMAP4BE', 'MSExchange IMAP4 service', false],
    ['MSExchangePop3', 'MSExchange IMAP4 service', false],
    ['MSExchangePOP3BE', 'MSExchange Transport', false],
    ['MSExchangeTransport', 'MSExchange POP3 service', false],
    ['XMSExchangePOP3BE', 'MSExchange POP3 backend service', false],
    ['MSExchangePOP3BE2', 'MSExchange POP3 backend service', false],
  ])('%s speaks through the provider %s: %s', (name, provider, is) => {
    const applicationLog = [backEndEvent(1036, [], failed, provider)];
    expect(told({ applicationLog }, service(name))).toEqual(is ? [[1036, null]] : []);
  });

  it('come newest first, of both logs, from the beginning of the update on', () => {
    const at = (time: string): string => `2026-11-24T${time}.000Z`;
    const input = inputOf({
      systemLog: [
        systemEvent(7034, [displayName], at('03:30:00')),
        systemEvent(7031, [displayName], at('03:29:59')),
        systemEvent(7023, [displayName, '%%5'], at('04:30:00')),
      ],
      applicationLog: [backEndEvent(1036, [], at('04:00:00'))],
      watch: watchOf(),
    });
    const { since, events } = toldSince(input, popDown());
    expect(since).toBe(began);
    expect(events.map(({ eventId }) => eventId)).toEqual([7023, 1036, 7034]);
  });

  it('are none of a log that was not read', () => {
    expect(
      toldSince(
        inputOf({ replace: [errorItem('event-log.system'), errorItem('event-log.application')] }),
        popDown(),
      ).events,
    ).toEqual([]);
  });
});

describe('from when on events count', () => {
  it('is the begin of the watch, else the time of a baseline of this server', () => {
    expect(eventsCountFrom(inputOf({ watch: watchOf() }))).toBe(began);
    expect(eventsCountFrom(inputOf({}))).toBe('2026-11-24T03:00:00.000Z');
    expect(eventsCountFrom(inputOf({ before: null }))).toBeNull();
    const other = afterInputOf(evidenceBefore({ server: { hostName: 'EX02' } }), evidenceAfter());
    expect(other.baseline.note.collectedAt).not.toBeNull();
    expect(eventsCountFrom(other)).toBeNull();
  });

  it('without it none counts, whatever its time', () => {
    const input = inputOf({ before: null, systemLog: [systemEvent(7034, [displayName])] });
    expect(toldSince(input, popDown())).toEqual({ since: null, events: [] });
  });
});
