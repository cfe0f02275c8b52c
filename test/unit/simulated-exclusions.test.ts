import { describe, expect, it } from 'vitest';
import {
  languages,
  type Language,
} from '../../electron/agent/server/simulated/console/languages.ts';
import type { Reservation, Server } from '../../electron/agent/server/server.ts';
import { exclusionItem } from '../../shared/evidence/items.ts';
import { readExclusions } from '../../shared/facts/read-item.ts';
import { families, stores, type Family, type Store } from '../../shared/ports/vocabulary.ts';
import { bytesFromBase64 } from '../../shared/text/base64.ts';
import { decodeOem } from '../../shared/text/oem.ts';
import { examine, patient, rehearse } from '../support/rehearsal.ts';

const of = (family: Family, port: number, store: Store = 'persistent'): Reservation => ({
  family,
  protocol: 'tcp',
  port,
  store,
});

/** First ports of the rows of a table. */
const table = async (server: Server, family: Family, store: Store): Promise<readonly number[]> => {
  const id = exclusionItem(family, 'tcp', store);
  const fact = readExclusions(id, store, await server.read(id, { signal: patient }));
  if (!fact.known) throw new Error(fact.message);
  return fact.value.map(({ first }) => first);
};

const sharingViolation: Readonly<Record<Language, string>> = {
  en: 'The process cannot access the file because it is being used by another process.',
  fr: 'Le processus ne peut pas accéder au fichier car ce fichier est utilisé par un autre processus.',
  de: 'Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess verwendet wird.',
  zh: '另一个程序正在使用此文件，进程无法访问。',
};

describe('exclusions of a rehearsal server', () => {
  it.each(languages)(
    'are refused in %s while the service itself has the port',
    async (language) => {
      const server = rehearse({ scenario: 'ports-at-risk', language });
      const { oemCodePage } = await server.identify(patient);
      const refused = await server.reserve(of('ipv4', 9955), patient);
      expect(refused.exitCode).toBe(1);
      expect(decodeOem(bytesFromBase64(refused.stdoutBase64), oemCodePage)).toContain(
        sharingViolation[language],
      );
      expect(await table(server, 'ipv4', 'active')).not.toContain(9955);
    },
  );

  it('are refused while a connection has the port, and in TIME_WAIT, in that family only', async () => {
    const server = rehearse({ scenario: 'captured' });
    expect((await server.reserve(of('ipv4', 9955), patient)).exitCode).toBe(1);
    expect((await server.reserve(of('ipv6', 9955), patient)).exitCode).toBe(0);
    await server.advance?.(11 * 60_000);
    expect((await server.reserve(of('ipv4', 9955), patient)).exitCode).toBe(1);
    await server.advance?.(2 * 60_000);
    expect((await server.reserve(of('ipv4', 9955), patient)).exitCode).toBe(0);
  });

  it('stand in both stores of their family when they are persistent, and can be deleted again', async () => {
    const server = rehearse({ scenario: 'healthy' });
    const added = await server.reserve(of('ipv6', 20_000), patient);
    expect(added).toMatchObject({
      exitCode: 0,
      argv: [
        'netsh',
        'int',
        'ipv6',
        'add',
        'excludedportrange',
        'protocol=tcp',
        'startport=20000',
        'numberofports=1',
        'store=persistent',
      ],
    });
    await server.advance?.(3_600_000);
    for (const store of stores) {
      expect(await table(server, 'ipv6', store)).toContain(20_000);
      expect(await table(server, 'ipv4', store)).not.toContain(20_000);
    }
    expect((await server.reserve(of('ipv6', 20_000), patient)).exitCode).toBe(1);
    expect((await server.release(of('ipv6', 20_000), patient)).exitCode).toBe(0);
    expect((await server.release(of('ipv6', 20_000), patient)).exitCode).toBe(1);
    for (const store of stores) expect(await table(server, 'ipv6', store)).not.toContain(20_000);
  });

  it('can be for the time until the next boot only', async () => {
    const server = rehearse({ scenario: 'healthy' });
    expect((await server.reserve(of('ipv4', 20_000, 'active'), patient)).exitCode).toBe(0);
    expect(await table(server, 'ipv4', 'active')).toContain(20_000);
    expect(await table(server, 'ipv4', 'persistent')).not.toContain(20_000);
    expect((await server.release(of('ipv4', 20_000), patient)).exitCode).toBe(1);
    expect((await server.release(of('ipv4', 20_000, 'active'), patient)).exitCode).toBe(0);
    expect(await table(server, 'ipv4', 'active')).not.toContain(20_000);
  });

  it('are refused over a system exclusion, which cannot be deleted either', async () => {
    const server = rehearse({ scenario: 'system-exclusion' });
    expect((await server.reserve(of('ipv4', 9933), patient)).exitCode).toBe(1);
    expect((await server.release(of('ipv4', 9840), patient)).exitCode).toBe(1);
    expect(await table(server, 'ipv4', 'active')).toContain(9840);
    expect(await table(server, 'ipv4', 'persistent')).not.toContain(9840);
  });

  it('are refused without elevation', async () => {
    const server = rehearse({ scenario: 'unreadable' });
    const refused = await server.reserve(of('ipv4', 30_000), patient);
    expect(refused.exitCode).toBe(1);
    expect(Buffer.from(refused.stdoutBase64, 'base64').toString()).toContain('requires elevation');
    expect(await table(server, 'ipv4', 'active')).not.toContain(30_000);
  });

  it('are not added when the request is cancelled', async () => {
    const server = rehearse({ scenario: 'healthy' });
    const result = await server.reserve(of('ipv4', 20_000), AbortSignal.abort());
    expect(result).toMatchObject({ exitCode: 1, failure: { code: 'cancelled' } });
    expect(await table(server, 'ipv4', 'active')).not.toContain(20_000);
  });

  it('make a server of ports-at-risk ready for the update', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    for (const [name, port] of [
      ['MSExchangePOP3BE', 9955],
      ['MSExchangeIMAP4BE', 9933],
    ] as const) {
      expect((await server.stopService(name, patient)).exitCode).toBe(0);
      for (const family of families)
        expect((await server.reserve(of(family, port), patient)).exitCode).toBe(0);
      expect((await server.startService(name, patient)).exitCode).toBe(0);
    }
    const report = await examine(server);
    expect(report.verdict).toBe('go');
    expect(report.ports.filter(({ risk }) => risk === 'protected').map(({ port }) => port)).toEqual(
      [9933, 9955],
    );
  });
});
