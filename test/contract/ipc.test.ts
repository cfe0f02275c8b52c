import { describe, expect, it } from 'vitest';

import { aboutArgument, nothingAbout, readAbout } from '../../shared/ipc/about.ts';
import { createAnswer, type Answer, type Handlers } from '../../electron/main/ipc/answer.ts';
import { createHandlers } from '../../electron/main/ipc/handlers.ts';
import { createPublisher } from '../../electron/main/ipc/publisher.ts';
import { createConnections } from '../../electron/main/agent/connections.ts';
import type { Log } from '../../electron/main/app/log.ts';
import { isTrustedCaller, type Caller } from '../../electron/main/security/trusted-sender.ts';
import { topicChannel, topics } from '../../shared/ipc/channels.ts';
import { ipcMethods, ipcTopics, linkIds, type IpcMethod } from '../../shared/ipc/contract.ts';
import { err, ok } from '../../shared/result.ts';

const ourId = 4;
const page = 'app://main/index.html';
const ours: Caller = { sender: { id: ourId }, senderFrame: { url: page, parent: null } };

const methods = Object.keys(ipcMethods) as IpcMethod[];

const createLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  return {
    lines,
    path: '',
    write: (about, text) => void lines.push(`${about}: ${text}`),
    unexpected: (about, thrown) => {
      lines.push(`${about}: unexpected ${String(thrown)}`);
      return 'id-1';
    },
  };
};

/** The real gate and the real handlers, with no agent behind them. */
const createShell = (
  over: Partial<Handlers> = {},
): { answer: Answer; log: ReturnType<typeof createLog>; opened: string[] } => {
  const opened: string[] = [];
  const log = createLog();
  const connections = createConnections({
    openAgent: async () => err('agent-gone', 'no agent in this test'),
    onChange: () => undefined,
    onEvent: () => undefined,
  });
  const handlers = createHandlers({
    connections,
    setLanguage: () => undefined,
    onFault: () => undefined,
    openExternal: async (address) => void opened.push(address),
    saveReport: async () => ok({ fileName: null }),
  });
  const answer = createAnswer({
    isTrusted: (caller) => isTrustedCaller(caller, (id) => id === ourId),
    handlers: { ...handlers, ...over },
    log,
  });
  return { answer, log, opened };
};

describe('what a window knows from its first moment', () => {
  it('comes through the command line of its process as it was given', () => {
    for (const about of [
      { localTarget: true, operator: 'EXAMPLE\\ops é"%' },
      { localTarget: false, operator: '' },
    ])
      expect(readAbout(['--type=renderer', aboutArgument(about), '--x'])).toEqual(about);
    expect(readAbout(['--type=renderer'])).toEqual(nothingAbout);
  });
});

describe('who may call', () => {
  const strangers: readonly (readonly [string, Caller])[] = [
    ['a window that is not ours', { ...ours, sender: { id: 5 } }],
    ['a frame that is gone', { ...ours, senderFrame: null }],
    ['a frame inside our page', { ...ours, senderFrame: { url: page, parent: {} } }],
    ['another origin', { ...ours, senderFrame: { url: 'https://main/index.html', parent: null } }],
    ['another host', { ...ours, senderFrame: { url: 'app://print/1', parent: null } }],
    [
      'a host that begins like ours',
      { ...ours, senderFrame: { url: 'app://main.evil/', parent: null } },
    ],
    ['a file', { ...ours, senderFrame: { url: 'file:///index.html', parent: null } }],
    ['no address', { ...ours, senderFrame: { url: '', parent: null } }],
    [
      'a frame that is being torn down',
      {
        ...ours,
        senderFrame: {
          get url(): string {
            throw new Error('Render frame was disposed');
          },
          parent: null,
        },
      },
    ],
  ];

  it.for(strangers)('not %s, whatever the method', async ([, caller]) => {
    const { answer } = createShell();
    for (const method of [...methods, 'nonsense'])
      expect(await answer(caller, method, {})).toMatchObject({
        ok: false,
        error: { code: 'unauthorised' },
      });
  });

  it('our own main frame', async () => {
    const { answer } = createShell();
    expect(await answer(ours, 'connection.get', {})).toEqual(ok({ status: 'none' }));
  });
});

