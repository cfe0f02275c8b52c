import { describe, expect, it } from 'vitest';
import { patient, readValue, rehearse, rowsOf, serviceNow } from '../support/rehearsal.ts';

describe('services of a rehearsal server', () => {
  it('stop and start again with a new process, listening as before', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    const before = await serviceNow(server, 'MSExchangePOP3BE');
    const stopped = await server.stopService('msexchangepop3be', patient);
    expect(stopped).toMatchObject({
      exitCode: 0,
      argv: ['ControlService', 'msexchangepop3be', 'SERVICE_CONTROL_STOP'],
    });
    expect(await serviceNow(server, 'MSExchangePOP3BE')).toMatchObject({
      state: 'stopped',
      pid: null,
      win32ExitCode: 0,
    });
    expect(await rowsOf(server, 9955)).toEqual([]);
    const processes = await readValue(server, 'processes');
    expect(
      processes.filter(({ imagePath }) =>
        imagePath?.includes('ClientAccess\\PopImap\\Microsoft.Exchange.Pop3'),
      ),
    ).toEqual([]);
    expect(
      processes.some(({ imagePath }) =>
        imagePath?.includes('FrontEnd\\PopImap\\Microsoft.Exchange.Pop3service.exe'),
      ),
    ).toBe(true);

    expect((await server.startService('MSExchangePOP3BE', patient)).exitCode).toBe(0);
    const after = await serviceNow(server, 'MSExchangePOP3BE');
    expect(after).toMatchObject({ state: 'running', win32ExitCode: 0 });
    expect(after.pid).not.toBe(before.pid);
    const listeners = (await rowsOf(server, 9955)).filter(({ state }) => state === 'listen');
    expect(listeners.map(({ family, pid }) => ({ family, pid }))).toEqual([
      { family: 'ipv4', pid: after.pid },
      { family: 'ipv6', pid: after.pid },
    ]);
  });

  it('are left as they are when they are so already', async () => {
    const server = rehearse({ scenario: 'dag' });
    expect((await server.startService('MSExchangeRepl', patient)).exitCode).toBe(0);
    expect((await server.stopService('MSExchangePOP3BE', patient)).exitCode).toBe(0);
    expect((await serviceNow(server, 'MSExchangePOP3BE')).state).toBe('stopped');
  });

  it('take down what needs them, and bring up what they need', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    expect((await server.stopService('MSExchangeADTopology', patient)).exitCode).toBe(0);
    const running = async (): Promise<readonly string[]> =>
      (await readValue(server, 'services'))
        .filter(({ state }) => state === 'running')
        .map(({ name }) => name);
    const left = await running();
    for (const name of [
      'MSExchangePOP3BE',
      'MSExchangeIS',
      'MSExchangeTransport',
      'MSExchangeADTopology',
    ])
      expect(left).not.toContain(name);
    for (const name of ['MSExchangeDiagnostics', 'FMS', 'W3SVC', 'Netlogon'])
      expect(left).toContain(name);
    const pids = (await readValue(server, 'processes')).map(({ pid }) => pid);
    const orphans = (await readValue(server, 'endpoints')).filter(
      ({ pid }) => pid !== 0 && !pids.includes(pid),
    );
    expect(orphans).toEqual([]);

    expect((await server.startService('MSExchangePOP3BE', patient)).exitCode).toBe(0);
    const now = await running();
    expect(now).toContain('MSExchangeADTopology');
    expect(now).not.toContain('MSExchangeIS');
  });

  it('end with 10048 when something else has the port, in whichever family', async () => {
    const server = rehearse({ scenario: 'captured' });
    expect((await server.startService('MSExchangePOP3BE', patient)).exitCode).toBe(10_048);
    expect(await serviceNow(server, 'MSExchangePOP3BE')).toMatchObject({
      state: 'stopped',
      pid: null,
      win32ExitCode: 10_048,
    });
    expect((await rowsOf(server, 9955)).every(({ state }) => state !== 'listen')).toBe(true);
    const probed = await server.read('port-probe', {
      signal: patient,
      probe: [
        { protocol: 'tcp', family: 'ipv4', port: 9955 },
        { protocol: 'tcp', family: 'ipv6', port: 9955 },
      ],
    });
    expect(probed.kind === 'native' && probed.value).toMatchObject([
      { error: 10_048 },
      { error: 0 },
    ]);
  });

  it('try for a minute and end with 10013 behind a system exclusion', async () => {
    const server = rehearse({ scenario: 'system-exclusion' });
    const began = server.now().getTime();
    expect((await server.startService('MSExchangeIMAP4BE', patient)).exitCode).toBe(10_013);
    expect(server.now().getTime() - began).toBeGreaterThanOrEqual(60_000);
    expect(await serviceNow(server, 'MSExchangeIMAP4BE')).toMatchObject({
      state: 'stopped',
      win32ExitCode: 10_013,
    });
    const probe = [{ protocol: 'tcp', family: 'ipv6', port: 9933 }] as const;
    const probed = await server.read('port-probe', { signal: patient, probe });
    expect(probed.kind === 'native' && probed.value).toMatchObject([{ error: 10_013 }]);
  });

  it('start behind an administered exclusion', async () => {
    const server = rehearse({ scenario: 'system-exclusion' });
    expect((await server.stopService('MSExchangePOP3BE', patient)).exitCode).toBe(0);
    expect((await server.startService('MSExchangePOP3BE', patient)).exitCode).toBe(0);
  });

  it('do not start while they are disabled, and do once that is changed', async () => {
    const server = rehearse({ scenario: 'services-left-disabled' });
    expect((await server.startService('MSExchangeIS', patient)).exitCode).toBe(1058);
    const changed = await server.setStartType('MSExchangeIS', 'automatic', patient);
    expect(changed).toMatchObject({
      exitCode: 0,
      argv: ['ChangeServiceConfigW', 'MSExchangeIS', 'automatic'],
    });
    expect(await serviceNow(server, 'MSExchangeIS')).toMatchObject({
      startType: 'automatic',
      state: 'stopped',
    });
    expect((await server.startService('MSExchangeIS', patient)).exitCode).toBe(0);
  });

  it('do not start when what they need does not', async () => {
    const server = rehearse({ scenario: 'services-left-disabled' });
    await server.setStartType('MSExchangeHM', 'automatic', patient);
    expect((await server.startService('MSExchangeHM', patient)).exitCode).toBe(1068);
  });

  it('are refused by name, and without elevation', async () => {
    const server = rehearse({ scenario: 'healthy' });
    for (const result of [
      await server.startService('NoSuchService', patient),
      await server.stopService('NoSuchService', patient),
      await server.setStartType('NoSuchService', 'manual', patient),
    ])
      expect(result.exitCode).toBe(1060);
    const limited = rehearse({ scenario: 'unreadable' });
    expect((await limited.stopService('MSExchangePOP3BE', patient)).exitCode).toBe(5);
    expect((await limited.setStartType('MSExchangePOP3BE', 'manual', patient)).exitCode).toBe(5);
    expect((await serviceNow(limited, 'MSExchangePOP3BE')).state).toBe('running');
  });

  it('go on stopping when nobody waits any more', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    const result = await server.stopService('MSExchangePOP3BE', AbortSignal.abort());
    expect(result).toMatchObject({ exitCode: 1223, failure: { code: 'cancelled' } });
    expect((await serviceNow(server, 'MSExchangePOP3BE')).state).toBe('stop-pending');
    await server.advance?.(5_000);
    expect((await serviceNow(server, 'MSExchangePOP3BE')).state).toBe('stopped');
  });
});
