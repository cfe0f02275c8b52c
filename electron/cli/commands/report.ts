import { resolve } from 'node:path';
import { renderReportHtml } from '../../../shared/report/html/render-report.ts';
import type { Command } from '../arguments.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { internal, unreadable, type Ended } from '../failure.ts';
import { findReport } from '../find-report.ts';
import { printPdf } from '../print-pdf.ts';
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
