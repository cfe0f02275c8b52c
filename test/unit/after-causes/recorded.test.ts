import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { decodeLogEvents } from '../../../electron/agent/server/windows/decode/log-events.ts';
import { decodeSavedServices } from '../../../electron/agent/server/windows/decode/saved-services.ts';
import { findRootCause } from '../../../shared/after/causes/index.ts';
import type { Result } from '../../../shared/result.ts';
import { service } from '../../support/evidence.ts';
import { capture, causeOfPop, inputOf, pop, popDown, savedStartTypes, watchOf } from './down.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/windows/${name}`, import.meta.url), 'utf8');

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** Events in the layout of wevtutil, of a German Windows: names and actions are translated, numbers are not. */
const systemLog = must(decodeLogEvents(fixture('events-system.xml')));
const germanName = 'Microsoft Exchange POP3-Back-End für <Tests>';
/** The events are of 02:10 and 02:11. */
const watch = watchOf({
  startedAt: '2026-11-24T01:00:00.000Z',
  captures: [
    capture({
      firstSeenAt: '2026-11-24T02:05:00.000Z',
      lastSeenAt: '2026-11-24T02:15:00.000Z',
    }),
  ],
});

describe('evidence as Windows gives it', () => {
  it('an event of a translated display name tells that the port was taken, and when', () => {
    const cause = causeOfPop({
      services: [
        popDown({ displayName: germanName, win32ExitCode: 1066, serviceExitCode: 10_048 }),
      ],
      systemLog,
      watch,
    });
    expect(cause).toMatchObject({
      kind: 'port-taken',
      port: 9955,
      family: 'ipv4',
      holder: { pid: 700 },
      heldNow: false,
    });
  });

  it('an event of another service in the same log is told of that one', () => {
    const replication = service('MSExchangeRepl', {
      state: 'stopped',
      displayName: 'Microsoft Exchange Replication',
      win32ExitCode: 1067,
    });
    const input = inputOf({ services: [replication], systemLog, watch });
    expect(findRootCause(input, replication.name)).toMatchObject({
      kind: 'process-died',
      text: 'MSExchangeRepl: its process ended unexpectedly at 2026-11-24 02:10:00 UTC.',
    });
  });

  it('a display name that is not that of the service proves nothing', () => {
    expect(causeOfPop({ services: [popDown()], systemLog, watch }).kind).toBe('not-known');
  });

  it('what Export-Clixml wrote tells how Setup saved the start type', () => {
    const services = must(decodeSavedServices(fixture('saved-services-list.xml')));
    const cause = causeOfPop({
      services: [popDown({ startType: 'disabled' })],
      savedState: [savedStartTypes({}, { services: [...services] })],
      watch,
    });
    expect(cause.text).toContain('Setup saved it as Manual in this update');
    expect(cause.first).toBe(pop);
  });
});
