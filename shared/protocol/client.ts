import { err, ok, type AppError, type Result } from '../result.ts';
import type { RunEvent } from '../run/events.ts';
import { createFrameDecoder, encodeFrame } from './codec.ts';
import {
  agentFrameSchema,
  longestFrame,
  longestStrangersFrame,
  protocolVersion,
  type AgentFrame,
  type AgentIdentity,
  type ClientFrame,
} from './frames.ts';
import { proofOf, sameProof, type Hmac } from './handshake.ts';
import { agentMethods, type AgentMethod, type MethodParams, type MethodResult } from './methods.ts';
import { say } from '../texts/stored.ts';

/** What shared code cannot have by itself. */
export type ClientPlatform = {
  readonly hmac: Hmac;
  /** 32 random bytes as hexadecimal digits. */
  readonly randomHex: () => string;
  /** Runs something once after some milliseconds; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export type ClientLimits = {
  /** From the connection to the agent's welcome, in milliseconds. */
  readonly handshakeMs: number;
  readonly pingEveryMs: number;
  /** An agent from which nothing was heard during this many pings hangs. */
  readonly missedPings: number;
  /** How long a request may take; null: as {@link requestMs} says. */
  readonly requestMs: number | null;
};

export const defaultLimits: ClientLimits = {
  handshakeMs: 20_000,
  pingEveryMs: 3_000,
  missedPings: 5,
  requestMs: null,
};

/** How long a request may take before it is given up. That the agent lives is seen from its heartbeats, so these are for what is lost. */
export const requestMs = (method: AgentMethod): number => {
  switch (method) {
    // Services take minutes to stop, several times in one plan, and a rollback may follow.
    case 'plan.apply':
      return 3_600_000;
    case 'clock.advance':
    case 'report.get':
    case 'evidence.file':
      return 120_000;
    default:
      return 30_000;
  }
};

export type ClientOptions = {
  readonly platform: ClientPlatform;
  /** The token that opens this connection. */
  readonly token: string;
  /** Keeps the token of the next connection. It is kept before the first request, because that uses up the old one. */
  readonly keepToken: (next: string) => Promise<void>;
  /** Writes to the stream. */
  readonly send: (text: string) => void;
  /** Closes the stream. */
  readonly close: () => void;
  readonly onEvent: (event: RunEvent) => void;
  /** The connection has ended, after it was open; not called for a client that closed it itself. */
  readonly onGone: (error: AppError) => void;
  readonly limits?: Partial<ClientLimits>;
};

/** The client's end of one connection to an agent. It owns no stream: whoever does feeds it. */
export type AgentClient = {
  /** Settles with the agent's name for itself once both ends have proved that they know the token. */
  readonly ready: Promise<Result<AgentIdentity>>;
  /** Sends one request. Never rejects. */
  readonly request: <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ) => Promise<Result<MethodResult<M>>>;
  /** Text has come from the stream. */
  readonly receive: (text: string) => void;
  /** The stream has ended. */
  readonly ended: (why?: string) => void;
  /** Tells the agent that nobody comes back, and closes. */
  readonly goodbye: () => void;
  /** Closes; the agent goes on. */
  readonly close: () => void;
};

type Pending = {
  readonly method: AgentMethod;
  readonly settle: (result: Result<unknown>) => void;
  readonly cancelTimer: () => void;
};

const nobody = (): void => undefined;

