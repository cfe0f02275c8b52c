import { connect } from 'node:net';

/**
 * Opens connections to the directory one after the other, without asking for a source port, and prints the source port of
 * each. Every connection is reset at once, so that none is left in TIME_WAIT. Runs inside the namespace.
 *
 *   node connect-many.ts COUNT 127.0.0.1|::1 PORT
 */
const [count = '0', host = '127.0.0.1', port = '0'] = process.argv.slice(2);
/** Well below the backlog of the stand-in: a connection that has to wait for a second attempt takes a second. */
const atOnce = 8;

const ports: number[] = [];
let left = Number(count);

const openOne = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) });
    socket.once('error', reject);
    socket.once('connect', () => {
      ports.push(socket.localPort ?? 0);
      socket.once('close', () => resolve());
      socket.resetAndDestroy();
    });
  });

const openRest = async (): Promise<void> => {
  while (left > 0) {
    left -= 1;
    await openOne();
  }
};

await Promise.all(Array.from({ length: atOnce }, openRest));
process.stdout.write(`${ports.join('\n')}\n`);
