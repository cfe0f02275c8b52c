import { parseArgs } from 'node:util';

import { runCaptures, textOf } from '../bench/support/capture-campaign.ts';
import { benchAvailability } from '../bench/support/tools.ts';
import { machineLine } from '../bench/support/machine-line.ts';

/** Captures watched ports at random and prints what the watch saw of it: `npm run campaign:captures -- --seed 1 --count 2000`. */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '200' } },
});
const [seed, count] = [Number(values.seed), Number(values.count)];
const missing = benchAvailability();
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 1) {
  process.stderr.write('usage: npm run campaign:captures -- [--seed N] [--count N]\n');
  process.exitCode = 64;
} else if (missing === null) {
  const result = await runCaptures({ seed, count });
  process.stdout.write(`${textOf(result)}\n${await machineLine()}\n`);
  process.exitCode = result.reached ? 0 : 1;
} else {
  process.stderr.write(`The campaign cannot run here: ${missing}.\n`);
  process.exitCode = 1;
}
