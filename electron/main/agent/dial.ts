import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';

import { socketOptions, type AgentAddress } from '../../../shared/protocol/address.ts';
import {
  createAgentClient,
  type AgentClient,
  type ClientLimits,
  type ClientPlatform,
} from '../../../shared/protocol/client.ts';
import type { AgentIdentity } from '../../../shared/protocol/frames.ts';
import { err, ok, type AppError, type Result } from '../../../shared/result.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { say } from '../../../shared/texts/stored.ts';
import { newToken, readToken, writeToken } from './token-store.ts';

export type DialOptions = {
  readonly address: AgentAddress;
  /** Holds the token of the next connection; it is replaced by each connection. */
  readonly tokenFile: string;
  readonly onEvent: (event: RunEvent) => void;
  readonly onGone: (error: AppError) => void;
  readonly limits?: Partial<ClientLimits>;
};

/** An agent that can be asked. */
export type Link = { readonly client: AgentClient; readonly agent: AgentIdentity };

const platform: ClientPlatform = {
  hmac: (keyHex, text) =>
    createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex'),
  randomHex: newToken,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const connectMs = 10_000;
const lingerMs = 1_000;

/** Connects to an agent that listens already, and proves to it, and lets it prove, that both know the token. */
export const dial = async (options: DialOptions): Promise<Result<Link>> => {
  const token = await readToken(options.tokenFile);
  if (!token.ok) return token;
  const connected = await openSocket(options.address);
  if (!connected.ok) return connected;
  const socket = connected.value;
  const client = createAgentClient({
    platform,
    token: token.value,
    keepToken: (next) => writeToken(options.tokenFile, next),
    send: (text) => {
      if (!socket.destroyed) socket.write(text);
    },
    close: () => {
      socket.end();
      setTimeout(() => socket.destroy(), lingerMs).unref();
    },
    onEvent: options.onEvent,
    onGone: options.onGone,
    ...(options.limits ? { limits: options.limits } : {}),
  });
  let why: string | undefined;
  socket.on('data', (text: string) => client.receive(text));
  socket.on('error', (error) => (why = error.message));
  socket.once('close', () => client.ended(why));
  const agent = await client.ready;
  return agent.ok ? ok({ client, agent: agent.value }) : agent;
};

const openSocket = (address: AgentAddress): Promise<Result<Socket>> =>
  new Promise((resolve) => {
    const socket = connect(socketOptions(address));
    socket.setEncoding('utf8');
    const giveUp = (why: string): void => {
      socket.destroy();
      resolve(err('agent-gone', say('shell-error.nobody', { why })));
    };
    const timer = setTimeout(() => giveUp(say('shell-error.no-answer')), connectMs);
    const failed = (error: Error): void => {
      clearTimeout(timer);
      giveUp(error.message);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      if (address.kind !== 'pipe') socket.setNoDelay(true);
      resolve(ok(socket));
    });
  });

const retryMs = 50;

/** Dials an agent that is just starting, until it listens or `withinMs` have passed. `ended` settles with the reason if its process ends meanwhile. */
export const dialWhenReady = async (
  options: DialOptions,
  withinMs: number,
  ended: Promise<string>,
): Promise<Result<Link>> => {
  let reason: string | null = null;
  void ended.then((text) => (reason = text));
  const until = performance.now() + withinMs;
  for (;;) {
    const result = await dial(options);
    if (result.ok || result.error.code !== 'agent-gone') return result;
    if (reason !== null)
      return err('agent-gone', say('shell-error.ended', { why: String(reason) }));
    if (performance.now() > until) return result;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
};
