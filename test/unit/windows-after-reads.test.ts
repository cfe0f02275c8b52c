import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type {
  RunSystemCommand,
  SystemCommand,
} from '../../electron/agent/server/windows/command/system-command.ts';
import { decodeLogEvents } from '../../electron/agent/server/windows/decode/log-events.ts';
import { decodeSavedServices } from '../../electron/agent/server/windows/decode/saved-services.ts';
import { decodeText } from '../../electron/agent/server/windows/decode/text.ts';
import { parseXml } from '../../electron/agent/server/windows/decode/xml.ts';
import {
  readConfiguration,
  readConfigurationFile,
} from '../../electron/agent/server/windows/read/configuration.ts';
import { eventQuery, readEventLog } from '../../electron/agent/server/windows/read/event-log.ts';
import { readSavedState } from '../../electron/agent/server/windows/read/saved-state.ts';
import { limitsFrom } from '../../electron/agent/server/windows/win32/limits.ts';
import {
  configurationFileSchema,
  logEventSchema,
  savedStateFileSchema,
} from '../../shared/evidence/after-schema.ts';
import { ok } from '../../shared/result.ts';

const { signal } = new AbortController();
const limits = () => limitsFrom(signal, 10_000);
const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/windows/${name}`, import.meta.url), 'utf8');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cu-preflight-reads-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

describe('text of Windows', () => {
  it.each([
    ['UTF-8', Buffer.from('é<a>')],
    ['UTF-8 with its mark', Buffer.from('\ufeffé<a>')],
    ['UTF-16 with its mark', Buffer.from('\ufeffé<a>', 'utf16le')],
  ])('in %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe('é<a>');
  });
  it('in UTF-16 as tools print it, and nothing at all', () => {
    expect(decodeText(Buffer.from('<Event>é', 'utf16le'))).toBe('<Event>é');
    expect(decodeText(Buffer.alloc(0))).toBe('');
  });
  it.each([
    ['a console code page', Buffer.from([0x3c, 0x82, 0x3e])],
    ['half a character', Buffer.from('<a>', 'utf16le').subarray(0, 5)],
    ['UTF-16 the other way round', Buffer.from([0xfe, 0xff, 0, 0x3c])],
  ])('in %s is not guessed', (_, bytes) => {
    expect(decodeText(bytes)).toBeNull();
  });
});

describe('XML', () => {
  it('keeps order, text, attributes and entities', () => {
    const text = `<?xml version="1.0"?><!-- a --><a b='1 &lt; 2' c="&#233;&#xE9;"><d/>x<d>y &amp; z</d><![CDATA[<&]]></a>\r\n<e/>`;
    const parsed = parseXml(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const [a, e] = parsed.value;
    expect([...(a?.attributes ?? [])]).toEqual([
      ['b', '1 < 2'],
      ['c', 'éé'],
    ]);
    expect(a?.children.map((child) => [child.name, child.text])).toEqual([
      ['d', ''],
      ['d', 'y & z'],
    ]);
    expect(a?.text).toBe('x<&');
    expect(e?.name).toBe('e');
  });
  it.each([
    ['an element without end', '<a><b></b>'],
    ['an element that ends too early', '<a></b></a>'],
    ['an end without beginning', '</a>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an unknown entity', '<a>&b;</a>'],
    ['an open entity', '<a>&amp</a>'],
    ['a lone ampersand', '<a>b & c</a>'],
    ['an attribute that is there twice', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['text outside', 'x<a/>'],
    ['half a tag', '<a b="'],
    ['too many levels', '<a>'.repeat(70)],
    ['an impossible character', '<a>&#x110000;</a>'],
  ])('refuses %s', (_, text) => {
    expect(parseXml(text)).toMatchObject({ ok: false, error: { code: 'garbled' } });
  });
});

describe('event logs', () => {
  const events = fixture('events-system.xml');
  /** Answers one call after the other, and remembers what was asked. */
  const wevtutil = (...answers: readonly (string | Buffer)[]) => {
    const asked: SystemCommand[] = [];
    const run: RunSystemCommand = (command) => {
      const answer = answers[asked.push(command) - 1] ?? '';
      const stdout = typeof answer === 'string' ? Buffer.from(answer, 'utf16le') : answer;
      return Promise.resolve(ok({ exitCode: 0, stdout, stderr: Buffer.alloc(0), durationMs: 1 }));
    };
    return { asked, run };
  };

  it('an event is told by its numbers and insertion strings', () => {
    const decoded = decodeLogEvents(events);
    if (!decoded.ok) throw new Error(decoded.error.message);
    for (const event of decoded.value) logEventSchema.parse(event);
    expect(decoded.value).toEqual([
      {
        recordId: 48_211,
        at: '2026-11-24T02:11:07.123Z',
        provider: 'Service Control Manager',
        eventId: 7024,
        values: ['Microsoft Exchange POP3-Back-End für <Tests>', '%%10048'],
      },
      {
        recordId: 48_190,
        at: '2026-11-24T02:10:00.000Z',
        provider: 'Service Control Manager',
        eventId: 7031,
        values: ['Microsoft Exchange Replication', '1', '5000', '1', 'Restart the service'],
      },
    ]);
  });

  it.each([
    ['another element', '<Error/>'],
    ['no number', events.replace('>48211<', '><')],
    ['no time', events.replaceAll('SystemTime', 'Time')],
    ['no provider', events.replaceAll('Provider Name', 'Provider Guid')],
    ['an end in the middle', events.slice(0, -20)],
  ])('%s is not believed', (_, text) => {
    expect(decodeLogEvents(text)).toMatchObject({ ok: false, error: { code: 'garbled' } });
  });

  it('asks for numbers since a moment, newest first, in UTF-16', async () => {
    const { asked, run } = wevtutil(events);
    const since = new Date('2026-11-24T01:00:00Z');
    expect(await readEventLog(run, 'System', since, limits())).toMatchObject({
      ok: true,
      value: [{ eventId: 7024 }, { eventId: 7031 }],
    });
    expect(asked.map(({ tool, args }) => [tool, ...args])).toEqual([
      [
        'wevtutil',
        'qe',
        'System',
        "/q:*[System[Provider[@Name='Service Control Manager'] and (EventID=7000 or EventID=7001 or EventID=7009 or EventID=7011 or EventID=7022 or EventID=7023 or EventID=7024 or EventID=7026 or EventID=7031 or EventID=7032 or EventID=7034 or EventID=7038 or EventID=7041) and TimeCreated[@SystemTime>='2026-11-24T01:00:00.000Z']]]",
        '/f:xml',
        '/uni:true',
        '/rd:true',
        '/c:500',
      ],
    ]);
    expect(eventQuery('Application', null)).toBe(
      '*[System[(EventID=1010 or EventID=1011 or EventID=1015 or EventID=1017 or EventID=1018 or EventID=1019 or EventID=1032 or EventID=1036)]]',
    );
  });

  it('keeps of the application log what POP and IMAP said', async () => {
    const of = (provider: string): string => events.replaceAll('Service Control Manager', provider);
    const { run } = wevtutil(of('MSExchange POP3 backend service') + of('MsiInstaller'));
    const read = await readEventLog(run, 'Application', null, limits());
    expect(read.ok && read.value.map(({ provider }) => provider)).toEqual(
      Array(2).fill('MSExchange POP3 backend service'),
    );
  });

  it('no event is an answer only where the log shows that it can be read', async () => {
    const readable = wevtutil('', events);
    expect(await readEventLog(readable.run, 'System', null, limits())).toEqual(ok([]));
    expect(readable.asked[1]?.args).toEqual([
      'qe',
      'System',
      '/f:xml',
      '/uni:true',
      '/rd:true',
      '/c:1',
    ]);
    expect(await readEventLog(wevtutil('', '').run, 'System', null, limits())).toMatchObject({
      ok: false,
      error: { code: 'not-supported' },
    });
    const garbage = wevtutil(Buffer.from([0x80, 0x81]));
    expect(await readEventLog(garbage.run, 'System', null, limits())).toMatchObject({
      ok: false,
      error: { code: 'garbled' },
    });
  });

  it('a full answer in which nothing is of POP or IMAP does not mean that there is nothing', async () => {
    const { run } = wevtutil(events.repeat(1_000));
    expect(await readEventLog(run, 'Application', null, limits())).toMatchObject({
      ok: false,
      error: { code: 'failed' },
    });
  });
});

describe('what Setup saved', () => {
  const table = (
    value: string,
  ): string => `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
  <Obj RefId="0"><TN RefId="0"><T>System.Collections.Hashtable</T><T>System.Object</T></TN><DCT>
    <En><S N="Key">MSExchangePOP3BE</S>${value}</En>
    <En><S N="Key">MSExchangeIS</S><S N="Value">Stopped</S></En>
  </DCT></Obj>
