import { createFrameDecoder, encodeFrame } from '../../../shared/protocol/codec.ts';
import {
  clientFrameSchema,
  longestFrame,
  longestStrangersFrame,
  protocolVersion,
  type AgentFrame,
  type AgentIdentity,
  type ClientFrame,
} from '../../../shared/protocol/frames.ts';
import { isAgentMethod } from '../../../shared/protocol/methods.ts';
import { err, type AppError, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { RunService } from '../run/run-service.ts';
import { randomHex, type Door, type Visitor } from './door.ts';

/** What a session needs of the stream that it speaks over. */
export type Stream = {
  readonly send: (text: string) => void;
  /** Ends the stream after what was sent. */
  readonly close: () => void;
};

export type SessionOptions = {
  readonly service: Pick<RunService, 'handle' | 'subscribe'>;
  readonly door: Door;
  readonly identity: () => Promise<AgentIdentity>;
  /** A client has come in. */
  readonly onEnter: () => void;
  /** The client that was in has left; `forGood`: it said that it will not come back. */
  readonly onLeave: (forGood: boolean) => void;
};

/** The agent's end of one connection. */
export type AgentSession = {
  readonly receive: (text: string) => void;
  readonly ended: () => void;
};

/** A stranger has this long to prove that it knows the token. */
const handshakeMs = 10_000;
/** A client that is silent for this long is taken for dead; it would have sent ten heartbeats. */
const silentMs = 30_000;
/** A window asks for a handful of things at a time. */
const mostRequests = 64;

export const createAgentSession = (options: SessionOptions, stream: Stream): AgentSession => {
  const { service, door } = options;
  const decoder = createFrameDecoder(clientFrameSchema, longestStrangersFrame);
  const nonce = randomHex();
  let phase: 'stranger' | 'inside' | 'over' = 'stranger';
  let underWay = 0;
  let heard = performance.now();
  let unsubscribe = (): void => undefined;

  const send = (frame: AgentFrame): void => {
    if (phase !== 'over') stream.send(encodeFrame(frame));
  };
  const end = (forGood = false): void => {
    if (phase === 'over') return;
    const wasInside = phase === 'inside';
    phase = 'over';
    clearInterval(watch);
    unsubscribe();
    door.leave(visitor);
    stream.close();
    if (wasInside) options.onLeave(forGood);
  };
  const refuse = (error: AppError): void => {
    send({ kind: 'refused', error });
    end();
  };
  const visitor: Visitor = {
    lastHeard: () => heard,
    expel: (why) => refuse({ code: 'conflict', message: why }),
  };
  const watch = setInterval(() => {
    const silence = performance.now() - heard;
    if (phase === 'stranger' && silence > handshakeMs)
      refuse({ code: 'unauthorised', message: say('agent.proof-late') });
    else if (silence > silentMs) refuse({ code: 'timed-out', message: say('agent.silent-window') });
  }, 1_000);
  watch.unref();

  const authorise = async (frame: Extract<ClientFrame, { kind: 'auth' }>): Promise<void> => {
    if (frame.protocol !== protocolVersion)
      return refuse({
        code: 'not-supported',
        message: say('agent.versions', { agent: protocolVersion, window: frame.protocol }),
      });
    const nonces = { agent: nonce, client: frame.nonce };
    if (!door.knows(frame.proof, nonces))
      return refuse({
        code: 'unauthorised',
        message: say('agent.token-refused'),
      });
    const entered = door.enter(visitor, nonces);
    if (!entered.ok) return refuse(entered.error);
    phase = 'inside';
    decoder.limit(longestFrame);
    options.onEnter();
    const agent = await options.identity();
    send({ kind: 'welcome', ...entered.value, agent });
    unsubscribe = service.subscribe((event) => send({ kind: 'event', event }));
    // The stream may have ended while the agent found out who it is.
    if ((phase as string) === 'over') unsubscribe();
  };

  const respond = async (frame: Extract<ClientFrame, { kind: 'request' }>): Promise<void> => {
    underWay += 1;
    const result: Result<unknown> =
      underWay > mostRequests
        ? err('busy', say('agent.requests', { most: mostRequests }))
        : isAgentMethod(frame.method)
          ? await service.handle(frame.method, frame.params)
          : err(
              'bad-request',
              say('agent.no-method', { method: JSON.stringify(frame.method.slice(0, 80)) }),
            );
    underWay -= 1;
    send({ kind: 'response', id: frame.id, result });
  };

  const take = (frame: ClientFrame): void => {
    if (phase === 'stranger') {
      if (frame.kind === 'auth') void authorise(frame);
      else refuse({ code: 'unauthorised', message: say('agent.token-first') });
      return;
    }
    switch (frame.kind) {
      case 'auth':
        return refuse({ code: 'garbled', message: say('agent.proved-already') });
      case 'ping':
        door.settle(visitor);
        return send({ kind: 'pong', id: frame.id });
      case 'request':
        door.settle(visitor);
        void respond(frame);
        return undefined;
      case 'goodbye':
        return end(true);
    }
  };

  stream.send(encodeFrame({ kind: 'challenge', protocol: protocolVersion, nonce }));
  return {
    receive: (text) => {
      if (phase === 'over') return;
      const frames = decoder.push(text);
      if (!frames.ok) {
        refuse(frames.error);
        return;
      }
      // Only what can be read counts: a stranger cannot keep its place by sending half a line.
      if (frames.value.length > 0) heard = performance.now();
      for (const frame of frames.value) if ((phase as string) !== 'over') take(frame);
    },
    ended: () => end(),
  };
};
