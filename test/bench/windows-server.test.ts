import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import type { ActionResult } from '../../electron/agent/server/server.ts';
import type {
  Endpoint,
  EvidenceItem,
  PortProbe,
  ProcessRow,
  ServerHeader,
} from '../../shared/evidence/schema.ts';
import { readNative } from '../../shared/facts/read-item.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import { skipUnless } from '../support/skip.ts';
import { benchServices, exchangeFolder } from './support/exchange-services.ts';
import { nodeProgram } from './support/node-programs.ts';
import { benchAvailability } from './support/tools.ts';
import { benchHostName } from './support/windows.ts';
import {
  displayName,
  known,
  serviceIn,
  startDrivenServer,
  type DrivenServer,
} from './windows-server/driven-server.ts';

const backEndImage = benchServices({}).find(({ name }) => name === 'MSExchangePOP3BE')?.path;

/** Runs the Windows server as a Windows process; what it reads are the real sockets and services of that machine. */
skipUnless(benchAvailability())('the Windows server on the Win32 API of Wine', () => {
  let machine: DrivenServer;
  beforeAll(async () => {
    machine = await startDrivenServer();
  });
  afterAll(async () => machine?.bench.stop());

  const probe = (port: number) =>
    families.map((family) => ({ protocol: 'tcp' as const, family, port }));
  const codes = (item: unknown): readonly number[] =>
    known(readNative('port-probe', item as EvidenceItem)).map(({ error }: PortProbe) => error);

  it('says who it is: versions, roles, elevation and code page', async () => {
    const [header] = (await machine.perform([{ do: 'identify' }])) as ServerHeader[];
    expect(header).toEqual({
      hostName: benchHostName,
      osVersion: expect.stringMatching(/^10\.0\.\d+$/),
      elevated: true,
      oemCodePage: 437,
      exchange: {
        version: '15.2.1544.39',
        roles: ['Mailbox', 'ClientAccess', 'HubTransport', 'FrontendTransport', 'Cafe'],
        installPath: `${exchangeFolder}\\`,
      },
    });
  });

  it('leads from the port to the listener, its process, its path and its service, in both families', async () => {
    const [processItem, endpointItem, serviceItem] = await machine.perform([
      { do: 'read', id: 'processes' },
      { do: 'read', id: 'endpoints' },
      { do: 'read', id: 'services' },
    ]);
    const service = serviceIn(serviceItem, 'MSExchangePOP3BE');
    expect(service).toMatchObject({
      displayName,
      state: 'running',
      startType: 'automatic',
      win32ExitCode: 0,
      imagePath: backEndImage,
      dependsOn: ['MSExchangeADTopology'],
    });
    const rows = known(readNative('endpoints', endpointItem as EvidenceItem));
    const listeners = rows.filter(({ localPort }: Endpoint) => localPort === 9955);
    expect(listeners).toEqual(
      families.map((family) => ({
        protocol: 'tcp',
        family,
        localAddress: family === 'ipv4' ? '0.0.0.0' : '::',
        localPort: 9955,
        remoteAddress: null,
        remotePort: null,
        state: 'listen',
        pid: service?.pid,
      })),
    );
    const processes = known(readNative('processes', processItem as EvidenceItem));
    const owner = processes.find(({ pid }: ProcessRow) => pid === service?.pid);
    expect(owner?.imagePath).toBe(backEndImage);
    expect(Date.now() - Date.parse(owner?.startedAt ?? '')).toBeLessThan(20 * 60_000);
  });

  it('reads the counters, and sees them grow with each outgoing connection', async () => {
    const opens = async (): Promise<number> =>
      known(readNative('tcp-statistics', await machine.read({ id: 'tcp-statistics' }))).ipv4
        .activeOpens;
    const before = await opens();
    await machine.bench.connectMany(3);
    expect((await opens()) - before).toBeGreaterThanOrEqual(3);
  });

  it('reads the ports of the Edge directory from the registry', async () => {
    const item = await machine.read({ id: 'registry.adam-ports' });
    expect(known(readNative('registry.adam-ports', item))).toEqual({ ldap: 50_389, ssl: 50_636 });
  });

  it('probes: 10013 at an exclusive listener, 10048 at a connection, 0 where free, and lets go each time', async () => {
    let items: unknown[] = [];
    await machine.whileHeld('ipv4', 9911, async () => {
      items = await machine.perform(
        [9955, 9911, 9922, 9922].map((port) => ({
          do: 'read',
          id: 'port-probe',
          probe: probe(port),
        })),
      );
    });
    expect(items.map(codes)).toEqual([
      [10_013, 10_013],
      [10_048, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('stops a service after those that need it, starts it, and shows both', async () => {
    const [stopped, down, , , started, up] = await machine.perform([
      { do: 'stop', name: 'MSExchangeADTopology' },
      { do: 'read', id: 'services' },
      { do: 'read', id: 'port-probe', probe: probe(9955) },
      { do: 'start', name: 'msexchangeadtopology' },
      { do: 'start', name: 'MSExchangePOP3BE' },
      { do: 'read', id: 'services' },
    ]);
    expect(stopped).toMatchObject({ exitCode: 0 });
    expect(stopped).not.toHaveProperty('failure');
    for (const name of ['MSExchangeADTopology', 'MSExchangePOP3BE'])
      expect(serviceIn(down, name)).toMatchObject({
        state: 'stopped',
        pid: null,
        win32ExitCode: 0,
      });
    expect(started).toMatchObject({ argv: ['StartServiceW', 'MSExchangePOP3BE'], exitCode: 0 });
    expect(serviceIn(up, 'MSExchangePOP3BE')).toMatchObject({ state: 'running' });
  });

  it('reports why a service did not start: the exit code of the service itself', async () => {
    let answers: unknown[] = [];
    await machine.whileHeld('ipv6', 9933, async () => {
      answers = await machine.perform([
        { do: 'start', name: 'MSExchangeIMAP4BE' },
        { do: 'start', name: 'MSExchangeHM' },
        { do: 'read', id: 'services' },
      ]);
    });
    const [captured, failing, after] = answers;
    expect(captured).toMatchObject({ exitCode: 10_048 });
    expect(captured).not.toHaveProperty('failure');
    expect(failing).toMatchObject({ exitCode: 1_114 });
    expect(serviceIn(after, 'MSExchangeIMAP4BE')).toMatchObject({
      state: 'stopped',
      win32ExitCode: 10_048,
    });
  });

  it('refuses to start what is disabled or does not exist, with the Win32 number', async () => {
    const results = await machine.perform([
      { do: 'set-start-type', name: 'MSExchangeHM', startType: 'disabled' },
      { do: 'read', id: 'services' },
      { do: 'start', name: 'MSExchangeHM' },
      { do: 'set-start-type', name: 'MSExchangeHM', startType: 'automatic' },
      { do: 'read', id: 'services' },
      { do: 'set-start-type', name: 'MSExchangeHM', startType: 'manual' },
      { do: 'read', id: 'services' },
      { do: 'start', name: 'NoSuchService' },
      { do: 'stop', name: 'no/such\\name' },
    ]);
    expect(results.map((result) => (result as Partial<ActionResult>).exitCode)).toEqual([
      0,
      undefined,
      1_058,
      0,
      undefined,
      0,
      undefined,
      1_060,
      87,
    ]);
    expect([1, 4, 6].map((index) => serviceIn(results[index], 'MSExchangeHM')?.startType)).toEqual([
      'disabled',
      'automatic',
      'manual',
    ]);
  });

  it('starts a program elevated with its arguments intact, and says what is wrong with others', async () => {
    const script =
      'require("fs").writeFileSync("C:\\\\argv.json", JSON.stringify(process.argv.slice(1)))';
    const args = ['-e', script, 'a b', 'say "hi"', 'C:\\a b\\', ''];
    const answers = await machine.perform([
      { do: 'elevate', executable: nodeProgram, args },
      { do: 'elevate', executable: 'C:\\no\\such.exe', args: [] },
      { do: 'elevate', executable: 'such.exe', args: [] },
    ]);
    expect(answers).toMatchObject([
      { ok: true },
      { ok: false, error: { code: 'not-found' } },
      { ok: false, error: { code: 'bad-request' } },
    ]);
    const seen = join(machine.bench.driveC, 'argv.json');
    await expect.poll(() => existsSync(seen), { timeout: 20_000 }).toBe(true);
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual(args.slice(2));
  });
});
