import { parseArgs } from 'node:util';

import { machineLine } from '../bench/support/machine-line.ts';
import { rehearse, summaryOf, type Rehearsal } from '../bench/support/rehearsal-campaign.ts';
import { benchAvailability } from '../bench/support/tools.ts';

/** Whole updates, half of them with deferred protection, and what became of the back ends: `npm run campaign:rehearsals -- --seed 1 --count 30`. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '3' },
    down: { type: 'string', default: '15000' },
  },
});
const [seed, count, downMs] = [Number(values.seed), Number(values.count), Number(values.down)];

/** A bench that breaks must not cost the others their figures; it is said and counted. */
const tryOne = async (chosen: number, isProtected: boolean): Promise<Rehearsal | null> => {
  try {
    const one = await rehearse({ seed: chosen, isProtected, downMs });
    process.stdout.write(`${JSON.stringify(one)}\n`);
    return one;
  } catch (thrown) {
    process.stdout.write(
      `BROKEN seed ${chosen}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`,
    );
    return null;
  }
};

const runAll = async (): Promise<void> => {
  const done: Rehearsal[] = [];
  let broken = 0;
  for (let index = 0; index < count; index += 1)
    for (const isProtected of [false, true]) {
      const one = await tryOne(seed + index, isProtected);
      if (one === null) broken += 1;
      else done.push(one);
    }
  const [bare, kept] = [false, true].map((wanted) =>
    done.filter(({ isProtected }) => isProtected === wanted),
  );
  process.stdout.write(
    `${[
      `Services down for ${downMs / 1_000} s, seeds ${seed} to ${seed + count - 1}`,
      summaryOf(bare ?? [], 'without protection'),
      summaryOf(kept ?? [], 'with deferred protection'),
      `Updates that could not be rehearsed to their end: ${broken}`,
      await machineLine(),
    ].join('\n')}\n`,
  );
  const missed = done.some(
    ({ lasting, lastingNamed, falseCaptures, isProtected, down }) =>
      lasting !== lastingNamed || falseCaptures.length > 0 || (isProtected && down.length > 0),
  );
  process.exitCode = missed || broken > 0 ? 1 : 0;
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
