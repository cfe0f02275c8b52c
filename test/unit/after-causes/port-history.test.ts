import { describe, expect, it } from 'vitest';

import { contextOf, type CauseContext } from '../../../shared/after/causes/context.ts';
import { failedAt, holderThen } from '../../../shared/after/causes/holder-then.ts';
import { portsOfService } from '../../../shared/after/causes/ports-of-service.ts';
import type { WatchedPortState, WatchState } from '../../../shared/watch/state.ts';
import { listeners, pop3be } from '../../support/evidence.ts';
import {
  backEndEvent,
  capture,
  displayName,
  inputOf,
  pop,
  popDown,
  systemEvent,
  watchOf,
} from './down.ts';

type Given = Parameters<typeof inputOf>[0];

const contextFor = (given: Given, down = popDown({ win32ExitCode: 10_048 })): CauseContext => {
  const input = inputOf({ services: [down], ...given });
  return contextOf(input, [down], down);
};
/** The service failed at 04:10:00. */
const failedThen = (watch: WatchState): CauseContext =>
  contextFor({ watch, systemLog: [systemEvent(7024, [displayName, '%%10048'])] });
const texts = (context: CauseContext): string[] =>
  holderThen(context, 9955).proof.map(({ text }) => text);

describe('when the service failed', () => {
  const sight = {
    name: pop.toUpperCase(),
    state: 'stopped' as const,
    startType: null,
    pid: null,
    win32ExitCode: 10_048,
    serviceExitCode: 0,
  };
  const seen = (given: Partial<typeof sight> = {}) =>
    watchOf({
      services: [{ ...sight, ...given, since: '2026-11-24T04:00:00.000Z', before: sight }],
    });

  it('is when the watch saw it stop with the exit codes that it has now', () => {
    expect(failedAt(contextFor({ watch: seen() }))).toBe('2026-11-24T04:00:00.000Z');
    expect(failedAt(contextFor({ watch: null }))).toBeNull();
    expect(failedAt(contextFor({ watch: watchOf() }))).toBeNull();
    expect(failedAt(contextFor({ watch: seen({ win32ExitCode: 0 }) }))).toBeNull();
    expect(failedAt(contextFor({ watch: seen({ serviceExitCode: 1 }) }))).toBeNull();
    expect(failedAt(contextFor({ watch: seen({ name: 'Other' }) }))).toBeNull();
  });

  it('is the time of its event, before all', () => {
    expect(failedAt(failedThen(seen()))).toBe('2026-11-24T04:10:00.000Z');
  });

  it('is not known where it shows no failure', () => {
    const clean = popDown();
    expect(failedAt(contextFor({ watch: seen({ win32ExitCode: 0 }) }, clean))).toBeNull();
  });
});

