import { parseArgs } from 'node:util';

import { killOnce } from '../support/kill-agent.ts';
import { killWatchOnce } from '../support/kill-watch.ts';

/** What one kill showed; `failures` is empty when everything held. */
type AnyKill = {
  readonly seed: number;
  readonly moment: string;
  readonly told: number;
  readonly onDisk: number;
  readonly tornBytes: number;
  readonly interruptedSteps: number;
  readonly failures: readonly string[];
};

type Campaign = {
  readonly kill: (seed: number) => Promise<AnyKill>;
  /** Figures of its own, by what they count. */
  readonly counts?: Readonly<Record<string, string>>;
};

const campaigns: Readonly<Record<string, Campaign>> = {
  plans: { kill: killOnce },
  watch: {
    kill: killWatchOnce,
    counts: {
      tookEffect: 'of those, steps that had taken effect',
      foundDone: 'found done by the next agent, and called so',
      openCaptures: 'captures that were open when the agent was killed',
      stillOpen: 'of those, still open when somebody looked again',
      endedLater: 'deferred plans brought to their end by the next agent',
    },
  },
};

/** Kills an agent many times in the middle of its work and prints what was found: `npm run campaign:kill -- --what watch --seed 1 --count 1000`. */
const { values } = parseArgs({
  options: {
    what: { type: 'string', default: 'plans' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const campaign = campaigns[values.what];
if (campaign === undefined || !Number.isInteger(seed) || !Number.isInteger(count) || count < 1) {
  process.stderr.write(
    `usage: npm run campaign:kill -- [--what ${Object.keys(campaigns).join('|')}] [--seed N] [--count N]\n`,
  );
  process.exit(64);
}

const kills: AnyKill[] = [];
for (let index = 0; index < count; index += 1) {
  const kill = await campaign.kill(seed + index);
  kills.push(kill);
  for (const failure of kill.failures)
    process.stdout.write(`FAILED seed ${kill.seed} (${kill.moment}): ${failure}\n`);
  if ((index + 1) % 50 === 0) process.stdout.write(`${index + 1} of ${count}\n`);
}

const sum = (of: (kill: AnyKill) => number): number =>
  kills.reduce((total, kill) => total + of(kill), 0);
const figureOf = (kill: AnyKill, name: string): number =>
  Number((kill as unknown as Readonly<Record<string, unknown>>)[name] ?? 0);

const moments = Map.groupBy(kills, ({ moment }) => moment);
const lines = [
  `${kills.length} kills (${values.what}), seeds ${seed} to ${seed + count - 1}`,
  ...[...moments].map(([moment, those]) => `  ${moment}: ${those.length}`),
  `events told to the client: ${sum(({ told }) => told)}, on disk: ${sum(({ onDisk }) => onDisk)}`,
  `steps marked as interrupted: ${sum(({ interruptedSteps }) => interruptedSteps)}`,
  ...Object.entries(campaign.counts ?? {}).map(
    ([name, what]) => `${what}: ${sum((kill) => figureOf(kill, name))}`,
  ),
  `runs with a torn last line: ${kills.filter(({ tornBytes }) => tornBytes > 0).length}`,
  `failures: ${sum(({ failures }) => failures.length)}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = kills.some(({ failures }) => failures.length > 0) ? 1 : 0;
