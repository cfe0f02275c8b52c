import { keptRuns, removeLeftRuns, removeRun } from './support/runs.ts';
import { benchAvailability } from './support/tools.ts';

/** `npm run bench:stop`: removes every bench that was left running, and what killed ones left. */
if (benchAvailability() === null) {
  const kept = keptRuns();
  for (const { run } of kept) {
    await removeRun(run);
    console.log(`The bench ${run.id} is gone.`);
  }
  await removeLeftRuns();
  if (kept.length === 0) console.log('No bench was running.');
}
