import { setTimeout as really } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { families } from '../../../shared/ports/vocabulary.ts';
import { notingReserves } from '../../support/noting-reserves.ts';
import { serviceNow } from '../../support/rehearsal.ts';
import { imap4, operator, pop3 } from '../../support/run.ts';
import {
  authorise,
  notAsBefore,
  readyToUpdate,
  told,
  watchedService,
  watchOf,
  watchTheUpdate,
} from '../../support/update.ts';

describe('an update in which a port is captured', () => {
  it('names the holder of each capture, and ends with POP3 back end down while Setup reports success', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await watchTheUpdate(driven);
    const { captures, setup, setupNotes } = watchOf(driven);
    const w3wp = captures.find(({ port, family }) => port === 9955 && family === 'ipv4');
    expect(w3wp).toMatchObject({
      service: pop3,
      holder: {
        image: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
        service: null,
        remote: '10.0.0.5:3268',
      },
      lastSeenAt: null,
    });
    const lsass = captures.find(
      ({ port, holder }) => port === 9933 && holder.remote?.endsWith(':88'),
    );
    expect(lsass).toMatchObject({ family: 'ipv6', holder: { remote: '[fd00:10::5]:88' } });
    const lasted = Date.parse(lsass?.lastSeenAt ?? '') - Date.parse(lsass?.firstSeenAt ?? '');
    expect(lasted).toBeGreaterThan(6_000);
    expect(lasted).toBeLessThan(8_000);

    expect(setup?.status).toBe('succeeded');
    expect(setupNotes.map(({ text }) => text)).toContain(`Unable to restore service '${pop3}'.`);
    expect(watchedService(driven, pop3)).toMatchObject({
      state: 'stopped',
      startType: 'automatic',
      win32ExitCode: 10_048,
      before: { state: 'running' },
    });
    expect(notAsBefore(driven)).toEqual([pop3]);
    expect(watchedService(driven, imap4).state).toBe('running');
    const port = watchOf(driven).ports.find((one) => one.port === 9955);
    expect(port?.families).toMatchObject({
      ipv4: { status: 'captured' },
      ipv6: { status: 'free' },
    });
    expect(told(driven, 'port').some((text) => text.includes('captured by w3wp.exe'))).toBe(true);
    // In the last moment, and for the port that is still taken then.
    const warnings = driven.events.filter(
      ({ body }) => body.type === 'problem' && body.urgent === true,
    );
    expect(warnings.map(({ body }) => body.type === 'problem' && body.text)).toEqual([
      expect.stringMatching(
        /^Setup is about to start the services again, and tcp\/9955 is still held by w3wp\.exe .*MSExchangePOP3BE cannot start \(10048\)/,
      ),
    ]);
    const refused = driven.events.find(
      ({ body }) =>
        body.type === 'service-changed' &&
        body.service.name === pop3 &&
        body.service.win32ExitCode === 10_048,
    );
    expect(warnings[0]?.seq).toBeLessThan(refused?.seq ?? 0);
  });

  it('lets go of the port when its connection is closed, and POP3 back end starts again', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await watchTheUpdate(driven);
    const capture = watchOf(driven).captures.find(({ port }) => port === 9955);
    const { id: planId, hash } = await driven.must('capture.propose', {
      captureId: capture?.id ?? '',
      action: 'close-connection',
    });
    expect(await driven.must('plan.apply', { planId, hash, by: operator })).toMatchObject({
      outcome: 'applied',
    });
    await driven.server.startService(pop3, new AbortController().signal);
    expect(await serviceNow(driven.server, pop3)).toMatchObject({ state: 'running' });
  });
});

describe('the same update with protection authorised before', () => {
  it('excludes each port in the first moment after its service has stopped, and nobody captures it', async () => {
    const driven = await readyToUpdate('deferred-protection');
    for (const service of [pop3, imap4]) await authorise(driven, service);
    await watchTheUpdate(driven);
    expect(watchOf(driven).captures).toEqual([]);
    expect(driven.events.filter(({ body }) => body.type === 'problem')).toEqual([]);
    expect(driven.state().plans.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    for (const service of [pop3, imap4]) {
      const stopped = driven.events.find(
        ({ body }) =>
          body.type === 'service-changed' &&
          body.service.name === service &&
          body.service.state === 'stopped',
      );
      const plan = driven.state().plans.find((one) => one.plan.service === service);
      const reserved = driven.events.filter(
        ({ body }) =>
          body.type === 'step-intended' &&
          body.planId === plan?.plan.id &&
          body.command.includes('add excludedportrange'),
      );
      expect(reserved).toHaveLength(2);
      for (const { at } of reserved)
        expect(Date.parse(at) - Date.parse(stopped?.at ?? '')).toBeLessThan(500);
    }
    expect(notAsBefore(driven)).toEqual([]);
    expect(watchOf(driven).setup?.status).toBe('succeeded');
    const ports = watchOf(driven).ports.filter(({ port }) => [9955, 9933].includes(port));
    for (const { families: seen } of ports)
      for (const family of families) expect(seen[family]?.status).toBe('listening');
  });

  it('loses the port where nothing was authorised: the protection makes the difference', async () => {
    const driven = await readyToUpdate('deferred-protection');
    await authorise(driven, imap4);
    await watchTheUpdate(driven);
    expect(watchOf(driven).captures.map(({ service }) => service)).toEqual([pop3]);
    expect(watchedService(driven, pop3).win32ExitCode).toBe(10_048);
  });

  it('is in time also when the machine of the rehearsal is slow: a clock that is moved waits for the watch', async () => {
    const driven = await readyToUpdate('deferred-protection', {
      change: notingReserves(async () => {
        await really(150);
      }),
    });
    await authorise(driven, pop3);
    await watchTheUpdate(driven);
    expect(watchOf(driven).captures.filter(({ port }) => port === 9955)).toEqual([]);
    expect(watchedService(driven, pop3).state).toBe('running');
  });
});
