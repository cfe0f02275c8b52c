import { connect, createServer, type Socket } from 'node:net';

/**
 * Keeps a number of connections to itself open until it is ended. Runs on the Linux side of the bench.
 *
 *   node connections.ts COUNT       prints "ready" when all are open
 */
const count = Number(process.argv[2]);
const sockets: Socket[] = [];

const server = createServer((socket) => {
  socket.on('error', () => undefined);
  sockets.push(socket);
});

const open = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(7_000, '127.0.0.1', resolve);
    socket.once('error', reject);
    sockets.push(socket);
  });

server.listen({ port: 7_000, host: '127.0.0.1', backlog: 512 }, () => {
  const openAll = async (): Promise<void> => {
    for (let index = 0; index < count; index += 1) await open();
    process.stdout.write('ready\n');
  };
  openAll().catch((thrown: unknown) => {
    console.error(thrown);
    process.exit(1);
  });
});
