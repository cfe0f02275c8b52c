import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { families, protocols } from '../../shared/ports/vocabulary.ts';
import { decodeOem } from '../../shared/text/oem.ts';
import { inRoot } from '../../build/support/paths.ts';
import { skipUnless } from '../support/skip.ts';
import { startBench, type Bench } from './support/bench.ts';
import { setupExclusions } from './support/exchange-files.ts';
import { backEndPorts } from './support/exchange-services.ts';
import { namespaceIds } from './support/namespace.ts';
import { removeLeftRuns } from './support/runs.ts';
import { changeExclusion, readRange, readTable } from './support/tables.ts';
import { benchAvailability } from './support/tools.ts';

const hostSettings = (): string =>
  ['ip_local_port_range', 'ip_local_reserved_ports', 'tcp_max_tw_buckets']
    .map((name) => readFileSync(`/proc/sys/net/ipv4/${name}`, 'utf8'))
    .join('');

/** The server is as a failed try left it: a second one would begin from something else. */
const once = { retry: 0 } as const;

/** Whether the bench behaves like the server that it stands for; everything else that is said on it rests on this. */
skipUnless(benchAvailability())('the bench', () => {
  const before = existsSync('/proc/sys/net') ? hostSettings() : '';
  const range = { first: 9_901, last: 10_000 };
  const free = 9_951;
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({ range: { first: 9_901, count: 100 } });
  });
  afterAll(() => bench?.stop());
  afterEach(() => bench.setNetshMode(null));

  it('shows the range that the kernel really has, in each table', async () => {
    expect((await bench.kernel()).range).toBe('9901 10000');
    for (const family of families)
      for (const protocol of protocols)
        expect(await readRange(bench, family, protocol)).toEqual(range);
    await bench.inside('sh', ['-c', 'echo "9901 9998" > /proc/sys/net/ipv4/ip_local_port_range']);
    expect(await readRange(bench, 'ipv4')).toEqual({ first: 9_901, last: 9_998 });
    await bench.inside('sh', ['-c', 'echo "9901 10000" > /proc/sys/net/ipv4/ip_local_port_range']);
  });

  it('has the exclusions that setup makes, and separate books for families, protocols and stores', async () => {
    const rows = setupExclusions.map((port) => ({
      first: port,
      last: port,
      kind: 'administered' as const,
    }));
    for (const family of families) {
      expect(await readTable(bench, { family })).toEqual(rows);
      expect(await readTable(bench, { family, store: 'persistent' })).toEqual(rows);
      expect(await readTable(bench, { family, protocol: 'udp' })).toEqual([]);
    }
    const added = await changeExclusion(bench, 'add', 7_001, { family: 'ipv6', store: 'active' });
    expect(added.code).toBe(0);
    const has = async (table: Parameters<typeof readTable>[1]): Promise<boolean | undefined> =>
      (await readTable(bench, table))?.some(({ first }) => first === 7_001);
    expect(await has({ family: 'ipv6' })).toBe(true);
    expect(await has({ family: 'ipv6', store: 'persistent' })).toBe(false);
    expect(await has({ family: 'ipv6', protocol: 'udp' })).toBe(false);
    expect(await has({ family: 'ipv4' })).toBe(false);
    await changeExclusion(bench, 'delete', 7_001, { family: 'ipv6', store: 'active' });
    expect(await has({ family: 'ipv6' })).toBe(false);
  });

  it(
    'hands a port out until it is excluded in both families, and never again after that',
    once,
    async () => {
      const handedOut = async (count: number): Promise<boolean> => {
        const ports = [
          ...(await bench.connectMany(count)),
          ...(await bench.connectMany(count, 'ipv6')),
        ];
        expect(ports.every((port) => port >= range.first && port <= range.last)).toBe(true);
        return ports.includes(free);
      };
      expect(await handedOut(500)).toBe(true);
      expect((await changeExclusion(bench, 'add', free, { family: 'ipv4' })).code).toBe(0);
      expect(await handedOut(500)).toBe(true);
      expect((await changeExclusion(bench, 'add', free, { family: 'ipv6' })).code).toBe(0);
      expect(await handedOut(1_500)).toBe(false);
      expect((await changeExclusion(bench, 'delete', free, { family: 'ipv6' })).code).toBe(0);
      expect(await handedOut(500)).toBe(true);
      expect((await changeExclusion(bench, 'delete', free, { family: 'ipv4' })).code).toBe(0);
    },
  );

  it(
    'refuses an exclusion while any socket of that family has the port, and one that is there',
    once,
    async () => {
      const refusal =
        'The process cannot access the file because it is being used by another process.';
      const refused = async (port: number, family: 'ipv4' | 'ipv6'): Promise<void> => {
        const { code, stdout } = await changeExclusion(bench, 'add', port, { family });
        expect([code, stdout.toString('latin1').trim()]).toEqual([1, refusal]);
      };
      // A listening service holds it in both families, a connection in its own.
      await refused(backEndPorts.pop, 'ipv4');
      await refused(backEndPorts.pop, 'ipv6');
      const holder = await bench.capture(free, { family: 'ipv6' });
      await refused(free, 'ipv6');
      expect((await changeExclusion(bench, 'add', free, { family: 'ipv4' })).code).toBe(0);
      await refused(free, 'ipv4');
      // Closed the normal way, the port stays in TIME_WAIT, which counts as well.
      await holder.release('close');
      await refused(free, 'ipv6');
      expect((await changeExclusion(bench, 'delete', free, { family: 'ipv4' })).code).toBe(0);
      const gone = await changeExclusion(bench, 'delete', free, { family: 'ipv4' });
      expect(gone.code).toBe(1);
    },
  );

  it.each(families)(
    'reproduces the incident: captured in %s, a back end ends with 10048',
    async (family) => {
      expect(await bench.stopService('MSExchangePOP3BE')).toMatchObject({ state: 'stopped' });
      const holder = await bench.capture(backEndPorts.pop, { family });
      expect(await bench.startService('MSExchangePOP3BE')).toMatchObject({
        error: 0,
        state: 'stopped',
        win32ExitCode: 10_048,
      });
      await holder.release();
      expect(await bench.startService('MSExchangePOP3BE')).toMatchObject({ state: 'running' });
    },
  );

  it('has system exclusions: without the star, not handed out, and access denied to a service', async () => {
    await bench.stopService('MSExchangeIMAP4BE');
    await bench.setServiceKnobs('MSExchangeIMAP4BE', { BindRetries: 1 });
    const block = await bench.addSystemExclusion(9_930, 9_939);
    const row = { first: 9_930, last: 9_939, kind: 'system' };
    for (const family of families) {
      expect(await readTable(bench, { family })).toContainEqual(row);
      expect(await readTable(bench, { family, store: 'persistent' })).not.toContainEqual(row);
    }
    const ports = await bench.connectMany(500);
    expect(ports.filter((port) => port >= 9_930 && port <= 9_939)).toEqual([]);
    expect(await bench.startService('MSExchangeIMAP4BE')).toMatchObject({
      state: 'stopped',
      win32ExitCode: 10_013,
    });
    await block.release();
  });

  it('loses what is not persistent when the whole server is started again, and nothing else', async () => {
    await changeExclusion(bench, 'add', 7_002, { family: 'ipv4', store: 'active' });
    await changeExclusion(bench, 'add', 7_003, { family: 'ipv4', store: 'persistent' });
    await bench.stopService('MSExchangePOP3BE');
    const holder = await bench.capture(backEndPorts.pop);
    const services = await bench.restartServer();
    expect(services.filter(({ state }) => state !== 'running')).toEqual([]);
    expect(existsSync(`/proc/${holder.linuxPid}/exe`)).toBe(false);
    const table = (await readTable(bench, { family: 'ipv4' })) ?? [];
    expect(table.map(({ first }) => first)).toEqual([...setupExclusions, 7_003]);
  });

  it('misbehaves as told, in the calls that were meant', async () => {
    bench.setNetshMode({ match: ['ipv6', 'dynamicport'], output: 'garbled' });
    expect(await readRange(bench, 'ipv6')).toBeNull();
    expect(await readRange(bench, 'ipv4')).toEqual(range);
    bench.setNetshMode({ match: ['excludedportrange'], rows: 3_000 });
    expect(await readTable(bench, { family: 'ipv4' })).toHaveLength(
      3_000 + setupExclusions.length + 1,
    );
    bench.setNetshMode({ output: 'past-the-end' });
    expect(await readTable(bench, { family: 'ipv4' })).toBeNull();
    bench.setNetshMode({ exitCode: 1 });
    expect((await changeExclusion(bench, 'add', 7_004, { family: 'ipv4' })).code).toBe(1);
  });

  it('greets as mail servers do', async () => {
    const greeting = async (port: number): Promise<string> => {
      const script = `exec 3<>/dev/tcp/127.0.0.1/${port}; head -n 1 <&3`;
      const read = await bench.inside('bash', ['-c', script], { timeoutMs: 10_000 });
      return read.stdout.toString('latin1');
    };
    expect(await greeting(backEndPorts.pop)).toMatch(/^\+OK /);
    expect(await greeting(143)).toMatch(/^\* OK /);
    expect(await greeting(2_525)).toMatch(/^220 /);
  });

  it('shares nothing with a second one, and leaves nothing of it behind', async () => {
    const second = await startBench({ range: { first: 9_801, count: 200 } });
    try {
      expect(second.run.id).not.toBe(bench.run.id);
      expect(await readRange(second, 'ipv4')).toEqual({ first: 9_801, last: 10_000 });
      await changeExclusion(second, 'add', 7_005, { family: 'ipv4' });
      const table = await readTable(bench, { family: 'ipv4' });
      expect(table?.some(({ first }) => first === 7_005)).toBe(false);
      await second.stopService('MSExchangePOP3BE');
      expect(await bench.queryService('MSExchangePOP3BE')).toMatchObject({ state: 'running' });
    } finally {
      const pids = await second.processes('');
      expect(pids.length).toBeGreaterThan(20);
      await second.stop();
      // What has ended and is not collected yet has no executable any more.
      expect(pids.filter((pid) => existsSync(`/proc/${pid}/exe`))).toEqual([]);
      expect(namespaceIds()).not.toContain(second.run.id);
      expect(
        [second.run.folder, second.run.socketFolder].filter((path) => existsSync(path)),
      ).toEqual([]);
    }
    expect(await bench.queryService('MSExchangePOP3BE')).toMatchObject({ state: 'running' });
  });

  it('is removed by the next one when its maker was killed', async () => {
    const module = JSON.stringify(inRoot('test/bench/support/bench.ts'));
    const script = `const { startBench } = await import(${module}); console.log((await startBench()).run.id); setInterval(() => {}, 1000);`;
    const maker = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const id = await new Promise<string>((resolve) =>
      maker.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())),
    );
    const gone = new Promise((resolve) => maker.once('exit', resolve));
    maker.kill('SIGKILL');
    await gone;
    expect(namespaceIds()).toContain(id);
    await removeLeftRuns();
    expect(namespaceIds()).not.toContain(id);
    expect(namespaceIds()).toContain(bench.run.id);
  });

  it('is not reachable from the host, and leaves the settings of the host alone', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: backEndPorts.pop });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    expect(reached).toBe(false);
    expect(hostSettings()).toBe(before);
  });
});