describe('who had the port then', () => {
  it.each([
    ['begins 5 s after', { firstSeenAt: '2026-11-24T04:10:05.000Z' }, true],
    ['begins more than 5 s after', { firstSeenAt: '2026-11-24T04:10:05.001Z' }, false],
    ['ends 5 s before', { lastSeenAt: '2026-11-24T04:09:55.000Z' }, true],
    ['ends more than 5 s before', { lastSeenAt: '2026-11-24T04:09:54.999Z' }, false],
    ['is of UDP', { protocol: 'udp' as const }, false],
  ])('a capture that %s', (_name, given, is) => {
    const { capture: found } = holderThen(
      failedThen(watchOf({ captures: [capture(given)] })),
      9955,
    );
    expect(found !== null).toBe(is);
  });

  it('is the newest of several', () => {
    const captures = [capture(), capture({ id: 'capture-2' })];
    expect(holderThen(failedThen(watchOf({ captures })), 9955).capture?.id).toBe('capture-2');
  });

  it('is told once, with what else was seen, and nothing is said to be missing', () => {
    const captures = [
      capture({ firstSeenAt: '2026-11-24T03:31:00.000Z', lastSeenAt: '2026-11-24T03:32:00.000Z' }),
      capture({ lastSeenAt: null }),
    ];
    const holder =
      'The watch saw backup.exe (process 700), connected to 10.0.0.9:443 on tcp/9955 in IPv4';
    expect(texts(failedThen(watchOf({ captures })))).toEqual([
      `${holder} from 03:31:00 to 03:32:00.`,
      `${holder} from 04:05:00 and was not seen to let go; the service failed at 04:10:00 UTC.`,
    ]);
  });

  it('where the time is not known, only a capture makes that worth saying', () => {
    expect(texts(contextFor({ watch: watchOf() }))).toEqual([]);
    expect(texts(contextFor({ watch: watchOf({ captures: [capture()] }) }))).toHaveLength(2);
    expect(texts(contextFor({ watch: null }))).toEqual([
      'Nobody watched the update, so who had the port at that time is not known.',
    ]);
  });

  const at = (time: string): string => `2026-11-24T${time}.000Z`;
  it.each([
    ['within the watch', {}, false],
    ['at its first look', { startedAt: at('04:10:00') }, false],
    ['at its last', { endedAt: at('04:10:00') }, false],
    ['while it goes on', { endedAt: null }, false],
    ['after it', { endedAt: at('04:09:59') }, true],
    ['in a gap', { gaps: [{ from: at('04:09:00'), to: at('04:11:00') }] }, true],
    ['at the edges of a gap', { gaps: [{ from: at('04:10:00'), to: at('04:10:00') }] }, true],
    ['before a gap', { gaps: [{ from: at('04:11:00'), to: at('04:12:00') }] }, false],
    ['after a gap', { gaps: [{ from: at('04:08:00'), to: at('04:09:00') }] }, false],
  ])('nobody was seen %s', (_name, given, unwatched) => {
    expect(texts(failedThen(watchOf(given)))).toEqual([
      unwatched
        ? 'Nobody watched at 04:10:00 UTC, when the service failed.'
        : 'The watch saw nobody on the port at 04:10:00 UTC, when the service failed.',
    ]);
  });
});

describe('the ports of a service', () => {
  const ports = (context: CauseContext) =>
    portsOfService(context).map(({ assessed, named, certain }) => [
      assessed.report.port,
      named,
      certain,
    ]);
  const watched = (
    port: number,
    ...seen: readonly ('listening' | 'free' | null)[]
  ): WatchedPortState => {
    const sightOf = (status: 'listening' | 'free' | null | undefined) =>
      status ? { status, holder: null, why: null, since: '2026-11-24T03:30:00.000Z' } : null;
    return {
      service: pop.toLowerCase(),
      protocol: 'tcp',
      port,
      families: { ipv4: sightOf(seen[0]), ipv6: sightOf(seen[1]) },
    };
  };

  it('are those of the baseline; then neither the watch nor candidates add any', () => {
    const watch = watchOf({ ports: [watched(7000, 'listening', 'listening')] });
    expect(ports(contextFor({ watch }))).toEqual([[9955, null, true]]);
    const two = {
      services: [pop3be()],
      endpoints: [...listeners(9955, 4120), ...listeners(110, 4120)],
    };
    expect(ports(contextFor({ before: two, watch }))).toEqual([
      [110, null, true],
      [9955, null, true],
    ]);
  });

  it('begin with the one that the service named, which is told once', () => {
    const applicationLog = [
      backEndEvent(1018, ['[::]:9955']),
      backEndEvent(1019, ['10048', '0.0.0.0:1234']),
      backEndEvent(1019, ['10048']),
      backEndEvent(1019, ['10048', '[::]:1234']),
    ];
    expect(ports(contextFor({ applicationLog }))).toEqual([
      [9955, 'ipv6', true],
      [1234, 'ipv4', true],
    ]);
    expect(ports(contextFor({ before: null, applicationLog, watch: watchOf() }))).toEqual([
      [9955, 'ipv6', true],
      [1234, 'ipv4', true],
    ]);
  });

  it('without a baseline are those on which the watch saw it listen, in one family at least', () => {
    const seen = [
      watched(7000, 'listening', null),
      watched(7001, null, 'listening'),
      watched(7002, 'free', 'free'),
      watched(7003, null, null),
      { ...watched(7004, 'listening', 'listening'), service: 'Other' },
    ];
    expect(ports(contextFor({ before: null, watch: watchOf({ ports: seen }) }))).toEqual([
      [7000, null, true],
      [7001, null, true],
    ]);
  });

  it('are documented candidates only where nothing else is known', () => {
    expect(ports(contextFor({ before: null }))).toEqual([
      [1995, null, false],
      [9955, null, false],
    ]);
    expect(ports(contextFor({ before: { services: [pop3be()], endpoints: [] } }))).toEqual([]);
  });
});
