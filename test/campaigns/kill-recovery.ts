import { parseArgs } from 'node:util';

import { boundariesOf, killRecoveryAt } from '../support/kill-recovery.ts';
import { scenes } from '../support/recovery-scene.ts';

/** Kills an agent at every boundary of every step of the plans of the After phase, and prints what was found: `npm run campaign:kill-recovery -- [--every N]`. */
const { values } = parseArgs({ options: { every: { type: 'string', default: '1' } } });
const every = Number(values.every);
if (!Number.isInteger(every) || every < 1) {
  process.stderr.write('usage: npm run campaign:kill-recovery -- [--every N]\n');
  process.exit(64);
}

let kills = 0;
let failures = 0;
for (const scene of scenes) {
  const all = await boundariesOf(scene);
  const chosen = all.filter((_boundary, index) => index % every === 0);
  for (const boundary of chosen) {
    const kill = await killRecoveryAt(scene, boundary);
    kills += 1;
    failures += kill.failures.length;
    const where = `${scene.kind}${scene.startFails ? ' that fails' : ''}, ${boundary.rollback ? 'back ' : ''}${boundary.stepId} ${boundary.at}`;
    for (const failure of kill.failures) process.stdout.write(`FAILED ${where}: ${failure}\n`);
    if (kills % 25 === 0) process.stdout.write(`${kills} kills\n`);
  }
  process.stdout.write(
    `${scene.kind}${scene.startFails ? ' that fails' : ''}: ${chosen.length} of ${all.length} boundaries\n`,
  );
}
process.stdout.write(`${kills} kills, failures: ${failures}\n`);
process.exitCode = failures > 0 ? 1 : 0;
