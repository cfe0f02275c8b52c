import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { buildAll } from './build.ts';
import { runChecks } from './check.ts';
import { ensureElectron } from './ensure-electron.ts';
import { cacheDir, inRoot } from './support/paths.ts';
import {
  brokenRing,
  countRing,
  totalLine,
  troubleLines,
  type RingTotal,
} from './support/ring-report.ts';
import { run } from './support/run.ts';
import { runTool } from './support/tool.ts';
import { ensureSystemPackages } from './system-packages.ts';

type Ring = {
  readonly name: string;
  /** Whether it runs what was built: pointless where the build failed. */
  readonly needsBuild: boolean;
  readonly limitMinutes: number;
};

/** Cheap ones first, so that a mistake shows early. */
const rings: readonly Ring[] = [
  { name: 'unit', needsBuild: false, limitMinutes: 8 },
  { name: 'property', needsBuild: false, limitMinutes: 8 },
  { name: 'contract', needsBuild: false, limitMinutes: 8 },
  { name: 'bench', needsBuild: true, limitMinutes: 15 },
  { name: 'e2e', needsBuild: true, limitMinutes: 20 },
  { name: 'packaging', needsBuild: true, limitMinutes: 10 },
];

const heading = (text: string): void => {
  console.log(`\n=== ${text} ${'='.repeat(Math.max(4, 80 - text.length))}`);
};

/** `npm test`: everything there is, in one run, with one total. */
async function testAll(): Promise<readonly RingTotal[]> {
  heading('system packages');
  await ensureSystemPackages(['window', 'test', 'bench']);
  const totals: RingTotal[] = [];

  heading('build');
  const built = await outcome('build', async () => {
    await buildAll();
  });
  totals.push(built);
  totals.push(await outcome('electron', announceElectron));

  heading('schema, types, lint, format');
  totals.push(await outcome('schema is up to date', checkSchema));
  for (const check of await runChecks()) totals.push(single(check.name, check.passed));

  for (const ring of rings) {
    heading(ring.name);
    const pointless = ring.needsBuild && built.failed.length > 0;
    totals.push(
      pointless ? brokenRing(ring.name, 'not run, the build failed') : await runRing(ring),
    );
  }
  return totals;
}

async function announceElectron(): Promise<void> {
  const electron = await ensureElectron();
  console.log(`electron ${electron.version}${electron.official ? '' : ' (FALLBACK)'}`);
}

async function checkSchema(): Promise<void> {
  const ended = await run(process.execPath, [inRoot('build', 'schema.ts'), '--check']);
  if (ended.code !== 0) throw new Error(`build/schema.ts --check: exit code ${ended.code}`);
}

async function runRing(ring: Ring): Promise<RingTotal> {
  const report = join(cacheDir, 'test-reports', `${ring.name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const ended = await runTool(
    'vitest',
    [
      'run',
      '--project',
      ring.name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { timeoutMs: ring.limitMinutes * 60_000, env: { ...process.env, NODE_ENV: 'test' } },
  );
  if (ended.timedOut) {
    return brokenRing(ring.name, `not done after ${ring.limitMinutes} minutes`);
  }
  return countRing(ring.name, existsSync(report) ? readFileSync(report, 'utf8') : null, ended.code);
}

/** A step that counts as one test. */
async function outcome(name: string, body: () => Promise<void>): Promise<RingTotal> {
  try {
    await body();
    return single(name, true);
  } catch (error) {
    console.error(error);
    return single(name, false, String(error).slice(0, 300).replaceAll(/\s+/g, ' '));
  }
}

const single = (name: string, passed: boolean, why: string | null = null): RingTotal => ({
  passed: passed ? 1 : 0,
  failed: passed ? [] : [{ name, why }],
  retried: [],
  skipped: [],
});

function printTotal(totals: readonly RingTotal[]): void {
  heading('total');
  const skipped = totals.flatMap((total) => total.skipped);
  for (const reason of new Set(skipped.map((test) => test.reason))) {
    const names = skipped.filter((test) => test.reason === reason).map((test) => test.name);
    console.log(`SKIPPED ${names.length}: ${reason}`);
    for (const name of names) console.log(`    ${name}`);
  }
  for (const line of troubleLines(totals)) console.log(line);
  console.log(totalLine(totals));
}

const totals = await testAll();
printTotal(totals);
process.exitCode = totals.some((total) => total.failed.length > 0) ? 1 : 0;
