import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';

/**
 * Makes a port inside the namespace reachable from outside: a Unix socket belongs to the file system, not to a network.
 *
 * Its own connections have source ports below every dynamic range that a bench has: on a real server they would be
 * pipes, and must not capture a port here.
 *
 *   node relay.ts SOCKET PORT
 */
const [path = '', port = '0'] = process.argv.slice(2);
const [firstSource, sources] = [5_000, 900];
let count = 0;

const join = (outer: Socket): void => {
  const localPort = firstSource + (count++ % sources);
  const inner = connect({ host: '127.0.0.1', port: Number(port), localPort });
  for (const [from, to] of [
    [outer, inner],
    [inner, outer],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroySoon());
    from.setNoDelay(true);
    from.pipe(to);
  }
};

rmSync(path, { force: true });
createServer({ allowHalfOpen: true }, join).listen(path, () => {
  chmodSync(path, 0o600);
  process.stdout.write('relay listens\n');
});
