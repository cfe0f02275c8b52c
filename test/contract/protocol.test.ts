import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hmac } from '../../electron/agent/transport/door.ts';
import { addressText, parseAddress } from '../../shared/protocol/address.ts';
import { createAgentClient, requestMs, type AgentClient } from '../../shared/protocol/client.ts';
import { createFrameDecoder, encodeFrame } from '../../shared/protocol/codec.ts';
import { agentFrameSchema, clientFrameSchema } from '../../shared/protocol/frames.ts';
import { proofOf, sameProof } from '../../shared/protocol/handshake.ts';
import { agentMethods, type AgentMethod } from '../../shared/protocol/methods.ts';
import type { AppError } from '../../shared/result.ts';

describe('frames on the wire', () => {
  const frame = fc.oneof(
    fc.record({ kind: fc.constant('ping' as const), id: fc.integer() }),
    fc.record({
      kind: fc.constant('request' as const),
      id: fc.integer(),
      method: fc.string({ unit: 'binary' }),
      params: fc.jsonValue(),
    }),
  );

  it('arrive whole, in order and once, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(frame), fc.array(fc.nat()), (frames, cuts) => {
        const text = frames.map(encodeFrame).join('');
        const places = [...cuts.map((cut) => cut % (text.length + 1)), 0, text.length];
        const sorted = places.toSorted((left, right) => left - right);
        const decoder = createFrameDecoder(clientFrameSchema);
        const read: unknown[] = sorted.slice(1).flatMap((place, index): readonly unknown[] => {
          const result = decoder.push(text.slice(sorted[index], place));
          return result.ok ? result.value : [result.error];
        });
        // Minus zero does not survive JSON, here or anywhere.
        expect(read).toEqual(JSON.parse(JSON.stringify(frames)));
        expect(decoder.pending()).toBe(0);
      }),
    );
  });

  it('are read or refused, whatever comes: never an exception', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
        const decoder = createFrameDecoder(agentFrameSchema, 100);
        for (const piece of pieces) {
          const result = decoder.push(piece);
          if (!result.ok) expect(result.error.code).toBe('garbled');
        }
      }),
    );
  });

  it('are refused when they are too long, before the end of the line has come', () => {
    const decoder = createFrameDecoder(clientFrameSchema, 50);
    expect(decoder.push('x'.repeat(30)).ok).toBe(true);
    expect(decoder.push('x'.repeat(21))).toMatchObject({ ok: false, error: { code: 'garbled' } });
  });

  it('are not read any more after something that cannot be read', () => {
    const decoder = createFrameDecoder(clientFrameSchema);
    expect(decoder.push('nonsense\n').ok).toBe(false);
    expect(decoder.push('{"kind":"ping","id":1}\n').ok).toBe(false);
  });
});

describe('addresses', () => {
  it.for(['pipe:cu-preflight-1', 'unix:/run/agent.sock', 'tcp:127.0.0.1:5999'])('%s', (text) => {
    const address = parseAddress(text);
    expect(address.ok && addressText(address.value)).toBe(text);
  });

  it.for([
    '',
    '--listen',
    'tcp:0.0.0.0:5999',
    'tcp:localhost:5999',
    'tcp:127.0.0.1:65536',
    'tcp:127.0.0.1:-1',
    'tcp:127.0.0.1:5999/',
    'unix:relative.sock',
    `unix:/${'a'.repeat(200)}`,
    'unix:/a\0b',
    'pipe:..\\..\\x',
    'pipe:\\\\server\\pipe\\x',
    'pipe:',
    'http://127.0.0.1:80',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });
});

