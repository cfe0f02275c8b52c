import { describe, expect, it } from 'vitest';

import type { ServiceFault } from '../../electron/agent/server/simulated/scenarios/scenario.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import type { Service } from '../../shared/evidence/schema.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { patient, readValue, rehearse, rowsOf, serviceNow } from '../support/rehearsal.ts';

const minute = 60_000;
const pop3 = 'MSExchangePOP3BE';

/** Lets the scenario's update pass, and a minute more. Answers with what ran before and does not now. */
const update = async (server: Server): Promise<readonly Service[]> => {
  const before = await readValue(server, 'services');
  server.openWatch({ ports: [], services: [] });
  const log = server.setupLog();
  for (let minutes = 0; minutes < 90; minutes += 1) {
    await server.advance?.(minute);
    const stat = await log.stat();
    const read = stat.ok ? await log.read(0, stat.value.size) : stat;
    if (read.ok && Buffer.from(read.value).includes('End of Setup')) break;
  }
  await server.advance?.(minute);
  const ran = new Set(before.filter(({ state }) => state === 'running').map(({ name }) => name));
  return (await readValue(server, 'services')).filter(
    ({ name, state }) => ran.has(name) && state !== 'running',
  );
};

const downIn = async (scenario: ScenarioId): Promise<readonly Service[]> =>
  update(rehearse({ scenario }));

/** A server without a port at risk, on which the update does something to POP3 back end. */
const faulty = (fault: ServiceFault): Server =>
  rehearse({
    scenario: 'dependency-down',
    adapt: (scenario) => ({
      ...scenario,
      setup: scenario.setup && { ...scenario.setup, afterUpdate: { [pop3]: fault } },
    }),
  });

const systemEvents = async (server: Server) =>
  (await readValue(server, 'event-log.system')).map(({ eventId, values }) => [eventId, ...values]);

describe('after the update of a rehearsal server', () => {
  it('all-well: everything runs', async () => {
    expect(await downIn('all-well')).toEqual([]);
  });

  it('pop3be-down: POP3 back end alone is down, until its port is given back some minutes later', async () => {
    const server = rehearse({ scenario: 'pop3be-down' });
    expect(await update(server)).toMatchObject([
      { name: pop3, state: 'stopped', win32ExitCode: 10_048, startType: 'automatic' },
    ]);
    expect((await server.startService(pop3, patient)).exitCode).toBe(10_048);
    await server.advance?.(12 * minute);
    expect((await server.startService(pop3, patient)).exitCode).toBe(0);
  });

  it('pop3be-down: closing the one connection gives the port back, too', async () => {
    const server = rehearse({ scenario: 'pop3be-down' });
    await update(server);
    const [row] = await rowsOf(server, 9955);
    if (!row || row.remoteAddress === null || row.remotePort === null)
      throw new Error('Nobody has the port.');
    const { localAddress, localPort, remoteAddress, remotePort } = row;
    const what = { localAddress, localPort, remoteAddress, remotePort };
    expect((await server.closeConnection(what, patient)).exitCode).toBe(0);
    expect((await server.startService(pop3, patient)).exitCode).toBe(0);
  });

  it('services-left-disabled: nothing that ran is down, and the others are disabled as before', async () => {
    const server = rehearse({ scenario: 'services-left-disabled' });
    const disabled = async (): Promise<readonly string[]> =>
      (await readValue(server, 'services'))
        .filter(({ startType }) => startType === 'disabled')
        .map(({ name }) => name);
    const before = await disabled();
    expect(await update(server)).toEqual([]);
    expect(await disabled()).toEqual(before);
    expect(before.length).toBeGreaterThan(20);
  });

  it('setup-fails: twenty services and more are down and disabled, and can be brought back', async () => {
    const server = rehearse({ scenario: 'setup-fails' });
    const before = await readValue(server, 'services');
    expect(before.find(({ name }) => name === 'MSExchangeIMAP4BE')).toMatchObject({
      startType: 'manual',
      state: 'stopped',
    });
    const down = await update(server);
    expect(down.length).toBeGreaterThanOrEqual(20);
    expect(new Set(down.map(({ startType }) => startType))).toEqual(new Set(['disabled']));
    expect(await serviceNow(server, 'MSExchangeIMAP4BE')).toMatchObject({ startType: 'disabled' });
    for (const { name, startType } of before)
      if (startType !== null) await server.setStartType(name, startType, patient);
    for (const { name, state } of before)
      if (state === 'running')
        expect((await server.startService(name, patient)).exitCode, name).toBe(0);
    const stood = ({ name, state, startType }: Service) => [name, state, startType].join(' ');
    expect((await readValue(server, 'services')).map(stood)).toEqual(before.map(stood));
  });

  it('dependency-down: what needs the disabled service is down, and comes back with it', async () => {
    const server = rehearse({ scenario: 'dependency-down' });
    const down = await update(server);
    expect(down.length).toBeGreaterThan(20);
    expect(down.find(({ name }) => name === 'NetTcpPortSharing')).toMatchObject({
      startType: 'disabled',
    });
    const others = down.filter(({ name }) => name !== 'NetTcpPortSharing');
    expect(new Set(others.map(({ startType }) => startType))).toEqual(new Set(['automatic']));
    expect(new Set(others.map(({ win32ExitCode }) => win32ExitCode))).toEqual(new Set([1068]));
    expect(await systemEvents(server)).toContainEqual([
      7001,
      'Microsoft Exchange Active Directory Topology',
      'Net.Tcp Port Sharing Service',
      '%%1058',
    ]);
    await server.setStartType('NetTcpPortSharing', 'automatic', patient);
    for (const { name } of down)
      expect((await server.startService(name, patient)).exitCode, name).toBe(0);
  });

  it('stuck-stopping: one service stays in stop-pending, and can neither be started nor stopped', async () => {
    const server = rehearse({ scenario: 'stuck-stopping' });
    const down = await update(server);
    expect(down.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'HostControllerService stop-pending',
    ]);
    await server.advance?.(60 * minute);
    expect((await serviceNow(server, 'HostControllerService')).state).toBe('stop-pending');
    expect((await server.startService('HostControllerService', patient)).exitCode).toBe(1061);
    expect((await server.stopService('HostControllerService', patient)).exitCode).toBe(1061);
  });
});