</Objs>`;
  const enumeration =
    '<Obj N="Value" RefId="1"><TN RefId="1"><T>System.ServiceProcess.ServiceControllerStatus</T><T>System.Enum</T></TN><ToString>Running</ToString><I32>4</I32></Obj>';

  it.each([
    ['texts', '<S N="Value">Running</S>'],
    ['enumerations', enumeration],
  ])('a table of %s', (_, value) => {
    expect(decodeSavedServices(table(value))).toEqual(
      ok([
        { name: 'MSExchangePOP3BE', value: 'Running' },
        { name: 'MSExchangeIS', value: 'Stopped' },
      ]),
    );
  });

  it('a list of objects', () => {
    expect(decodeSavedServices(fixture('saved-services-list.xml'))).toEqual(
      ok([
        { name: 'MSExchangePOP3BE', value: 'Manual' },
        { name: 'MSExchangeIS', value: 'Auto' },
      ]),
    );
  });

  it('an empty table is empty; what is something else is not', () => {
    expect(decodeSavedServices('<Objs><Obj RefId="0"><DCT/></Obj></Objs>')).toEqual(ok([]));
    for (const text of [
      '',
      '<Objs><S>Running</S></Objs>',
      '<html></html>',
      table('').slice(0, 300),
    ])
      expect(decodeSavedServices(text)).toMatchObject({ ok: false, error: { code: 'garbled' } });
  });

  it('is read from all files of that name, in PowerShell’s encoding', async () => {
    write('ServiceState15.2.1748.10.xml', Buffer.from(`\ufeff${table(enumeration)}`, 'utf16le'));
    write('ServiceStartupMode15.2.1748.10.xml', table('<S N="Value">Manual</S>'));
    write('servicestate.xml', '<Objs>');
    write('ExchangeSetup.log', 'x');
    write('ServiceState15.xml.old', 'x');
    const read = await readSavedState(folder, signal);
    if (!read.ok) throw new Error(read.error.message);
    const files = read.value.map((file) => savedStateFileSchema.parse(file));
    expect(files.map(({ kind, services, problem }) => [kind, services?.length, problem])).toEqual([
      ['start-type', 2, null],
      ['state', 2, null],
      ['state', undefined, expect.stringContaining('does not end')],
    ]);
    expect(Date.now() - Date.parse(files[0]?.modifiedAt ?? '')).toBeLessThan(60_000);
  });

  it('no folder is no file; a folder that is none is an error', async () => {
    expect(await readSavedState(join(folder, 'none'), signal)).toEqual(ok([]));
    expect(await readSavedState(write('file', ''), signal)).toMatchObject({ ok: false });
  });

  it('a file that is too large or no file has a problem', async () => {
    write('ServiceState1.xml', Buffer.alloc(1_048_577, 0x20));
    mkdirSync(join(folder, 'ServiceState2.xml'));
    const read = await readSavedState(folder, signal);
    expect(read.ok && read.value.map(({ services, problem }) => [services, problem])).toEqual([
      [null, 'larger than 1048576 bytes'],
      [null, expect.any(String)],
    ]);
  });
});

describe('configuration files', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('all that an update overwrites, each with its hash, and nothing else', async () => {
    const names = [
      'Bin/EdgeTransport.exe.config',
      'ClientAccess/Owa/auth/logon.aspx',
      'ClientAccess/SharedWebConfig.config',
      'ClientAccess/Owa/Web.Config',
      'FrontEnd/HttpProxy/owa/auth/Logon.aspx',
      'FrontEnd/HttpProxy/owa/web.config',
    ];
    for (const name of names) write(name, name);
    for (const name of [
      'Bin/deep/EdgeTransport.exe.config',
      'Bin/logon.aspx',
      'Bin/web.config.bak',
      'Logging/web.config',
      'Mailbox/db/web.config',
      'TransportRoles/data/web.config',
    ])
      write(name, name);
    const read = await readConfiguration(`${folder}/`, limits());
    if (!read.ok) throw new Error(read.error.message);
    const files = read.value.map((file) => configurationFileSchema.parse(file));
    expect(
      files.map(({ path, sha256: hash, size, problem }) => [path, hash, size, problem]),
    ).toEqual(
      names
        .toSorted((a, b) => (a < b ? -1 : 1))
        .map((name) => [join(folder, name), sha256(name), name.length, null]),
    );
  });

  it('one that is too large is listed with its problem', async () => {
    write('web.config', Buffer.alloc(8 * 1_024 * 1_024 + 1));
    expect(await readConfiguration(folder, limits())).toMatchObject({
      value: [{ sha256: null, size: 8_388_609, problem: 'larger than 8388608 bytes' }],
    });
  });

  it('links are not followed', async () => {
    write('web.config', 'x');
    symlinkSync(folder, join(folder, 'again'));
    symlinkSync('/etc/hostname', join(folder, 'sharedwebconfig.config'));
    const read = await readConfiguration(folder, limits());
    expect(read.ok && read.value.map(({ path }) => path)).toEqual([join(folder, 'web.config')]);
  });

  it('more than the limit is said', async () => {
    for (let index = 0; index < 502; index += 1) write(`${index}/web.config`, '');
    const read = await readConfiguration(folder, limits());
    expect(read.ok && read.value.length).toBe(501);
    expect(read.ok && read.value.at(-1)).toMatchObject({
      path: folder,
      sha256: null,
      problem: expect.stringContaining('500 files') as string,
    });
  });

  it('no folder, no time and no wish are errors', async () => {
    expect(await readConfiguration(join(folder, 'none'), limits())).toMatchObject({
      error: { code: 'not-found' },
    });
    write('web.config', 'x');
    expect(await readConfiguration(folder, limitsFrom(signal, 0))).toMatchObject({
      error: { code: 'timed-out' },
    });
    expect(await readConfiguration(folder, limitsFrom(AbortSignal.abort(), 9))).toMatchObject({
      error: { code: 'cancelled' },
    });
  });

  it('gives out the bytes of a listed file, and of no other', async () => {
    const path = write('ClientAccess/web.config', 'bytes');
    write('secret.txt', 'x');
    const read = await readConfigurationFile(folder, path, limits());
    expect(read.ok && Buffer.from(read.value).toString()).toBe('bytes');
    for (const other of [
      join(folder, 'secret.txt'),
      `${folder}/ClientAccess/../secret.txt`,
      `${folder}/Other/../ClientAccess/web.config`,
      'web.config',
      '/etc/passwd',
      '',
    ])
      expect(await readConfigurationFile(folder, other, limits())).toMatchObject({
        error: { code: 'bad-request' },
      });
  });

  it('follows no link out of the folder, and looks into no folder of data', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'cu-preflight-outside-'));
    writeFileSync(join(outside, 'web.config'), 'of somebody else');
    try {
      mkdirSync(join(folder, 'Linked'));
      symlinkSync(join(outside, 'web.config'), join(folder, 'Linked', 'web.config'));
      symlinkSync(outside, join(folder, 'Away'), 'dir');
      for (const path of [
        join(folder, 'Linked', 'web.config'),
        join(folder, 'Away', 'web.config'),
        write('Logging/web.config', 'x'),
      ])
        expect(await readConfigurationFile(folder, path, limits())).toMatchObject({
          error: { code: 'bad-request' },
        });
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });
});
