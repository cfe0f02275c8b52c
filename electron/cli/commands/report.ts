import { resolve } from 'node:path';
import { renderReportHtml } from '../../../shared/report/html/render-report.ts';
import { redactReport } from '../../../shared/report/redact.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Command } from '../arguments.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { internal, unreadable, type Ended } from '../failure.ts';
import { findReport } from '../find-report.ts';
import { printPdf } from '../print-pdf.ts';
import { say, tell } from '../speak.ts';
import { jsonText, writeFiles } from '../write-output.ts';
import type { Report } from '../../../shared/report/schema.ts';

type Asked = Extract<Command, { name: 'report' }>;

/** `report`: the report of a run in one of its renderings; redacted, with its legend in a file of its own. */
export const printReport = async (asked: Asked): Promise<Ended> => {
  const found = await findReport(asked.run);
  if (!found.ok) return unreadable(found.error);
  const ended = { exitCode: exitCodeOf(found.value.verdict) };
  if (!asked.redact) {
    const printed = await print(found.value, asked);
    return printed.ok ? ended : internal(printed.error);
  }
  const { report, legend } = redactReport(found.value);
  const printed = await print(report, asked);
  if (!printed.ok) return internal(printed.error);
  const name = `legend-${fileName(report.run.id)}.json`;
  const written = await writeFiles(asked.out ?? '.', { [name]: jsonText(legend) });
  if (!written.ok) return internal(written.error);
  for (const path of written.value) tell(`Wrote ${path} (keep it apart from the report)`);
  return ended;
};

const print = async (
  report: Report,
  { format, out, paper, redact }: Asked,
): Promise<Result<null>> => {
  const variant = redact ? '.redacted' : '';
  if (format === 'pdf') {
    const path = resolve(out ?? '.', `report-${fileName(report.run.id)}${variant}.pdf`);
    const printed = await printPdf(renderReportHtml(report, { paper }), path);
    if (!printed.ok) return printed;
    tell(`Wrote ${path}`);
    return ok(null);
  }
  const text = format === 'json' ? jsonText(report) : renderReportHtml(report, { paper });
  if (out === null) {
    say(text);
    return ok(null);
  }
  const written = await writeFiles(out, { [`report${variant}.${format}`]: text });
  if (!written.ok) return written;
  for (const path of written.value) tell(`Wrote ${path}`);
  return ok(null);
};

/** Run ids are plain; the id in a file from elsewhere may be anything. */
const fileName = (id: string): string => id.replace(/[^\w-]+/g, '-').slice(0, 80);
