import { connect, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type SecureContext } from 'node:tls';

import type { ProtocolAnswer, ProtocolTarget } from '../../../shared/evidence/after-schema.ts';
import { say } from '../../../shared/texts/stored.ts';
import { describeCertificate } from './certificate.ts';
import { farewells, hear, mostGreetingBytes } from './greeting.ts';

/** What one connection brought. */
export type TalkResult = Pick<
  ProtocolAnswer,
  'outcome' | 'said' | 'secure' | 'certificate' | 'error'
>;

/** One connection that is under way. */
export type Conversation = {
  readonly result: Promise<TalkResult>;
  /** Whether anything was said so far. */
  readonly hasSpoken: () => boolean;
  /** Ends it at once, without a farewell. */
  readonly abandon: () => void;
};

export type ConversationOptions = {
  readonly target: ProtocolTarget;
  readonly secure: boolean;
  readonly limitMs: number;
  /** Ports that this connection must not take as its source: those of the services themselves, which may be down. */
  readonly avoid: ReadonlySet<number>;
};

/** A server that does not answer to the farewell is not waited for. */
const farewellMs = 500;
const mostSourcePorts = 20;

/** Connects, reads the greeting and takes leave. Never rejects. */
export const converse = (options: ConversationOptions): Conversation => {
  const { target, secure, limitMs } = options;
  let spoken = false;
  let abandon = (): void => undefined;
  const result = new Promise<TalkResult>((resolve) => {
    let bytes = Buffer.alloc(0);
    let socket: Socket | null = null;
    let isConnected = false;
    let isSettled = false;
    let certificate: TalkResult['certificate'] = null;
    const said = (): string => hear(target.protocol, bytes).said;

    const settle = (outcome: TalkResult['outcome'], error: string | null): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(limit);
      if (outcome === 'answered') takeLeave(socket, farewells[target.protocol]);
      else socket?.destroy();
      resolve({
        outcome,
        said: said(),
        secure: secure && certificate !== null,
        certificate,
        error,
      });
    };
    abandon = () => settle('failed', 'abandoned');

    const limit = setTimeout(() => {
      const seconds = limitMs / 1_000;
      if (bytes.length > 0) settle('unexpected', say('greeting.no-line', { seconds }));
      else if (!isConnected) settle('timed-out', say('greeting.no-connection', { seconds }));
      else if (secure && certificate === null)
        settle('timed-out', say('greeting.no-handshake', { seconds }));
      else settle('timed-out', say('greeting.none-within', { seconds }));
    }, limitMs);

    const listen = (chunk: Buffer): void => {
      if (isSettled) return;
      spoken = true;
      bytes = Buffer.concat([bytes, chunk.subarray(0, mostGreetingBytes)]);
      const heard = hear(target.protocol, bytes);
      if (heard.kind === 'greeting') settle('answered', null);
      else if (heard.kind === 'unexpected') settle('unexpected', say('greeting.none'));
    };
    const closed = (): void => {
      if (bytes.length > 0) settle('unexpected', say('greeting.closed-in-line'));
      else if (secure && certificate === null)
        settle('tls-failed', say('greeting.closed-in-handshake'));
      else settle('closed', say('greeting.closed'));
    };
    const fail = (error: Error): void => {
      const code = codeOf(error);
      if (code === 'ECONNREFUSED') settle('refused', code);
      else if (!isConnected && code !== 'ECONNRESET')
        settle(code === 'ETIMEDOUT' ? 'timed-out' : 'failed', code);
      else if (secure && certificate === null) settle('tls-failed', code);
      else if (code === 'ECONNRESET' && bytes.length === 0) settle('closed', code);
      else settle(bytes.length > 0 ? 'unexpected' : 'failed', code);
    };

    const speak = (raw: Socket): void => {
      isConnected = true;
      if (!secure) {
        raw.on('data', listen).on('end', closed).on('close', closed);
        return;
      }
      const tls = connectTls({
        socket: raw,
        // Whether the certificate is good is for the report to say; the greeting is wanted in any case.
        rejectUnauthorized: false,
        secureContext: (patientContext ??= createPatientContext()),
      });
      socket = tls;
      tls.on('secureConnect', () => {
        certificate = describeCertificate(tls) ?? {
          subject: '',
          issuer: '',
          notBefore: null,
          notAfter: null,
        };
      });
      tls.on('data', listen).on('end', closed).on('close', closed).on('error', fail);
    };

    const dial = (attempt: number): void => {
      const raw = connect({
        host: target.address,
        port: target.port,
        family: target.family === 'ipv4' ? 4 : 6,
      });
      socket = raw;
      raw.on('error', fail);
      raw.once('connect', () => {
        if (isSettled) return;
        if (options.avoid.has(raw.localPort ?? 0) && attempt < mostSourcePorts) {
          raw.removeAllListeners();
          raw.on('error', () => undefined);
          // Reset, so that the port is free again at once and not after minutes in TIME_WAIT.
          raw.resetAndDestroy();
          dial(attempt + 1);
        } else speak(raw);
      });
    };
    dial(1);
  });
  return { result, hasSpoken: () => spoken, abandon: () => abandon() };
};

let patientContext: SecureContext | undefined;

/** Old Windows offers old versions of TLS. No secret goes over these connections, and the greeting is wanted whatever protects it. */
const createPatientContext = (): SecureContext => {
  try {
    return createSecureContext({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
  } catch {
    // BoringSSL, which Electron has, knows no security levels.
    return createSecureContext({ minVersion: 'TLSv1' });
  }
};

/** Says goodbye, lets the server close first, and closes. */
const takeLeave = (socket: Socket | null, farewell: string): void => {
  if (socket === null) return;
  const patience = setTimeout(() => socket.destroy(), farewellMs);
  socket.removeAllListeners('data').removeAllListeners('end');
  socket.on('data', () => socket.end());
  socket.on('end', () => socket.end());
  socket.on('close', () => clearTimeout(patience));
  socket.on('error', () => socket.destroy());
  socket.write(farewell);
};

const codeOf = (error: Error): string => {
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : error.message.slice(0, 200);
};
