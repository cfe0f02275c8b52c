import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import { afterEach, describe, expect, it } from 'vitest';

import { converse } from '../../electron/agent/talk/conversation.ts';
import { readGreetings, type TalkLimits } from '../../electron/agent/talk/talk.ts';
import {
  protocolAnswerSchema,
  type ProtocolAnswer,
  type ProtocolTarget,
} from '../../shared/evidence/after-schema.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/talk/${name}`, import.meta.url));
const key = fixture('test-only-key.pem');
const certificates = {
  valid: fixture('test-only-certificate.pem'),
  expired: fixture('test-only-expired-certificate.pem'),
};

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

const listening = async (server: Server): Promise<number> => {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
};
const plain = (serve: (socket: Socket) => void): Promise<number> => listening(createServer(serve));
const secure = (
  serve: (socket: Socket) => void,
  cert: Buffer = certificates.valid,
): Promise<number> => {
  const server = createTlsServer({ key, cert }, serve);
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', (socket) => socket.on('error', () => undefined));
  return listening(server);
};
const says =
  (text: string) =>
  (socket: Socket): void => {
    socket.write(text);
  };

const target = (port: number, given: Partial<ProtocolTarget> = {}): ProtocolTarget => ({
  service: 'MSExchangePop3',
  place: 'front-end',
  protocol: 'pop3',
  tls: 'none',
  family: 'ipv4',
  address: '127.0.0.1',
  port,
  ...given,
});
const ask = async (
  port: number,
  given: Partial<ProtocolTarget> = {},
  limits: Partial<TalkLimits> = {},
): Promise<ProtocolAnswer> => {
  const { signal } = new AbortController();
  const [answer] = await readGreetings([target(port, given)], { signal, ...limits });
  return protocolAnswerSchema.parse(answer);
};
/** Times short enough for what never comes, and long enough for what does. */
const soon = { targetMs: 700, silenceMs: 150 };

describe('a greeting', () => {
  it.each([
    ['pop3', '+OK The Microsoft Exchange POP3 service is ready. [RQBYAA==]\r\n'],
    ['imap4', '* OK The Microsoft Exchange IMAP4 service is ready.\r\n'],
    ['imap4', '* PREAUTH ready\r\n'],
    ['smtp', '220 ex01.example Microsoft ESMTP MAIL Service ready\r\n'],
    ['smtp', '220-first\r\n220 second\r\n'],
    ['pop3', '+OK\n'],
  ] as const)('of %s is taken: %j', async (protocol, text) => {
    expect(await ask(await plain(says(text)), { protocol })).toMatchObject({
      outcome: 'answered',
      said: text.trimEnd().replaceAll('\r\n', '\\r\\n'),
      secure: false,
      certificate: null,
      error: null,
    });
  });

  it.each([
    ['pop3', '-ERR busy\r\n'],
    ['pop3', '+OKAY\r\n'],
    ['pop3', '220 mail\r\n'],
    ['imap4', '* BYE no\r\n'],
    ['imap4', 'OK\r\n'],
    ['smtp', '421 4.3.2 Service not active\r\n'],
    ['smtp', '2200 mail\r\n'],
    ['smtp', '220-first\r\n554 no\r\n'],
    ['smtp', 'HTTP/1.1 400 Bad Request\r\n'],
  ] as const)('of %s is not %j', async (protocol, text) => {
    const answer = await ask(await plain(says(text)), { protocol });
    expect(answer.outcome).toBe('unexpected');
    expect(answer.error).not.toBeNull();
    expect(text.replaceAll('\r\n', '\\r\\n')).toContain(answer.said);
    expect(answer.said).not.toBe('');
  });

  it('comes in pieces', async () => {
    const port = await plain((socket) => {
      socket.write('+O');
      setTimeout(() => socket.write('K ready'), 50);
      setTimeout(() => socket.write('\r'), 100);
      setTimeout(() => socket.write('\n'), 150);
    });
    expect(await ask(port)).toMatchObject({ outcome: 'answered', said: '+OK ready' });
  });

  it('is followed by a farewell in the words of the protocol', async () => {
    const words: string[] = [];
    for (const [protocol, greeting] of [
      ['pop3', '+OK\r\n'],
      ['imap4', '* OK x\r\n'],
      ['smtp', '220 x\r\n'],
    ] as const) {
      let heard = (_text: string): void => undefined;
      const word = new Promise<string>((resolve) => {
        heard = resolve;
      });
      const port = await plain((socket) => {
        socket.write(greeting);
        socket.once('data', (data: Buffer) => heard(data.toString('latin1')));
      });
      expect((await ask(port, { protocol })).outcome).toBe('answered');
      words.push(await word);
    }
    expect(words).toEqual(['QUIT\r\n', 'a LOGOUT\r\n', 'QUIT\r\n']);
  });
});

