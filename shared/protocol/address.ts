import { err, ok, type Result } from '../result.ts';
import { say } from '../texts/stored.ts';

/** Where an agent listens. */
export type AgentAddress =
  | { readonly kind: 'pipe'; readonly name: string }
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: '127.0.0.1'; readonly port: number };

/** Longest path of a Unix socket (sun_path of Linux, without its end). */
const longestSocketPath = 107;

/**
 * Reads `pipe:NAME` (a Windows named pipe), `unix:PATH` (a Unix socket) or `tcp:127.0.0.1:PORT`.
 *
 * No other TCP host is accepted: the handshake proves who is there, but nothing on the way is encrypted.
 */
export const parseAddress = (text: string): Result<AgentAddress> => {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  const address = JSON.stringify(text.slice(0, 200));
  switch (text.slice(0, colon)) {
    case 'pipe':
      return /^[A-Za-z0-9._-]{1,200}$/.test(rest)
        ? ok({ kind: 'pipe', name: rest })
        : wrong(say('address.pipe', { address }));
    case 'unix':
      if (!rest.startsWith('/') || rest.includes('\0'))
        return wrong(say('address.unix', { address }));
      return rest.length <= longestSocketPath
        ? ok({ kind: 'unix', path: rest })
        : wrong(say('address.unix-length', { address, most: longestSocketPath }));
    case 'tcp': {
      const [, digits] = /^127\.0\.0\.1:(\d{1,5})$/.exec(rest) ?? [];
      const port = Number(digits);
      return digits !== undefined && port <= 65_535
        ? ok({ kind: 'tcp', host: '127.0.0.1', port })
        : wrong(say('address.tcp', { address }));
    }
    default:
      return wrong(say('address.kind', { address }));
  }
};

const wrong = (why: string): Result<never> => err('bad-request', why);

export const addressText = (address: AgentAddress): string => {
  switch (address.kind) {
    case 'pipe':
      return `pipe:${address.name}`;
    case 'unix':
      return `unix:${address.path}`;
    case 'tcp':
      return `tcp:${address.host}:${address.port}`;
  }
};

/** An address as Node's `net` takes it, to listen on and to connect to. */
export const socketOptions = (
  address: AgentAddress,
): { readonly path: string } | { readonly host: string; readonly port: number } => {
  switch (address.kind) {
    case 'pipe':
      return { path: `\\\\.\\pipe\\${address.name}` };
    case 'unix':
      return { path: address.path };
    case 'tcp':
      return { host: address.host, port: address.port };
  }
};
