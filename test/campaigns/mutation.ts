import { parseArgs } from 'node:util';

import {
  runMutation,
  sampleLines,
  type MutationRequest,
  type Score,
} from '../mutation/run-mutation.ts';
import { sampled } from '../mutation/quick-tests.ts';

/** Goal: so many percent of the mutants are noticed by a test. */
const goal = 85;

/** Changes the checks, root causes and gate in thousands of small ways and prints which changes no test noticed: `npm run campaign:mutation`, all of it for an hour or so; `-- --mutate "shared/after/causes/*.ts"` for some files, `-- --sample 40 --seed 7` for some lines. */
const { values } = parseArgs({
  options: {
    mutate: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '2' },
  },
});
const concurrency = Number(values.concurrency);
const seed = Number(values.seed);
const sample = values.sample === undefined ? null : Number(values.sample);
const isCount = (value: number): boolean => Number.isInteger(value) && value > 0;
if (!isCount(concurrency) || !Number.isInteger(seed) || (sample !== null && !isCount(sample))) {
  process.stderr.write(
    'usage: npm run campaign:mutation -- [--mutate FILES,…] [--sample LINES --seed N] [--concurrency N]\n',
  );
  process.exit(64);
}

const wanted = (): Pick<MutationRequest, 'mutate' | 'tests'> => {
  if (values.mutate !== undefined) return { mutate: values.mutate.split(',') };
  if (sample === null) return {};
  return { mutate: sampleLines(sampled.files, seed, sample), tests: sampled.tests };
};

const line = ({ name, found, missed, percent }: Score): string =>
  `${percent === null ? '    —' : percent.toFixed(1).padStart(5)} %  ${String(found).padStart(5)} found  ${String(missed).padStart(4)} missed  ${name}`;

const { all, files, missed } = await runMutation({ ...wanted(), concurrency, verbose: true });
process.stdout.write(
  `${[...missed.map((each) => `MISSED ${each.replaceAll('\n', ' ').slice(0, 160)}`), '', ...files.map((score) => line(score)), line(all)].join('\n')}\n`,
);
process.exitCode = all.percent !== null && all.percent >= goal ? 0 : 1;
