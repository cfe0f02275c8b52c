import { parseArgs } from 'node:util';

import { killOnce, type Kill } from '../support/kill-agent.ts';

/** Kills an agent many times in the middle of its work and prints what was found: `npm run campaign:kill -- --seed 1 --count 1000`. */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100' } },
});
const seed = Number(values.seed);
const count = Number(values.count);
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 1) {
  process.stderr.write('usage: npm run campaign:kill -- [--seed N] [--count N]\n');
  process.exit(64);
}

const sum = (kills: readonly Kill[], of: (kill: Kill) => number): number =>
  kills.reduce((total, kill) => total + of(kill), 0);

const kills: Kill[] = [];
for (let index = 0; index < count; index += 1) {
  const kill = await killOnce(seed + index);
  kills.push(kill);
  for (const failure of kill.failures)
    process.stdout.write(`FAILED seed ${kill.seed} (${kill.moment}): ${failure}\n`);
  if ((index + 1) % 50 === 0) process.stdout.write(`${index + 1} of ${count}\n`);
}

const moments = Map.groupBy(kills, ({ moment }) => moment);
const lines = [
  `${kills.length} kills, seeds ${seed} to ${seed + count - 1}`,
  ...[...moments].map(([moment, those]) => `  ${moment}: ${those.length}`),
  `events told to the client: ${sum(kills, ({ told }) => told)}, on disk: ${sum(kills, ({ onDisk }) => onDisk)}`,
  `steps marked as interrupted: ${sum(kills, ({ interruptedSteps }) => interruptedSteps)}`,
  `runs with a torn last line: ${kills.filter(({ tornBytes }) => tornBytes > 0).length}`,
  `failures: ${sum(kills, ({ failures }) => failures.length)}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = kills.some(({ failures }) => failures.length > 0) ? 1 : 0;