describe('proofs', () => {
  const nonces = { agent: 'a'.repeat(64), client: 'b'.repeat(64) };
  const token = 'c'.repeat(64);

  it('differ by role, by each nonce and by token', () => {
    const proofs = [
      proofOf(hmac, token, 'client', nonces),
      proofOf(hmac, token, 'agent', nonces),
      proofOf(hmac, token, 'client', { ...nonces, agent: 'd'.repeat(64) }),
      proofOf(hmac, token, 'client', { ...nonces, client: 'd'.repeat(64) }),
      proofOf(hmac, 'd'.repeat(64), 'client', nonces),
    ];
    expect(new Set(proofs).size).toBe(proofs.length);
    expect(proofs[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are compared whole', () => {
    expect(sameProof('abc', 'abc')).toBe(true);
    expect(sameProof('abc', 'abd')).toBe(false);
    expect(sameProof('abc', 'ab')).toBe(false);
  });
});

/** A client on a stream of the test, with a clock of the test. */
const scripted = (limits: { requestMs?: number } = {}) => {
  const token = 'c'.repeat(64);
  const agentNonce = 'a'.repeat(64);
  const sent: Record<string, unknown>[] = [];
  const gone: AppError[] = [];
  const kept: string[] = [];
  const timers = new Map<() => void, number>();
  let now = 0;
  let closed = false;
  const client: AgentClient = createAgentClient({
    platform: {
      hmac,
      randomHex: () => 'b'.repeat(64),
      after: (milliseconds, run) => {
        timers.set(run, now + milliseconds);
        return () => timers.delete(run);
      },
    },
    token,
    keepToken: async (next) => void kept.push(next),
    send: (text) => sent.push(JSON.parse(text) as Record<string, unknown>),
    close: () => (closed = true),
    onEvent: () => undefined,
    onGone: (error) => gone.push(error),
    limits,
  });
  const say = (frame: unknown): void => client.receive(encodeFrame(frame));
  const welcome = {
    kind: 'welcome',
    proof: proofOf(hmac, token, 'agent', { agent: agentNonce, client: 'b'.repeat(64) }),
    nextToken: 'd'.repeat(64),
    agent: { version: '0', pid: 1, target: 'local', rehearsal: false, elevated: null },
  };
  const open = async (): Promise<void> => {
    say({ kind: 'challenge', protocol: 1, nonce: agentNonce });
    say(welcome);
    expect(await client.ready).toMatchObject({ ok: true });
  };
  const pass = (milliseconds: number): void => {
    const until = now + milliseconds;
    for (;;) {
      const [due] = [...timers].filter(([, at]) => at <= until).toSorted((a, b) => a[1] - b[1]);
      if (!due) break;
      timers.delete(due[0]);
      now = due[1];
      due[0]();
    }
    now = until;
  };
  return { client, say, open, pass, sent, gone, kept, welcome, agentNonce, isClosed: () => closed };
};

describe('a client', () => {
  it('keeps the next token before it sends anything that uses up the old one', async () => {
    const { open, sent, kept } = scripted();
    await open();
    expect(kept).toEqual(['d'.repeat(64)]);
    expect(sent.map(({ kind }) => kind)).toEqual(['auth', 'ping']);
  });

  it('sends nothing and asks nothing before the agent has proved itself', async () => {
    const { client, sent, say, agentNonce } = scripted();
    say({ kind: 'challenge', protocol: 1, nonce: agentNonce });
    expect(await client.request('run.start', {})).toMatchObject({ error: { code: 'agent-gone' } });
    expect(sent.map(({ kind }) => kind)).toEqual(['auth']);
  });

  it.for([
    ['a second challenge', { kind: 'challenge', protocol: 1, nonce: 'a'.repeat(64) }],
    ['an event before the welcome', { kind: 'pong', id: 1 }],
  ])('closes on %s', async ([, frame]) => {
    const { client, say, agentNonce, isClosed } = scripted();
    say({ kind: 'challenge', protocol: 1, nonce: agentNonce });
    say(frame);
    expect(await client.ready).toMatchObject({ ok: false, error: { code: 'garbled' } });
    expect(isClosed()).toBe(true);
  });

  it('closes on the answer to a question that it never asked', async () => {
    const { open, say, gone } = scripted();
    await open();
    say({ kind: 'response', id: 99, result: { ok: true, value: {} } });
    expect(gone).toMatchObject([{ code: 'garbled' }]);
  });

  it('takes an answer of another form than agreed for garbled, and goes on', async () => {
    const { client, open, say, sent, gone } = scripted();
    await open();
    const answer = client.request('run.snapshot', {});
    say({ kind: 'response', id: sent.at(-1)!['id'], result: { ok: true, value: { state: 7 } } });
    expect(await answer).toMatchObject({ ok: false, error: { code: 'garbled' } });
    expect(gone).toEqual([]);
  });

  it('gives up a request that is not answered, lives on, and takes the late answer calmly', async () => {
    const { client, open, say, pass, sent, gone } = scripted({ requestMs: 1_000 });
    await open();
    const answer = client.request('run.snapshot', {});
    const id = sent.at(-1)!['id'];
    pass(1_000);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'timed-out' } });
    say({ kind: 'response', id, result: { ok: true, value: { state: null, now: '' } } });
    expect(gone).toEqual([]);
  });

  it('says that the agent hangs only after several heartbeats without any answer', async () => {
    const { open, say, pass, gone } = scripted();
    await open();
    for (let round = 0; round < 20; round += 1) {
      pass(9_000);
      say({ kind: 'pong', id: 1 });
    }
    expect(gone).toEqual([]);
    pass(60_000);
    expect(gone).toMatchObject([{ code: 'agent-hangs' }]);
  });

  it('that closes by itself is not told that the agent has gone', async () => {
    const { client, open, gone, sent } = scripted();
    await open();
    const waiting = client.request('run.snapshot', {});
    client.goodbye();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'agent-gone' } });
    expect(sent.at(-1)).toEqual({ kind: 'goodbye' });
    client.ended();
    expect(gone).toEqual([]);
  });

  it('gives every method time enough, and a plan most', () => {
    const methods = Object.keys(agentMethods) as AgentMethod[];
    for (const method of methods) expect(requestMs(method)).toBeGreaterThanOrEqual(30_000);
    expect(Math.max(...methods.map(requestMs))).toBe(requestMs('plan.apply'));
  });
});