describe('trouble', () => {
  it('a banner that never ends is cut and shown', async () => {
    const endless = (socket: Socket): void => {
      socket.on('error', () => undefined);
      const more = setInterval(() => {
        if (socket.destroyed) clearInterval(more);
        else socket.write('+OK '.padEnd(100, 'x'));
      }, 1);
    };
    const answer = await ask(await plain(endless));
    expect(answer).toMatchObject({ outcome: 'unexpected' });
    expect(answer.said).toHaveLength(512);
    expect(answer.said.startsWith('+OK xxx')).toBe(true);
  });

  it('a line that never ends is what it is when time is up', async () => {
    expect(await ask(await plain(says('+OK wait')), {}, soon)).toMatchObject({
      outcome: 'unexpected',
      said: '+OK wait',
      error: 'no whole line within 0.7 s',
    });
  });

  it('bytes that are no text are made visible', async () => {
    const port = await plain((socket) => {
      socket.write(Buffer.from([0, 27, 0x5b, 0xe2, 0x80, 0xae, 10]));
    });
    expect(await ask(port)).toMatchObject({
      outcome: 'unexpected',
      said: String.raw`\x00\x1b[\xe2\x80\xae`,
    });
  });

  it('refused, silent, and closed at once are told apart', async () => {
    const gone = await plain(() => undefined);
    await new Promise((done) => servers.pop()?.close(done));
    expect(await ask(gone)).toMatchObject({ outcome: 'refused', error: 'ECONNREFUSED', said: '' });
    expect(await ask(await plain(() => undefined), {}, soon)).toMatchObject({
      outcome: 'timed-out',
      error: 'connected, but no greeting within 0.7 s',
    });
    expect(await ask(await plain((socket) => socket.end()))).toMatchObject({ outcome: 'closed' });
    expect(await ask(await plain((socket) => socket.resetAndDestroy()))).toMatchObject({
      outcome: 'closed',
      error: 'ECONNRESET',
    });
    expect(await ask(await plain((socket) => socket.end('+OK')))).toMatchObject({
      outcome: 'unexpected',
      said: '+OK',
    });
    expect(await ask(1, { address: 'fe80::zz', family: 'ipv6' })).toMatchObject({
      outcome: 'failed',
    });
  });

  it('work that is cancelled ends at once, and nobody who was not asked counts as answering', async () => {
    const port = await plain(() => undefined);
    const abort = new AbortController();
    const asked = readGreetings(
      Array.from({ length: 9 }, () => target(port)),
      { signal: abort.signal },
    );
    await expect.poll(() => sockets.size).toBe(6);
    abort.abort();
    const answers = await asked;
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(9).fill('timed-out'));
    expect(sockets.size).toBe(6);
  });

  it('answers come in the order of the targets, whoever is slow', async () => {
    const slow = await plain((socket) => {
      setTimeout(() => socket.write('+OK slow\r\n'), 200);
    });
    const quick = await plain(says('+OK quick\r\n'));
    const { signal } = new AbortController();
    const ports = [slow, quick, slow, quick, slow, quick, slow, quick];
    const answers = await readGreetings(
      ports.map((port) => target(port)),
      { signal },
    );
    expect(answers.map(({ port, outcome }) => [port, outcome])).toEqual(
      ports.map((port) => [port, 'answered']),
    );
  });
});