export const createAgentClient = (options: ClientOptions): AgentClient => {
  const { platform, token } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const decoder = createFrameDecoder(agentFrameSchema, longestStrangersFrame);
  const nonce = platform.randomHex();
  const pending = new Map<number, Pending>();
  let agentNonce: string | null = null;
  let phase: 'greeting' | 'proving' | 'keeping' | 'open' | 'over' = 'greeting';
  let over: AppError | null = null;
  let lastId = 0;
  let missed = 0;
  let cancelPing = nobody;
  let settleReady: (result: Result<AgentIdentity>) => void = nobody;
  const ready = new Promise<Result<AgentIdentity>>((resolve) => {
    settleReady = resolve;
  });

  const send = (frame: ClientFrame): void => options.send(encodeFrame(frame));

  const end = (error: AppError, byOurselves: boolean): void => {
    if (phase === 'over') return;
    const wasOpen = phase === 'open';
    phase = 'over';
    over = error;
    cancelHandshake();
    cancelPing();
    options.close();
    settleReady({ ok: false, error });
    for (const { settle, cancelTimer } of pending.values()) {
      cancelTimer();
      settle({ ok: false, error });
    }
    pending.clear();
    if (wasOpen && !byOurselves) options.onGone(error);
  };
  const fail = (code: AppError['code'], message: string): void => end({ code, message }, false);

  const cancelHandshake = platform.after(limits.handshakeMs, () => {
    fail('agent-hangs', say('client.no-welcome'));
  });

  const ping = (): void => {
    cancelPing = platform.after(limits.pingEveryMs, () => {
      if (missed >= limits.missedPings) {
        fail('agent-hangs', say('client.hangs'));
        return;
      }
      missed += 1;
      lastId += 1;
      send({ kind: 'ping', id: lastId });
      ping();
    });
  };

  const open = async (welcome: Extract<AgentFrame, { kind: 'welcome' }>): Promise<void> => {
    const nonces = { agent: agentNonce ?? '', client: nonce };
    if (!sameProof(welcome.proof, proofOf(platform.hmac, token, 'agent', nonces))) {
      fail('unauthorised', say('client.stranger'));
      return;
    }
    phase = 'keeping';
    decoder.limit(longestFrame);
    try {
      await options.keepToken(welcome.nextToken);
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      fail('failed', say('client.token-not-kept', { why }));
      return;
    }
    // While the token was being kept the stream may have ended, which the compiler cannot see.
    if ((phase as string) === 'over') return;
    phase = 'open';
    cancelHandshake();
    // This frame is what uses up the old token.
    lastId += 1;
    send({ kind: 'ping', id: lastId });
    ping();
    settleReady(ok(welcome.agent));
  };

  const answer = (frame: Extract<AgentFrame, { kind: 'response' }>): void => {
    const waiting = pending.get(frame.id);
    if (!waiting) {
      // The answer to a request that was given up comes late, and is nobody's any more.
      if (frame.id > lastId) fail('garbled', say('client.never-sent', { id: frame.id }));
      return;
    }
    pending.delete(frame.id);
    waiting.cancelTimer();
    if (!frame.result.ok) {
      waiting.settle(frame.result);
      return;
    }
    const parsed = agentMethods[waiting.method].result.safeParse(frame.result.value);
    const [issue] = parsed.error?.issues ?? [];
    waiting.settle(
      parsed.success
        ? ok(parsed.data)
        : err(
            'garbled',
            say('client.answer-form', {
              method: waiting.method,
              issue: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
            }),
          ),
    );
  };

  const take = (frame: AgentFrame): void => {
    missed = 0;
    switch (frame.kind) {
      case 'challenge':
        if (phase !== 'greeting') return fail('garbled', say('client.greeted-again'));
        if (frame.protocol !== protocolVersion)
          return fail(
            'not-supported',
            say('client.versions', { agent: frame.protocol, own: protocolVersion }),
          );
        phase = 'proving';
        agentNonce = frame.nonce;
        return send({
          kind: 'auth',
          protocol: protocolVersion,
          nonce,
          proof: proofOf(platform.hmac, token, 'client', { agent: frame.nonce, client: nonce }),
        });
      case 'refused':
        return end(frame.error, false);
      case 'welcome':
        if (phase !== 'proving') return fail('garbled', say('client.welcome-early'));
        void open(frame);
        return undefined;
      case 'response':
      case 'event':
      case 'pong':
        if (phase === 'greeting' || phase === 'proving')
          return fail('garbled', say('client.no-agent'));
        if (frame.kind === 'response') return answer(frame);
        if (frame.kind === 'event') return options.onEvent(frame.event);
        return undefined;
    }
  };

  const request = <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ): Promise<Result<MethodResult<M>>> =>
    new Promise((resolve) => {
      if (phase !== 'open') {
        resolve({ ok: false, error: over ?? { code: 'agent-gone', message: notConnected } });
        return;
      }
      lastId += 1;
      const id = lastId;
      const cancelTimer = platform.after(limits.requestMs ?? requestMs(method), () => {
        pending.delete(id);
        resolve(err('timed-out', say('client.no-answer', { method })));
      });
      // The value was parsed by the schema of this very method.
      const settle = (result: Result<unknown>): void => resolve(result as Result<MethodResult<M>>);
      pending.set(id, { method, settle, cancelTimer });
      send({ kind: 'request', id, method, params });
    });

  return {
    ready,
    request,
    receive: (text) => {
      if (phase === 'over') return;
      const frames = decoder.push(text);
      if (!frames.ok) {
        fail('garbled', say('client.unreadable', { why: frames.error.message }));
        return;
      }
      for (const frame of frames.value) take(frame);
    },
    ended: (why) => {
      const gone = why === undefined ? say('client.gone') : say('client.gone-why', { why });
      fail('agent-gone', decoder.pending() > 0 ? `${gone} ${say('client.broke-off')}` : gone);
    },
    goodbye: () => {
      if (phase === 'open') send({ kind: 'goodbye' });
      end({ code: 'agent-gone', message: notConnected }, true);
    },
    close: () => end({ code: 'agent-gone', message: notConnected }, true),
  };
};

const notConnected = say('client.not-connected');
