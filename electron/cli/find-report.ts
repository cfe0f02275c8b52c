import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashRunFiles } from '../agent/run/hash-files.ts';
import { readRun, runsFolder } from '../agent/run/run-folder.ts';
import { buildReport } from '../../shared/report/build-report.ts';
import { readReportFile } from '../../shared/report/read-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import { dataFolder } from './data-folder.ts';
import { readInput } from './read-input.ts';
import { tell } from './speak.ts';

/** The report of a run by its id or its folder, or a report file. */
export const findReport = async (run: string, texts: Texts): Promise<Result<Report>> => {
  const inData = /^[\w-]+$/.test(run) ? [join(runsFolder(dataFolder()), run)] : [];
  for (const path of [run, ...inData]) {
    const kind = await stat(path).catch(() => null);
    if (kind === null) continue;
    return kind.isDirectory() ? reportOfFolder(path, texts) : reportOfFile(path, texts);
  }
  return err('not-found', texts.say('terminal.no-run', { run, folder: runsFolder(dataFolder()) }));
};

const reportOfFolder = async (folder: string, texts: Texts): Promise<Result<Report>> => {
  const stored = await readRun(folder);
  if (!stored.ok)
    return stored.error.code === 'not-found'
      ? err('bad-file', texts.say('terminal.holds-no-run', { folder }))
      : stored;
  const { state, evidence, problems } = stored.value;
  for (const problem of problems) tell(texts.retell(problem));
  return ok(buildReport(state, evidence, new Date(), { hashes: await hashRunFiles(folder) }));
};

const reportOfFile = async (path: string, texts: Texts): Promise<Result<Report>> => {
  const bytes = await readInput(path, texts);
  return bytes.ok ? readReportFile(bytes.value) : bytes;
};
