import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readRun, runsFolder } from '../../agent/run/run-folder.ts';
import { buildReport } from '../../../shared/report/build-report.ts';
import { renderReportHtml } from '../../../shared/report/html/render-report.ts';
import { readReportFile } from '../../../shared/report/read-report.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Command } from '../arguments.ts';
import { dataFolder } from '../data-folder.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { internal, unreadable, type Ended } from '../failure.ts';
import { printPdf } from '../print-pdf.ts';
import { readInput } from '../read-input.ts';
import { say, tell } from '../speak.ts';
import { jsonText, writeFiles } from '../write-output.ts';

/** `report`: the report of a run in one of its renderings. */
export const printReport = async ({
  run,
  format,
  out,
}: Extract<Command, { name: 'report' }>): Promise<Ended> => {
  const found = await findReport(run);
  if (!found.ok) return unreadable(found.error);
  const report = found.value;
  const ended = { exitCode: exitCodeOf(report.verdict) };
  if (format === 'pdf') {
    const path = resolve(out ?? '.', `report-${fileName(report.run.id)}.pdf`);
    const printed = await printPdf(renderReportHtml(report), path);
    if (!printed.ok) return internal(printed.error);
    tell(`Wrote ${path}`);
    return ended;
  }
  const text = format === 'json' ? jsonText(report) : renderReportHtml(report);
  if (out === null) say(text);
  else {
    const written = await writeFiles(out, { [`report.${format}`]: text });
    if (!written.ok) return internal(written.error);
    for (const path of written.value) tell(`Wrote ${path}`);
  }
  return ended;
};

/** Run ids are plain; the id in a file from elsewhere may be anything. */
const fileName = (id: string): string => id.replace(/[^\w-]+/g, '-').slice(0, 80);

/** A run by its id or its folder, or a report file. */
const findReport = async (run: string): Promise<Result<Report>> => {
  const inData = /^[\w-]+$/.test(run) ? [join(runsFolder(dataFolder()), run)] : [];
  for (const path of [run, ...inData]) {
    const kind = await stat(path).catch(() => null);
    if (kind === null) continue;
    return kind.isDirectory() ? reportOfFolder(path) : reportOfFile(path);
  }
  return err(
    'not-found',
    `There is no run "${run}": neither a file or folder of this name, nor a run in ${runsFolder(dataFolder())}.`,
  );
};

const reportOfFolder = async (folder: string): Promise<Result<Report>> => {
  const stored = await readRun(folder);
  if (!stored.ok)
    return stored.error.code === 'not-found' ? err('bad-file', `${folder} holds no run.`) : stored;
  for (const problem of stored.value.problems) tell(problem);
  return ok(buildReport(stored.value.state, stored.value.evidence, new Date()));
};

const reportOfFile = async (path: string): Promise<Result<Report>> => {
  const bytes = await readInput(path);
  return bytes.ok ? readReportFile(bytes.value) : bytes;
};
