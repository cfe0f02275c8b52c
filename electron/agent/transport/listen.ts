import { chmod, lstat, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { longestFrame } from '../../../shared/protocol/frames.ts';
import { addressText, socketOptions, type AgentAddress } from '../../../shared/protocol/address.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { AgentSession, Stream } from './session.ts';

export type Listening = {
  /** Where, with the port that was given for port 0. */
  readonly address: AgentAddress;
  readonly close: () => Promise<void>;
};

/** One window, one that tries to replace it, and some that knock in vain. */
const mostConnections = 16;
/** A client that does not read what it asked for is cut off when this much waits for it, in bytes. */
const mostUnread = 2 * longestFrame;
/** What is left to be sent when a connection is ended has this long. */
const lingerMs = 1_000;

/** Listens at an address and gives each connection a session. */
export const listen = async (
  address: AgentAddress,
  begin: (stream: Stream) => AgentSession,
): Promise<Result<Listening>> => {
  if (address.kind === 'unix') {
    const free = await removeAbandoned(address.path);
    if (!free.ok) return free;
  }
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, begin);
  });
  server.maxConnections = mostConnections;
  const bound = await bind(server, address);
  if (!bound.ok) return bound;
  if (address.kind === 'unix') await chmod(address.path, 0o600);
  return ok({
    address: bound.value,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroySoon();
        setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, lingerMs).unref();
      }),
  });
};

const serve = (socket: Socket, begin: (stream: Stream) => AgentSession): void => {
  socket.setEncoding('utf8');
  socket.setNoDelay(true);
  const session = begin({
    send: (text) => {
      if (socket.destroyed) return;
      socket.write(text);
      if (socket.writableLength > mostUnread) socket.destroy();
    },
    close: () => {
      socket.end();
      setTimeout(() => socket.destroy(), lingerMs).unref();
    },
  });
  socket.on('data', (text: string) => session.receive(text));
  socket.once('close', () => session.ended());
  // What went wrong with a connection shows as its end.
  socket.on('error', () => undefined);
};

const bind = (server: Server, address: AgentAddress): Promise<Result<AgentAddress>> =>
  new Promise((resolve) => {
    server.once('error', (error) => {
      resolve(
        err(
          'failed',
          say('agent.cannot-listen', { address: addressText(address), why: error.message }),
        ),
      );
    });
    // An elevated agent's pipe has to let the unelevated window in; who is there is proved by the token.
    const options =
      address.kind === 'pipe'
        ? { ...socketOptions(address), readableAll: true, writableAll: true }
        : { ...socketOptions(address), exclusive: true };
    server.listen(options, () => {
      const at = server.address();
      resolve(
        ok(address.kind === 'tcp' ? { ...address, port: (at as AddressInfo).port } : address),
      );
    });
  });

/** Removes the socket of an agent that has gone; one that answers, or a file that is no socket, is left alone. */
const removeAbandoned = async (path: string): Promise<Result<null>> => {
  const found = await lstat(path).catch(() => null);
  if (found === null) return ok(null);
  if (!found.isSocket()) return err('conflict', say('agent.no-socket', { path }));
  if (await answers(path)) return err('conflict', say('agent.another-listens', { path }));
  await rm(path, { force: true });
  return ok(null);
};

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
