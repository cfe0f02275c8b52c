import { cpus, release } from 'node:os';

import { measureAppend, measureLongWatch, measureOwnCost } from './watch-cost.ts';

const rowCounts = [200, 5_000, 20_000, 60_000] as const;
const watchHours = 4;

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Measures what the watch costs by itself, and prints it. */
export const printWatchCost = async (): Promise<void> => {
  console.log(
    'The watch at 10 looks a second, everything but the API calls, as a share of one core:',
  );
  for (const count of rowCounts) {
    const { rows, msPerLook, share } = await measureOwnCost(count);
    console.log(
      `  ${String(rows).padStart(6)} rows  ${msPerLook.toFixed(3)} ms a look  ${percent(share)}`,
    );
  }
  const { appendMs, bareMs, inPlaceMs } = await measureAppend();
  console.log(
    [
      '',
      `Durable append to the journal: ${appendMs.toFixed(3)} ms; bare write and fdatasync through the same thread pool: ${bareMs.toFixed(3)} ms (${(appendMs / bareMs).toFixed(2)} ×), in place: ${inPlaceMs.toFixed(3)} ms (${(appendMs / inPlaceMs).toFixed(2)} ×)`,
    ].join('\n'),
  );
  const long = await measureLongWatch(5_000, watchHours);
  console.log(
    [
      '',
      `A watch of ${long.hours} hours on 5,000 rows with the clock compressed:`,
      `  heap after each quarter: ${long.heapMiB.map((each) => each.toFixed(1)).join(', ')} MiB${globalThis.gc ? '' : ' (without a collection before: run with --expose-gc)'}`,
      `  of that the state of the run, which keeps what was told: ${long.stateMiB.map((each) => each.toFixed(1)).join(', ')} MiB; everything else: ${long.heapMiB.map((each, index) => (each - (long.stateMiB[index] ?? 0)).toFixed(2)).join(', ')} MiB`,
      `  journal: ${long.events} events, ${long.journalMiB.toFixed(1)} MiB; read, checked and folded in ${long.foldMs.toFixed(0)} ms`,
      `Node ${process.versions.node} on Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
      '',
    ].join('\n'),
  );
};