const spoken = [
  { language: 'en', page: 437, range: 'Protocol tcp Dynamic Port Range', legend: 'Administered' },
  { language: 'fr', page: 850, range: 'Port de démarrage : 6005', legend: 'administrés' },
  { language: 'de', page: 850, range: 'Anzahl von Ports: 59530', legend: 'Portausschlüsse' },
  { language: 'zh', page: 936, range: '动态端口范围', legend: '管理的端口排除' },
] as const;

skipUnless(benchAvailability())('the languages of the bench', () => {
  it.each(spoken)(
    '$language: netsh prints code page $page, and the product reads it',
    async (given) => {
      const bench = await startBench({ language: given.language });
      try {
        const shown = await bench.netsh('int', 'ipv6', 'show', 'dynamicport', 'tcp');
        expect(decodeOem(shown.stdout, given.page)).toContain(given.range);
        const table = await bench.netsh('int', 'ipv4', 'show', 'excludedportrange', 'tcp');
        expect(decodeOem(table.stdout, given.page)).toContain(given.legend);
        expect(await readRange(bench, 'ipv4')).toEqual({ first: 6_005, last: 65_534 });
        expect(await readTable(bench, { family: 'ipv4' })).toHaveLength(setupExclusions.length);
      } finally {
        await bench.stop();
      }
    },
  );
});
