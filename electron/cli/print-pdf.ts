import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { err, ok, toAppError, type Result } from '../../shared/result.ts';
import type { Texts } from '../../shared/texts/texts.ts';

/** Starting Electron and printing take seconds; the first start in a checkout may have to fetch it. */
const printMs = 10 * 60_000;

/** Prints a page to a PDF file with the application's Electron. */
export const printPdf = async (page: string, path: string, texts: Texts): Promise<Result<null>> => {
  const printer = findPrinter(process.env);
  if (printer === null) return err('not-found', texts.say('terminal.no-application'));
  const folder = await mkdtemp(join(tmpdir(), 'cu-preflight-print-'));
  try {
    const source = join(folder, 'report.html');
    await writeFile(source, page);
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
    const ended = await run(
      printer.file,
      [...printer.args, '--print-pdf', source, '--out', path],
      texts,
    );
    if (!ended.ok) return ended;
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    return size > 0
      ? ok(null)
      : err(
          'failed',
          texts.say('terminal.no-pdf', {
            code: ended.value.exitCode ?? texts.say('terminal.no-exit-code'),
            line: ended.value.lastLine,
          }),
        );
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown, 'failed') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type Printer = { readonly file: string; readonly args: readonly string[] };

const findPrinter = (env: NodeJS.ProcessEnv): Printer | null => {
  const installed = [
    env['CU_PREFLIGHT_APP'],
    env['ProgramFiles'] && join(env['ProgramFiles'], 'cu-preflight', 'cu-preflight.exe'),
  ].find((path) => path && existsSync(path));
  if (installed) return { file: installed, args: [] };
  const start = startScript();
  return start === null ? null : { file: process.execPath, args: [start] };
};

/** `build/start.ts` of the checkout that this program runs from; it knows how Electron is had and started there. */
const startScript = (): string | null => {
  const [, script] = process.argv;
  if (script === undefined) return null;
  let folder = dirname(realpathSync(script));
  for (let depth = 0; depth < 3; depth += 1) {
    const start = join(folder, 'build', 'start.ts');
    if (existsSync(start) && existsSync(join(folder, 'package.json'))) return start;
    folder = dirname(folder);
  }
  return null;
};

const run = (
  file: string,
  args: readonly string[],
  texts: Texts,
): Promise<Result<{ exitCode: number | null; lastLine: string }>> =>
  new Promise((resolve) => {
    const child = spawn(file, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: printMs,
      windowsHide: true,
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => {
      resolve(err('failed', texts.say('terminal.application-not-started', { why: error.message })));
    });
    child.once('close', (exitCode) => {
      resolve(ok({ exitCode, lastLine: output.trim().split('\n').at(-1) ?? '' }));
    });
  });
