import { inRoot } from '../../../build/support/paths.ts';
import type { Bench } from './bench.ts';

/** Notes from now on when the kernel is told to keep a port. */
export const watchReserved = (
  bench: Bench,
): {
  /** Ends it, and answers when each port came into the list first, in milliseconds since 1970. */
  readonly stop: () => ReadonlyMap<number, number>;
} => {
  const printer = bench.spawnInside(process.execPath, [
    inRoot('test/bench/support/print-reserved.ts'),
  ]);
  let printed = '';
  printer.stdout?.on('data', (bytes: Buffer) => {
    printed += bytes.toString('latin1');
  });
  return {
    stop: () => {
      printer.kill();
      const first = new Map<number, number>();
      for (const line of printed.split('\n').slice(0, -1)) {
        const [at = '', list = ''] = line.split(' ');
        for (const port of portsIn(list)) if (!first.has(port)) first.set(port, Number(at));
      }
      return first;
    },
  };
};

/** `9933,9955,10000-10002` */
const portsIn = (list: string): readonly number[] =>
  list
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [from = 0, to = from] = part.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
