import { readFileSync } from 'node:fs';
import { createServer, type TLSSocket } from 'node:tls';

/** What is done for one service: on which loopback port, and what is said to whoever has shaken hands. */
export type TlsRelay = { readonly port: number; readonly banner: string };

/**
 * Does, inside the namespace of a bench, the TLS that Wine has not for servers: see `win32/tls-relay.h`.
 *
 *   node tls-relay.ts KEY CERTIFICATE RELAYS-AS-JSON
 */
const [keyFile = '', certificateFile = '', relays = '[]'] = process.argv.slice(2);
const identity = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };

/** As `service.c` does it, the client closes first. */
const greet = (socket: TLSSocket, banner: string): void => {
  socket.on('error', () => socket.destroy());
  socket.write(`${banner}\r\n`);
  socket.on('data', (data: Buffer) => {
    const text = data.toString('latin1');
    if (/^QUIT/i.test(text)) socket.write('+OK Closing\r\n');
    else if (text.includes('LOGOUT')) socket.write('* BYE Closing\r\n');
  });
};

for (const { port, banner } of JSON.parse(relays) as TlsRelay[])
  createServer(identity, (socket) => greet(socket, banner))
    .on('tlsClientError', () => undefined)
    .listen(port, '127.0.0.1');
