import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildAll } from './build.ts';
import { ensureElectron } from './ensure-electron.ts';
import { hasDisplay, withDisplay } from './support/display.ts';
import { inRoot } from './support/paths.ts';
import { run } from './support/run.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** The rehearsal server that has the problem this product was made for. */
const scenario = 'ports-at-risk';
const reports = ['report.html', 'report.pdf', 'report.json'];

/** Arguments that say already what to open or to do. */
const choices = /^--(target|agent|rehearse|print-pdf)(=|$)/;

/** For root, Chromium's sandbox cannot be had; for everybody else it stays on. */
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * `npm start [-- <arguments of the application>]`: opens the wizard on a rehearsal server, or, where no window can be
 * seen, runs the whole rehearsal and leaves its reports in `out/`.
 *
 * @returns the exit code of the application
 */
async function start(args: readonly string[]): Promise<number> {
  await ensureSystemPackages(['window']);
  await buildAll();
  const electron = await ensureElectron();
  const chosen = args.some((argument) => choices.test(argument));

  if (hasDisplay()) {
    const target = chosen ? [] : ['--target', `sim:${scenario}`];
    return (await run(electron.path, [...sandbox, inRoot(), ...target, ...args])).code;
  }
  if (chosen) {
    console.log('start: no display, so the window opens on a screen that nobody sees (Xvfb)');
    return withDisplay(
      async (env) => (await run(electron.path, [...sandbox, inRoot(), ...args], { env })).code,
    );
  }
  return rehearse(electron.path, args);
}

async function rehearse(electron: string, args: readonly string[]): Promise<number> {
  const folder = inRoot('out');
  const files = reports.map((name) => join(folder, name));
  // Old reports must not pass for the result of this run.
  for (const file of files) rmSync(file, { force: true });
  console.log(`start: no display, so the rehearsal "${scenario}" runs under Xvfb without a window`);
  const rehearsal = ['--rehearse', scenario, '--out', folder, ...args];
  const { code } = await withDisplay((env) =>
    run(electron, [...sandbox, inRoot(), ...rehearsal], { env, timeoutMs: 5 * 60_000 }),
  );
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    console.error(
      `start: the rehearsal ended with exit code ${code} and left no ${missing.join(', ')}`,
    );
    return code === 0 ? 70 : code;
  }
  for (const file of files) console.log(`start: report in ${file}`);
  console.log(
    `start: the rehearsal ${code === 0 ? 'worked through; the verdict stands above' : `failed with exit code ${code}`}`,
  );
  return code;
}

try {
  // `npm start --` drops the two dashes itself; started directly, they are still there.
  process.exitCode = await start(process.argv.slice(2).filter((argument) => argument !== '--'));
} catch (error) {
  console.error(`start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 70;
}
