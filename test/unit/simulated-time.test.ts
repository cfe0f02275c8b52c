import { describe, expect, it } from 'vitest';
import { createSimulatedServer } from '../../electron/agent/server/simulated/simulated-server.ts';
import { scenarioWorlds } from '../../electron/agent/server/simulated/scenarios/index.ts';
import { createWorld } from '../../electron/agent/server/simulated/world/create-world.ts';
import { passTime } from '../../electron/agent/server/simulated/world/pass-time.ts';
import { beginStop } from '../../electron/agent/server/simulated/world/stop-service.ts';
import type { World } from '../../electron/agent/server/simulated/world/world.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import {
  beginsAt,
  collectEvidence,
  examine,
  patient,
  readValue,
  rehearse,
  rowsOf,
  serviceNow,
} from '../support/rehearsal.ts';

const minute = 60_000;

/** Lets hours pass, looking every minute, until somebody is seen on a port. */
const minutesUntilTaken = async (
  server: Server,
  port: number,
  hours: number,
): Promise<number | null> => {
  for (let passed = 1; passed <= hours * 60; passed += 1) {
    await server.advance?.(minute);
    if ((await rowsOf(server, port)).length > 0) return passed;
  }
  return null;
};

describe('time on a rehearsal server', () => {
  it('lets a port be captured while its service is down, and the service then cannot start', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    await server.stopService('MSExchangePOP3BE', patient);
    expect(await minutesUntilTaken(server, 9955, 24)).not.toBeNull();
    expect((await server.startService('MSExchangePOP3BE', patient)).exitCode).toBe(10_048);
    expect(await serviceNow(server, 'MSExchangePOP3BE')).toMatchObject({
      state: 'stopped',
      win32ExitCode: 10_048,
    });
    const { verdict, ports } = await examine(server);
    expect(verdict).toBe('no-go');
    expect(ports.find(({ port }) => port === 9955)?.risk).toBe('captured');
  });

  it('never lets an excluded port be captured', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    await server.stopService('MSExchangePOP3BE', patient);
    for (const family of families)
      await server.reserve({ family, protocol: 'tcp', port: 9955, store: 'persistent' }, patient);
    expect(await minutesUntilTaken(server, 9955, 24)).toBeNull();
    expect((await server.startService('MSExchangePOP3BE', patient)).exitCode).toBe(0);
  });

  it('never gives a port away while its service listens', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    const { pid } = await serviceNow(server, 'MSExchangeIMAP4BE');
    for (let hours = 0; hours < 24; hours += 0.05) {
      await server.advance?.(3 * minute);
      expect((await rowsOf(server, 9933)).filter((row) => row.pid !== pid)).toEqual([]);
    }
  });

  it('hands out ports of the dynamic range only, and none twice in a family', async () => {
    for (const [scenario, first, last] of [
      ['healthy', 6005, 65_534],
      ['edge', 49_152, 65_535],
    ] as const) {
      const server = rehearse({ scenario });
      await server.advance?.(30 * minute);
      const opened = (await readValue(server, 'endpoints')).filter(
        ({ remotePort, localPort }) => remotePort !== null && localPort > 6004,
      );
      expect(opened.length).toBeGreaterThan(100);
      expect(opened.every(({ localPort }) => localPort >= first && localPort <= last)).toBe(true);
      const names = opened.map(({ family, localPort }) => `${family} ${localPort}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('ends the connection that holds a captured port, then its TIME_WAIT', async () => {
    const server = rehearse({ scenario: 'captured' });
    const states = async () =>
      (await rowsOf(server, 9955)).map(({ state, pid }) => [state, pid === 0]);
    expect(await states()).toEqual([['established', false]]);
    await server.advance?.(11 * minute);
    expect(await states()).toEqual([['time-wait', true]]);
    await server.advance?.(2 * minute);
    expect(await states()).toEqual([]);
    expect((await server.startService('MSExchangePOP3BE', patient)).exitCode).toBe(0);
  });

  it('is the same in every rehearsal', async () => {
    const once = JSON.stringify(await collectEvidence(rehearse({ scenario: 'captured' })));
    expect(JSON.stringify(await collectEvidence(rehearse({ scenario: 'captured' })))).toBe(once);
  });

  it('passes alike in one step and in many', () => {
    const born = createWorld(scenarioWorlds['ports-at-risk'], beginsAt.getTime());
    const stopping = beginStop(born, 'W3SVC', 30_000).world;
    const end = born.now + 10 * minute;
    let stepwise = stopping;
    for (let at = born.now; at < end; at += 137) stepwise = passTime(stepwise, at);
    const alive = (world: World) => ({
      random: world.random,
      opened: world.opened,
      services: world.services,
      connections: families.map((family) =>
        [...world.connections[family].values()]
          .filter(({ goneAt }) => goneAt > end)
          .toSorted((left, right) => left.localPort - right.localPort),
      ),
    });
    expect(alive(passTime(stepwise, end))).toEqual(alive(passTime(stopping, end)));
  });

  it('stands still between waits when it is advanced by hand, and begins where it is told', async () => {
    const server = rehearse({ scenario: 'healthy' });
    expect(server.now()).toEqual(beginsAt);
    await server.sleep(2_500, patient);
    expect(server.now().getTime() - beginsAt.getTime()).toBe(2_500);
    await server.advance?.(3_600_000);
    expect(server.now().getTime() - beginsAt.getTime()).toBe(3_602_500);
  });

  it('really passes without that, and can be moved on top', async () => {
    const server = createSimulatedServer({ scenario: 'healthy', now: beginsAt });
    const item = await server.read('endpoints', { signal: patient });
    expect(item.durationMs).toBeGreaterThan(10);
    const before = server.now().getTime();
    expect(before).toBeGreaterThan(beginsAt.getTime());
    await server.advance?.(3_600_000);
    expect(server.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
    await server.close();
  });

  it.each([true, false])('stops waiting when told so (time jumps: %s)', async (autoAdvance) => {
    const server = createSimulatedServer({ scenario: 'unreadable', autoAdvance });
    const abort = new AbortController();
    const reads = [
      server.read('netsh.excludedportrange.ipv6.tcp.active', { signal: abort.signal }),
      server.read('endpoints', { signal: abort.signal }),
    ];
    const sleep = server.sleep(3_600_000, abort.signal);
    abort.abort();
    await expect(sleep).rejects.toThrow();
    for (const item of await Promise.all(reads))
      expect(item).toMatchObject({ kind: 'error', error: { code: 'cancelled' } });
  });
});
