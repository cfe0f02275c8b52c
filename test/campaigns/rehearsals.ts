import { parseArgs } from 'node:util';

import { machineLine } from '../bench/support/machine-line.ts';
import { rehearse, summaryOf, type Rehearsal } from '../bench/support/rehearsal-campaign.ts';
import { benchAvailability } from '../bench/support/tools.ts';

/** Whole updates, half of them with deferred protection, and what became of the back ends: `npm run campaign:rehearsals -- --seed 1 --count 30`. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '3' },
    down: { type: 'string', default: '12000' },
  },
});
const [seed, count, downMs] = [Number(values.seed), Number(values.count), Number(values.down)];

const runAll = async (): Promise<void> => {
  const done: Rehearsal[] = [];
  for (let index = 0; index < count; index += 1)
    for (const isProtected of [false, true]) {
      const one = await rehearse({ seed: seed + index, isProtected, downMs });
      done.push(one);
      process.stdout.write(`${JSON.stringify(one)}\n`);
    }
  const [bare, kept] = [false, true].map((wanted) =>
    done.filter(({ isProtected }) => isProtected === wanted),
  );
  process.stdout.write(
    `${[
      `Services down for ${downMs / 1_000} s, seeds ${seed} to ${seed + count - 1}`,
      summaryOf(bare ?? [], 'without protection'),
      summaryOf(kept ?? [], 'with deferred protection'),
      await machineLine(),
    ].join('\n')}\n`,
  );
  const missed = done.some(
    ({ lasting, lastingNamed, falseCaptures, isProtected, down }) =>
      lasting !== lastingNamed || falseCaptures.length > 0 || (isProtected && down.length > 0),
  );
  process.exitCode = missed ? 1 : 0;
};

const missing = benchAvailability();
if (![seed, count, downMs].every(Number.isInteger) || count < 1) {
  process.stderr.write(
    'usage: npm run campaign:rehearsals -- [--seed N] [--count N] [--down MS]\n',
  );
  process.exitCode = 64;
} else if (missing === null) await runAll();
else {
  process.stderr.write(`The campaign cannot run here: ${missing}.\n`);
  process.exitCode = 1;
}
