import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from 'vitest';

import type { ProtocolTarget } from '../../shared/evidence/after-schema.ts';
import { nativeItems, type NativeItemId, type NativeValue } from '../../shared/evidence/items.ts';
import type { EvidenceItem } from '../../shared/evidence/schema.ts';
import { skipUnless } from '../support/skip.ts';
import { configurationFiles, customisedFile } from './support/exchange-configuration.ts';
import { onDrive } from './support/exchange-files.ts';
import { backEndPorts } from './support/exchange-services.ts';
import { benchAvailability } from './support/tools.ts';
import { serviceIn, startDrivenServer, type DrivenServer } from './windows-server/driven-server.ts';

const valueOf = <Id extends NativeItemId>(id: Id, item: unknown): NativeValue<Id> => {
  const read = item as EvidenceItem;
  if (read.kind !== 'native') throw new Error(JSON.stringify(read));
  return nativeItems[id].parse(read.value) as NativeValue<Id>;
};

const target = (
  service: string,
  port: number,
  given: Partial<ProtocolTarget> = {},
): ProtocolTarget => ({
  service,
  place: 'front-end',
  protocol: 'pop3',
  tls: 'none',
  family: 'ipv4',
  address: '127.0.0.1',
  port,
  ...given,
});
const ipv6 = { family: 'ipv6', address: '::1' } as const;
const imap4 = { protocol: 'imap4' } as const;
const smtp = { protocol: 'smtp' } as const;
const backEnd = { place: 'back-end', tls: 'either' } as const;
const implicit = { tls: 'implicit' } as const;

/** The server is as a failed try left it: a second one would begin from something else. */
const once = { retry: 0 } as const;

