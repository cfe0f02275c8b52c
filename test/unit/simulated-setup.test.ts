import { describe, expect, it } from 'vitest';

import { scenarioWorlds } from '../../electron/agent/server/simulated/scenarios/index.ts';
import { createWorld } from '../../electron/agent/server/simulated/world/create-world.ts';
import { passTime } from '../../electron/agent/server/simulated/world/pass-time.ts';
import { expectSetup } from '../../electron/agent/server/simulated/world/setup/expect-setup.ts';
import type { World } from '../../electron/agent/server/simulated/world/world.ts';
import { parseEntryLine } from '../../shared/setup-log/entries.ts';
import { scenarioIds, scenarios } from '../../shared/scenarios.ts';
import { beginsAt, readValue, rehearse } from '../support/rehearsal.ts';

const minute = 60_000;
const watched = { ports: [], services: [] };

const expecting = (scenario: keyof typeof scenarioWorlds): World =>
  expectSetup(createWorld(scenarioWorlds[scenario], beginsAt.getTime()));

const updated = (scenario: keyof typeof scenarioWorlds): World => {
  const born = expecting(scenario);
  return passTime(born, born.now + 90 * minute);
};

/** Names in the lines of the service script that begin so, in order. */
const named = ({ setupLog }: World, verb: string): readonly string[] =>
  [
    ...setupLog.matchAll(new RegExp(`\\[ServiceControl\\.ps1\\] ${verb} service '([^']*)'`, 'g')),
  ].map(([, name]) => name ?? '');

const servicesOf = (world: World): readonly string[] =>
  world.services.map(
    ({ definition, state, startType }) => `${definition.name} ${state} ${startType}`,
  );

describe('Setup on a rehearsal server', () => {
  it('begins once somebody watches, and only where the scenario has an update', async () => {
    for (const scenario of scenarioIds) {
      const server = rehearse({ scenario });
      await server.advance?.(60 * minute);
      expect((await server.setupLog().stat()).ok).toBe(false);
      server.openWatch(watched);
      await server.advance?.(15_000);
      expect((await server.setupLog().stat()).ok).toBe(false);
      await server.advance?.(15_000);
      const info = scenarios.find(({ id }) => id === scenario);
      expect((await server.setupLog().stat()).ok).toBe(info?.update !== null);
    }
  });

  it('runs once, however often the watch is opened', async () => {
    const server = rehearse({ scenario: 'setup-fails' });
    for (let times = 0; times < 3; times += 1) {
      server.openWatch(watched);
      await server.advance?.(40 * minute);
    }
    const log = server.setupLog();
    const stat = await log.stat();
    if (!stat.ok) throw new Error(stat.error.message);
    const read = await log.read(0, stat.value.size);
    if (!read.ok) throw new Error(read.error.message);
    expect(
      read.value.toString().match(/Starting Microsoft Exchange Server 2019 Setup/g),
    ).toHaveLength(1);
  });

  it('lasts about as long as it should, and writes stamps of the server’s clock that never go back', () => {
    const { setupLog } = updated('captured-during-update');
    const stamps = setupLog.split('\r\n').flatMap((line) => parseEntryLine(line)?.logTime ?? []);
    const [first = '', last = ''] = [stamps[0], stamps.at(-1)];
    expect(stamps).toEqual(stamps.toSorted());
    expect(first.slice(0, 19)).toBe('2026-11-24T03:00:20');
    const minutes = (Date.parse(`${last}Z`) - Date.parse(`${first}Z`)) / minute;
    expect(minutes).toBeGreaterThan(20);
    expect(minutes).toBeLessThan(30);
  });

  it('stops dependants first, and starts what they need first', () => {
    const world = updated('deferred-protection');
    const stopped = named(world, 'Stopping');
    const started = named(world, 'Starting');
    for (const { definition } of world.services)
      for (const needed of definition.dependsOn) {
        if (!stopped.includes(definition.name) || !stopped.includes(needed)) continue;
        expect(stopped.indexOf(definition.name)).toBeLessThan(stopped.indexOf(needed));
        expect(started.indexOf(definition.name)).toBeGreaterThan(started.indexOf(needed));
      }
    expect(stopped).toContain('MSExchangeADTopology');
    expect(started.toSorted()).toEqual(stopped.toSorted());
    expect(stopped).not.toContain('wsbexchange');
    expect(world.setupLog).toContain("'wsbexchange' was not running.");
  });

  it('has the new version when the files were copied, whatever comes of it', async () => {
    const server = rehearse({ scenario: 'setup-fails' });
    const version = async () =>
      (await server.identify(new AbortController().signal)).exchange?.version;
    expect(await version()).toBe('15.2.1544.4');
    server.openWatch(watched);
    await server.advance?.(30 * minute);
    expect(await version()).toBe('15.2.1748.10');
  });

  it.each(['setup-stuck', 'captured-during-update', 'stuck-stopping'] as const)(
    '%s passes alike in one step and in many',
    (scenario) => {
      const born = expecting(scenario);
      const end = born.now + 26 * minute;
      let stepwise = born;
      for (let at = born.now; at < end; at += 137) stepwise = passTime(stepwise, at);
      stepwise = passTime(stepwise, end);
      const once = passTime(born, end);
      expect(stepwise.setupLog).toBe(once.setupLog);
      expect(servicesOf(stepwise)).toEqual(servicesOf(once));
    },
  );

  it('leaves every process and listener of a service that runs, and none of one that does not', async () => {
    const server = rehearse({ scenario: 'captured-during-update' });
    server.openWatch(watched);
    await server.advance?.(40 * minute);
    const pids = (await readValue(server, 'processes')).map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(pids.length);
    for (const { pid } of await readValue(server, 'endpoints'))
      if (pid !== 0) expect(pids).toContain(pid);
    for (const { pid, state } of await readValue(server, 'services'))
      expect(pid === null).toBe(state === 'stopped');
  });

  it('disabled is disabled: nobody starts a service that Setup has disabled', async () => {
    const server = rehearse({ scenario: 'setup-fails' });
    server.openWatch(watched);
    await server.advance?.(30 * minute);
    const { exitCode } = await server.startService(
      'MSExchangePOP3BE',
      new AbortController().signal,
    );
    expect([1058, 1068]).toContain(exitCode);
  });
});
