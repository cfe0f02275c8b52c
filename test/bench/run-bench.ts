import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startBench, type Bench } from './support/bench.ts';
import type { BenchAgent } from './support/bench-agent.ts';
import { benchLanguages } from './support/languages.ts';
import { keptRuns, noteRun } from './support/runs.ts';
import { benchAvailability, wineLoader } from './support/tools.ts';

/** `npm run bench`: starts a bench with an agent, leaves both running and says how they are reached. */
const usage = `usage: npm run bench -- [--language ${benchLanguages.join('|')}] [--first PORT --count N] [--dag]
  --first has to be odd for the back-end ports to be handed out soon; without it the range is Exchange's own`;

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      language: { type: 'string', default: 'en' },
      first: { type: 'string' },
      count: { type: 'string' },
      dag: { type: 'boolean', default: false },
    },
  });
  const language = benchLanguages.find((known) => known === values.language);
  const range =
    values.first === undefined && values.count === undefined
      ? {}
      : { range: { first: Number(values.first), count: Number(values.count) } };
  if (language === undefined || (range.range && !isRange(range.range))) throw new Error(usage);
  const bench = await startBench({ language, dag: values.dag, keep: true, ...range });
  try {
    const agent = await bench.startAgent();
    const note = noteFor(bench, agent);
    noteRun(bench.run, note);
    console.log(note);
  } catch (thrown) {
    await bench.stop();
    throw thrown;
  }
};

const isRange = ({ first, count }: { first: number; count: number }): boolean =>
  Number.isInteger(first) && Number.isInteger(count) && first > 1_024 && first + count <= 65_536;

/** How to look at the bench, drive it and remove it. */
const noteFor = (bench: Bench, agent: BenchAgent): string => {
  const wine = writeWineScript(bench);
  return `
The bench ${bench.run.id} runs: Exchange's services, its registry and its ports, on the Win32 API of Wine.

The wizard, against the agent that runs there as a Windows process:
  npx electron . --agent unix:${agent.socket} --agent-token-file ${agent.tokenFile}

Windows programs on it:
  ${wine} netsh.exe int ipv4 show excludedportrange protocol=tcp
  ${wine} sc.exe stop MSExchangePOP3BE
  ${wine} sc.exe start MSExchangePOP3BE
  ${wine} sc.exe query MSExchangePOP3BE

Take the port of the POP3 back end, as a connection to the directory that was handed it (ends when the file appears):
  ${wine} 'C:\\bench\\tools\\holder.exe' ipv4 9955 0 'C:\\bench\\ready' 'C:\\bench\\stop'
  touch '${bench.driveC}/bench/stop'

The server's drive C: is ${bench.driveC}
The agent's data are in ${agent.data}

It stays until: npm run bench:stop
`;
};

/** Runs one Windows program in the bench, with the arguments that it is given. */
const writeWineScript = ({ run, namespace, windows }: Bench): string => {
  const file = join(run.folder, 'wine');
  const environment = Object.entries(windows.environment)
    .filter(([name]) => /^(WINE|LC_|LOCPATH)/.test(name))
    .map(([name, value]) => `${name}='${value ?? ''}'`)
    .join(' ');
  const command = `ip netns exec ${namespace} env -u DISPLAY ${environment} ${wineLoader} "$@"`;
  writeFileSync(file, `#!/bin/sh\nexec ${command}\n`, { mode: 0o755 });
  return file;
};

const missing = benchAvailability();
if (missing !== null) {
  console.error(`The bench cannot run here: ${missing}.`);
  process.exitCode = 1;
} else if (keptRuns().length > 0) {
  for (const { note } of keptRuns()) console.log(note);
  console.log('It was running already.');
} else {
  await main().catch((thrown: unknown) => {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exitCode = 1;
  });
}
