import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { exclusionItem } from '../../shared/evidence/items.ts';
import type { EvidenceItem } from '../../shared/evidence/schema.ts';
import { readDynamicPort, readExclusions } from '../../shared/facts/read-item.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import { exclusionText } from '../support/evidence.ts';
import { skipUnless } from '../support/skip.ts';
import { benchAvailability } from './support/tools.ts';
import {
  known,
  serviceIn,
  startDrivenServer,
  type DrivenServer,
} from './windows-server/driven-server.ts';

/** The same, with a netsh that does what the test wants, and with a Windows that does not answer. */
skipUnless(benchAvailability())(
  'the Windows server, its netsh, and what goes wrong with it',
  () => {
    let machine: DrivenServer;
    beforeAll(async () => {
      machine = await startDrivenServer();
    });
    afterAll(async () => machine?.bench.stop());
    afterEach(() => machine.bench.setNetshMode(null));

    it('excludes a port so that the kernel obeys, and takes it back', async () => {
      const port = 9_957;
      const reserved = async (): Promise<readonly string[]> =>
        (await machine.bench.kernel()).reserved.split(',');
      machine.bench.forgetNetshCalls();
      const change = async (verb: 'reserve' | 'release'): Promise<void> => {
        for (const family of families) {
          const what = { family, protocol: 'tcp', port, store: 'persistent' } as const;
          expect(await machine.act({ do: verb, what })).toMatchObject({ exitCode: 0 });
        }
      };
      await change('reserve');
      expect(await reserved()).toContain(String(port));
      await change('release');
      expect(await reserved()).not.toContain(String(port));
      expect(machine.bench.netshCalls()[0]?.toLowerCase()).toBe(
        'int ipv4 add excludedportrange protocol=tcp startport=9957 numberofports=1 store=persistent | path=c:\\windows\\system32;c:\\windows',
      );
    });

    it('hands on the refusal of an exclusion byte for byte', async () => {
      const refusal = Buffer.from('The process cannot access the file \x82\xff.\r\n', 'latin1');
      machine.bench.setNetshMode({ match: ['add'], reply: refusal, exitCode: 1 });
      const what = { family: 'ipv6', protocol: 'tcp', port: 9955, store: 'persistent' } as const;
      const refused = await machine.act({ do: 'reserve', what });
      expect(refused).toMatchObject({ exitCode: 1, stdoutBase64: refusal.toString('base64') });
      expect(refused).not.toHaveProperty('failure');
    });

    it('keeps the bytes that netsh printed, whatever they mean', async () => {
      const bytes = Buffer.from([...Array.from({ length: 256 }, (_, index) => index), 13, 10, 10]);
      machine.bench.setNetshMode({ match: ['dynamicport'], reply: bytes });
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
      machine.bench.setNetshMode({ match: ['excludedportrange'], reply: exclusionText(rows) });
      const id = exclusionItem('ipv4', 'tcp', 'active');
      const item = await machine.read({ id });
      expect(known(readExclusions(id, 'active', item))).toHaveLength(5_000);
    });

    it('is not fooled by empty output, or by an exit code other than 0', async () => {
      const id = exclusionItem('ipv6', 'tcp', 'persistent');
      machine.bench.setNetshMode({ output: 'empty' });
      const empty = await machine.read({ id });
      const reply = exclusionText([{ first: 9955, last: 9955, kind: 'administered' }]);
      machine.bench.setNetshMode({ reply, exitCode: 1 });
      const refused = await machine.read({ id });
      machine.bench.setNetshMode({ reply, exitCode: 5 });
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
      machine.bench.setNetshMode({ match: ['dynamicport'], delayMs: 60_000 });
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
      await expect
        .poll(() => machine.bench.processes('netsh.exe'), { timeout: 10_000 })
        .toEqual([]);
    });

    it('lives on beside a service control manager that hangs, and ends in spite of it', async () => {
      const [manager] = await machine.bench.processes('system32\\services.exe');
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
          {
            kind: 'error',
            error: { code: 'timed-out', message: expect.stringContaining('1.5 s') },
          },
          {
            kind: 'error',
            error: { code: 'timed-out', message: expect.stringContaining('hangs') },
          },
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
  },
);