describe('what can go wrong with one service after the update', () => {
  it('its account may not log on: 1069, with 7038 and 7000', async () => {
    const server = faulty({ kind: 'logon-failed', account: 'CONTOSO\\svc-pop' });
    expect(await update(server)).toMatchObject([{ name: pop3, win32ExitCode: 1069 }]);
    expect(await systemEvents(server)).toEqual([
      [7038, pop3, 'CONTOSO\\svc-pop', '%%1326'],
      [7000, 'Microsoft Exchange POP3 Backend', '%%1069'],
    ]);
  });

  it('it does not report in time: 1053, with 7009 and 7000', async () => {
    const server = faulty({ kind: 'times-out' });
    expect(await update(server)).toMatchObject([{ name: pop3, win32ExitCode: 1053 }]);
    expect(await systemEvents(server)).toEqual([
      [7009, '30000', 'Microsoft Exchange POP3 Backend'],
      [7000, 'Microsoft Exchange POP3 Backend', '%%1053'],
    ]);
  });

  it('its process ends: 1067, with 7034, and nothing of it is left', async () => {
    const server = faulty({ kind: 'dies', afterMs: 5_000 });
    expect(await update(server)).toMatchObject([{ name: pop3, win32ExitCode: 1067, pid: null }]);
    expect(await systemEvents(server)).toEqual([[7034, 'Microsoft Exchange POP3 Backend', '1']]);
    expect((await rowsOf(server, 1995)).filter(({ state }) => state === 'listen')).toEqual([]);
  });

  it('it flaps: it comes and goes, with a 7031 each time', async () => {
    const server = faulty({ kind: 'flaps', upMs: 8_000, downMs: 5_000 });
    await update(server);
    const seen = new Set<string>();
    for (let looks = 0; looks < 60; looks += 1) {
      seen.add((await serviceNow(server, pop3)).state);
      await server.advance?.(1_000);
    }
    expect(seen).toContain('running');
    expect(seen).toContain('stopped');
    const events = await systemEvents(server);
    expect(events.length).toBeGreaterThan(4);
    expect(events[1]).toEqual([
      7031,
      'Microsoft Exchange POP3 Backend',
      '2',
      '5000',
      '1',
      'Restart the service',
    ]);
  });

  it('it is slow: it is start-pending for a while, and runs', async () => {
    const server = faulty({ kind: 'starts-slowly', takesMs: 90_000 });
    expect(await update(server)).toEqual([]);
  });

  it('none of it happens before the update', async () => {
    const server = faulty({ kind: 'dies', afterMs: 1_000 });
    expect((await server.stopService(pop3, patient)).exitCode).toBe(0);
    expect((await server.startService(pop3, patient)).exitCode).toBe(0);
    await server.advance?.(10 * minute);
    expect((await serviceNow(server, pop3)).state).toBe('running');
  });
});