describe('what is asked', () => {
  it.for(methods)('%s has a handler and refuses what is not agreed', async (method) => {
    const { answer } = createShell();
    const wrong = [undefined, null, 7, 'text', [], { unknown: 1 }, { target: 7, format: 'exe' }];
    for (const params of wrong)
      expect(await answer(ours, method, params), JSON.stringify(params)).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
  });

  it.for([
    '',
    'run',
    'constructor',
    '__proto__',
    'toString',
    'run.start ',
    42,
    null,
    {},
    ['run.start'],
  ])('is no method: %j', async (method) => {
    const { answer } = createShell();
    expect(await answer(ours, method, {})).toMatchObject({ error: { code: 'bad-request' } });
  });

  it.for([
    '--listen',
    '-x',
    '',
    'sim:',
    'sim:perfect',
    'sim:../healthy',
    'LOCAL',
    'local;calc',
    'server01',
    '\\\\host\\pipe\\x',
  ])('is no server: %j', async (target) => {
    const { answer } = createShell();
    expect(await answer(ours, 'connection.open', { target })).toMatchObject({
      error: { code: 'bad-request' },
    });
  });

  it('never carries a command: no parameter of any method is a path, a program or arguments', () => {
    const names = methods.flatMap((method) => Object.keys(ipcMethods[method].params.shape));
    expect(
      names.filter((name) =>
        /path|file|folder|exec|command|arg(ument)?s|cmd|url|token/i.test(name),
      ),
    ).toEqual([]);
  });
});

describe('what comes back', () => {
  it('is a Result also when a handler throws, with a number in the log and nothing of the inside', async () => {
    const { answer, log } = createShell({
      'connection.get': () => {
        throw new Error('secret inside');
      },
    });
    const result = await answer(ours, 'connection.get', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'unexpected' } });
    expect(JSON.stringify(result)).toContain('id-1');
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(log.lines.join('\n')).toContain('secret inside');
  });

  it('has the agreed form, or is an error', async () => {
    const { answer } = createShell({ 'connection.get': () => ok({ status: 'happy' } as never) });
    expect(await answer(ours, 'connection.get', {})).toMatchObject({
      error: { code: 'unexpected' },
    });
  });

  it('says that no agent is connected, for all that an agent would answer', async () => {
    const { answer } = createShell();
    expect(await answer(ours, 'run.start', {})).toMatchObject({ error: { code: 'agent-gone' } });
  });

  it('leaves one line in the log for each call', async () => {
    const { answer, log } = createShell();
    await answer(ours, 'run.start', {});
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatch(/^call: run\.start \d+ ms agent-gone/);
  });
});

describe('links', () => {
  it.for(linkIds)('%s opens an address of the table', async (id) => {
    const { answer, opened } = createShell();
    expect(await answer(ours, 'app.open-link', { id })).toEqual(ok({}));
    expect(opened).toHaveLength(1);
    expect(opened[0]).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  });

  it.for(['https://example.org', 'file:///etc/passwd', 'toString'])('%s is none', async (id) => {
    const { answer, opened } = createShell();
    expect(await answer(ours, 'app.open-link', { id })).toMatchObject({
      error: { code: 'bad-request' },
    });
    expect(opened).toEqual([]);
  });
});

describe('what the shell says by itself', () => {
  it('waits until the page listens, and then comes in order', () => {
    const publisher = createPublisher();
    const heard: unknown[] = [];
    publisher.attach({ isDestroyed: () => false, send: (...message) => heard.push(message) });
    publisher.publish('connection', { status: 'connecting', target: 'local' });
    expect(heard).toEqual([]);
    publisher.ready();
    publisher.publish('connection', { status: 'none' });
    expect(heard).toEqual([
      [topicChannel('connection'), { status: 'connecting', target: 'local' }],
      [topicChannel('connection'), { status: 'none' }],
    ]);
  });

  it('is lost calmly when the window has gone', () => {
    const publisher = createPublisher();
    publisher.attach({
      isDestroyed: () => true,
      send: () => {
        throw new Error('Object has been destroyed');
      },
    });
    publisher.ready();
    expect(() => publisher.publish('connection', { status: 'none' })).not.toThrow();
  });

  it('has the topics of the contract', () => {
    expect([...topics].sort()).toEqual(Object.keys(ipcTopics).sort());
  });
});
