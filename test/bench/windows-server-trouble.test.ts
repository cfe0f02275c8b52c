import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { exclusionItem } from '../../shared/evidence/items.ts';
import type { EvidenceItem } from '../../shared/evidence/schema.ts';
import { readDynamicPort, readExclusions } from '../../shared/facts/read-item.ts';
import { exclusionText } from '../support/evidence.ts';
import { skipUnless } from '../support/skip.ts';
import { whyNoWine } from './windows-server/environment.ts';
import {
  known,
  serviceIn,
  startExchangeMachine,
  type ExchangeMachine,
} from './windows-server/exchange-machine.ts';

/** The same, with a netsh that does what the test wants, and with a Windows that does not answer. */
skipUnless(await whyNoWine())('the Windows server, its netsh, and what goes wrong with it', () => {
  let machine: ExchangeMachine;
  beforeAll(async () => {
    machine = await startExchangeMachine();
  });
  afterAll(async () => machine?.stop());
  afterEach(() => machine.resetNetsh());

  it('excludes a port so that the kernel obeys, and takes it back', async () => {
    const what = { family: 'ipv4', protocol: 'tcp', port: 9955, store: 'persistent' } as const;
    const reserved = async (): Promise<string> =>
      (await machine.inside('cat', '/proc/sys/net/ipv4/ip_local_reserved_ports')).trim();
    expect(await machine.act({ do: 'reserve', what })).toMatchObject({ exitCode: 0 });
    expect(await reserved()).toBe('9955');
    expect(await machine.act({ do: 'release', what })).toMatchObject({ exitCode: 0 });
    expect(await reserved()).toBe('');
    const calls = machine.netshCalls();
    expect(calls.toLowerCase()).toMatch(
      /^int ipv4 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent \| path=c:\\windows\\system32;c:\\windows\r?\n/,
    );
  });

  it('hands on the refusal of an exclusion byte for byte', async () => {
    const refusal = Buffer.from('The process cannot access the file \x82\xff.\r\n', 'latin1');
    machine.netshRefuses(refusal);
    const what = { family: 'ipv6', protocol: 'tcp', port: 9955, store: 'persistent' } as const;
    const refused = await machine.act({ do: 'reserve', what });
    expect(refused).toMatchObject({ exitCode: 1, stdoutBase64: refusal.toString('base64') });
    expect(refused).not.toHaveProperty('failure');
  });

  it('keeps the bytes that netsh printed, whatever they mean', async () => {
    const bytes = Buffer.from([...Array.from({ length: 256 }, (_, index) => index), 13, 10, 10]);
    machine.netshPrints('dynamicport', bytes);
    const item = await machine.read({ id: 'netsh.dynamicport.ipv4.tcp' });
    expect(item).toMatchObject({ kind: 'command', stdoutBase64: bytes.toString('base64') });
    expect(readDynamicPort('netsh.dynamicport.ipv4.tcp', item)).toMatchObject({
      known: false,
      code: 'garbled',
    });
  });

  it('reads a table of 5,000 exclusions', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      first: 10_000 + index * 10,
      last: 10_005 + index * 10,
      kind: 'system' as const,
    }));
    machine.netshPrints('excludedportrange', exclusionText(rows));
    const id = exclusionItem('ipv4', 'tcp', 'active');
    const item = await machine.read({ id });
    expect(known(readExclusions(id, 'active', item))).toHaveLength(5_000);
  });

  it('is not fooled by empty output, or by an exit code other than 0', async () => {
    const id = exclusionItem('ipv6', 'tcp', 'persistent');
    const empty = await machine.read({ id });
    machine.netshPrints(
      'excludedportrange',
      exclusionText([{ first: 9955, last: 9955, kind: 'administered' }]),
      1,
    );
    const refused = await machine.read({ id });
    machine.netshPrints(
      'excludedportrange',
      exclusionText([{ first: 9955, last: 9955, kind: 'administered' }]),
      5,
    );
    const unexpected = await machine.read({ id });
    expect(readExclusions(id, 'persistent', empty)).toMatchObject({ known: false });
    expect(refused).toMatchObject({ kind: 'command', exitCode: 1 });
    expect(readExclusions(id, 'persistent', refused)).toMatchObject({
      known: false,
      code: 'exit-code',
    });
    expect(unexpected).toMatchObject({
      kind: 'error',
      error: { code: 'failed', message: expect.stringContaining('exit code 5') },
    });
  });

  it('gives a slow netsh up after its time limit, and a cancelled one at once, and ends both', async () => {
    machine.netshPrints('dynamicport', 'part of a table', 0, 60_000);
    const items = (await machine.perform(
      [
        { do: 'read', id: 'netsh.dynamicport.ipv4.tcp' },
        { do: 'read', id: 'netsh.dynamicport.ipv4.tcp', cancelAfterMs: 200 },
        {
          do: 'reserve',
          what: { family: 'ipv4', protocol: 'tcp', port: 1, store: 'active' },
          cancelAfterMs: 1,
        },
      ],
      { longestReadMs: 1_000 },
    )) as EvidenceItem[];
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'error', error: { code: 'timed-out' } },
      { kind: 'error', error: { code: 'cancelled' } },
    ]);
    expect(items[2]).toMatchObject({ failure: { code: 'cancelled' } });
    await expect.poll(() => machine.processes('netsh'), { timeout: 10_000 }).toEqual([]);
  });

  it('lives on beside a service control manager that hangs, and ends in spite of it', async () => {
    const [manager] = await machine.processes('system32\\services.exe');
    expect(manager).toBeGreaterThan(0);
    process.kill(Number(manager), 'SIGSTOP');
    try {
      const items = (await machine.perform(
        [
          { do: 'read', id: 'services' },
          { do: 'read', id: 'services' },
          { do: 'stop', name: 'MSExchangePOP3BE' },
          { do: 'read', id: 'endpoints' },
        ],
        { longestReadMs: 1_500 },
      )) as EvidenceItem[];
      expect(items.slice(0, 3)).toMatchObject([
        { kind: 'error', error: { code: 'timed-out', message: expect.stringContaining('1.5 s') } },
        { kind: 'error', error: { code: 'timed-out', message: expect.stringContaining('hangs') } },
        { failure: { code: 'timed-out' } },
      ]);
      expect(items[3]).toMatchObject({
        kind: 'native',
        value: expect.arrayContaining([expect.objectContaining({ localPort: 9955 })]),
      });
    } finally {
      process.kill(Number(manager), 'SIGCONT');
    }
    expect(serviceIn(await machine.read({ id: 'services' }), 'MSExchangePOP3BE')?.state).toBe(
      'running',
    );
  });
});