describe('the source port', () => {
  it('is not that of a service that may be down: it is given back, a bounded number of times', async () => {
    const port = await plain(says('+OK ready\r\n'));
    const avoid = new Set(Array.from({ length: 65_536 }, (_, index) => index));
    const options = { target: target(port), secure: false, limitMs: 5_000, avoid };
    expect(await converse(options).result).toMatchObject({ outcome: 'answered' });
    expect(sockets.size).toBe(20);
  });
});

describe('TLS', () => {
  const implicit = { tls: 'implicit' } as const;

  it('from the first byte, with a certificate that nobody vouches for', async () => {
    expect(await ask(await secure(says('+OK ready\r\n')), implicit)).toMatchObject({
      outcome: 'answered',
      said: '+OK ready',
      secure: true,
      certificate: { subject: 'CN=ex01.bench.example, O=Bench' },
    });
  });

  it('an expired certificate does not keep the greeting from being read', async () => {
    const port = await secure(says('+OK ready\r\n'), certificates.expired);
    expect(await ask(port, implicit)).toMatchObject({
      outcome: 'answered',
      certificate: {
        issuer: expect.stringContaining('CN=ex01.bench.example') as string,
        notBefore: '2023-01-01T00:00:00.000Z',
        notAfter: '2024-01-01T00:00:00.000Z',
      },
    });
  });

  it('a server that speaks plainly, closes or hangs in the handshake', async () => {
    const spoken = await ask(await plain(says('+OK ready\r\n')), implicit);
    expect(spoken).toMatchObject({ outcome: 'tls-failed', secure: false, certificate: null });
    expect(spoken.error).toMatch(/SSL|EPROTO/);
    expect(await ask(await plain((socket) => socket.end()), implicit)).toMatchObject({
      outcome: 'tls-failed',
    });
    expect(await ask(await plain(() => undefined), implicit, soon)).toMatchObject({
      outcome: 'timed-out',
      error: 'no TLS handshake within 0.7 s',
    });
  });

  it('a greeting that is none is unexpected here too, and silence is silence', async () => {
    const port = await secure(says('-ERR no\r\n'));
    expect(await ask(port, implicit)).toMatchObject({ outcome: 'unexpected', secure: true });
    expect(await ask(await secure(() => undefined), implicit, soon)).toMatchObject({
      outcome: 'timed-out',
      secure: true,
    });
  });
});

describe('where it is not documented whether TLS is wanted', () => {
  const either = { tls: 'either', place: 'back-end' } as const;

  it('a plain greeting is taken without asking for TLS', async () => {
    expect(await ask(await plain(says('+OK ready\r\n')), either)).toMatchObject({
      outcome: 'answered',
      secure: false,
    });
    expect(sockets.size).toBe(1);
  });

  it('silence is followed by TLS', async () => {
    expect(await ask(await secure(says('+OK ready\r\n')), either, soon)).toMatchObject({
      outcome: 'answered',
      secure: true,
    });
  });

  it('a plain service that is slow is still believed', async () => {
    const port = await plain((socket) => {
      setTimeout(() => socket.destroyed || socket.write('+OK slow\r\n'), 400);
    });
    expect(await ask(port, either, { ...soon, targetMs: 3_000 })).toMatchObject({
      outcome: 'answered',
      said: '+OK slow',
      secure: false,
    });
  });

  it('nothing either way says what was tried', async () => {
    const answer = await ask(await plain(() => undefined), either, soon);
    expect(answer.outcome).toBe('timed-out');
    expect(answer.error).toMatch(/^plain: .*; with TLS: /);
    expect(await ask(await plain((socket) => socket.end()), either, soon)).toMatchObject({
      outcome: 'tls-failed',
    });
  });
});