/** What is read after the update, by the Windows server itself, as a Windows process. */
skipUnless(benchAvailability())('reads of the third phase on the Win32 API of Wine', () => {
  let machine: DrivenServer;
  beforeAll(async () => {
    machine = await startDrivenServer();
  });
  afterAll(async () => machine?.bench.stop());

  it('hears the greeting of every mail service, with and without TLS, in both families', async () => {
    const talk = [
      target('MSExchangePop3', 110),
      target('MSExchangePop3', 110, ipv6),
      target('MSExchangePop3', 995, implicit),
      target('MSExchangePop3', 995, { ...implicit, ...ipv6 }),
      target('MSExchangeImap4', 143, imap4),
      target('MSExchangeImap4', 993, { ...imap4, ...implicit }),
      target('MSExchangePOP3BE', backEndPorts.pop, backEnd),
      target('MSExchangeFrontEndTransport', 25, smtp),
      target('MSExchangeFrontEndTransport', 587, smtp),
      target('MSExchangeTransport', 2_525, smtp),
      target('MSExchangeIMAP4BE', backEndPorts.imap, { ...backEnd, ...imap4 }),
      target('MSExchangePop3', 110, implicit),
    ];
    const answers = valueOf(
      'protocol-answers',
      await machine.read({ id: 'protocol-answers', talk }),
    );
    expect(answers.map(({ port, outcome, secure }) => [port, outcome, secure])).toEqual([
      [110, 'answered', false],
      [110, 'answered', false],
      [995, 'answered', true],
      [995, 'answered', true],
      [143, 'answered', false],
      [993, 'answered', true],
      [backEndPorts.pop, 'answered', false],
      [25, 'answered', false],
      [587, 'answered', false],
      [2_525, 'answered', false],
      // Manual and stopped on this bench.
      [backEndPorts.imap, 'refused', false],
      [110, 'tls-failed', false],
    ]);
    expect(answers[2]).toMatchObject({
      said: '+OK The Microsoft Exchange POP3 service is ready.',
      certificate: {
        subject: 'CN=ex01.bench.example, O=Bench',
        notAfter: '2120-01-01T00:00:00.000Z',
      },
    });
    expect(answers[4]?.said).toBe('* OK The Microsoft Exchange IMAP4 service is ready.');
    // Whoever hears greetings leaves no connection behind that would keep a service from its port.
    const [stopped, started] = await machine.perform([
      { do: 'stop', name: 'MSExchangePop3' },
      { do: 'start', name: 'MSExchangePop3' },
    ]);
    expect([stopped, started]).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
  });

  it('reads the configuration files with their hashes, and gives out one of them and no other', async () => {
    const [item, text, other] = await machine.perform([
      { do: 'read', id: 'file.configuration' },
      { do: 'read-configuration', path: customisedFile },
      { do: 'read-configuration', path: 'C:\\windows\\system.ini' },
    ]);
    const files = valueOf('file.configuration', item);
    const onDisk = (path: string): Buffer => readFileSync(onDrive(machine.bench.driveC, path));
    expect(files.map(({ path, sha256, problem }) => [path, sha256, problem])).toEqual(
      configurationFiles
        .toSorted()
        .map((path) => [path, createHash('sha256').update(onDisk(path)).digest('hex'), null]),
    );
    expect(text).toEqual({ ok: true, text: onDisk(customisedFile).toString('utf8') });
    expect(other).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('shows the version of each Exchange service, and no trigger where none can be asked for', async () => {
    const item = await machine.read({ id: 'services' });
    expect(serviceIn(item, 'MSExchangePOP3BE')).toMatchObject({ fileVersion: '15.2.1544.4' });
    expect(serviceIn(item, 'Netlogon')).not.toHaveProperty('fileVersion');
    expect(valueOf('services', item).filter(({ triggerStart }) => triggerStart)).toEqual([]);
  });

  it('does not take the silence of an event log that cannot be read for "no events"', async () => {
    const since = new Date().toISOString();
    for (const id of ['event-log.system', 'event-log.application'] as const)
      expect(await machine.read({ id, since })).toMatchObject({
        kind: 'error',
        error: { code: 'not-supported' },
      });
  });

  it(
    'reads what Setup saved, as it was left by one that failed; a later one takes it away',
    once,
    async () => {
      const saved = async () =>
        valueOf('file.setup-saved-state', await machine.read({ id: 'file.setup-saved-state' }));
      expect(await saved()).toEqual([]);
      expect(await machine.bench.startSetup({ failAt: 'copy', downMs: 100 }).ended).toBe(1);
      const files = await saved();
      expect(files.map(({ kind, problem }) => [kind, problem])).toEqual([
        ['start-type', null],
        ['state', null],
      ]);
      const of = (index: number, name: string): string | undefined =>
        files[index]?.services?.find((service) => service.name === name)?.value;
      expect(of(0, 'MSExchangePOP3BE')).toBe('Automatic');
      expect(of(0, 'MSExchangeIMAP4BE')).toBe('Manual');
      expect(of(1, 'MSExchangePOP3BE')).toBe('Running');
      expect(of(1, 'MSExchangeIMAP4BE')).toBe('Stopped');
      const item = await machine.read({ id: 'services' });
      expect(serviceIn(item, 'MSExchangePOP3BE')).toMatchObject({
        state: 'stopped',
        startType: 'disabled',
      });

      // By hand, as a plan does it: the start type first, then the start.
      const [set, , after] = await machine.perform([
        { do: 'set-start-type', name: 'MSExchangePOP3BE', startType: 'automatic' },
        { do: 'set-start-type', name: 'MSExchangeIMAP4BE', startType: 'manual' },
        { do: 'read', id: 'services' },
      ]);
      expect(set).toMatchObject({ exitCode: 0 });
      expect(serviceIn(after, 'MSExchangePOP3BE')?.startType).toBe('automatic');
      expect(serviceIn(after, 'MSExchangeIMAP4BE')?.startType).toBe('manual');

      expect(await machine.bench.startSetup({ downMs: 100 }).ended).toBe(0);
      expect(await saved()).toEqual([]);
    },
  );

  it('sees what the update has changed: the version, and the file that was customised', async () => {
    const [header, item, text] = await machine.perform([
      { do: 'identify' },
      { do: 'read', id: 'file.configuration' },
      { do: 'read-configuration', path: customisedFile },
    ]);
    expect(header).toMatchObject({ exchange: { version: '15.2.1748.10' } });
    expect(valueOf('file.configuration', item)).toHaveLength(configurationFiles.length);
    expect(text).not.toMatchObject({ text: expect.stringContaining('LogonPageIsOurs') as string });
  });
});
