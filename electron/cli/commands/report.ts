import { resolve } from 'node:path';
import { renderReportHtml } from '../../../shared/report/html/render-report.ts';
import { redactReport } from '../../../shared/report/redact.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
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
export const printReport = async (asked: Asked, texts: Texts): Promise<Ended> => {
  const found = await findReport(asked.run, texts);
  if (!found.ok) return unreadable(found.error);
  const ended = { exitCode: exitCodeOf(found.value.verdict) };
  if (!asked.redact) {
    const printed = await print(found.value, asked, texts);
    return printed.ok ? ended : internal(printed.error);
  }
  const { report, legend } = redactReport(found.value);
  const printed = await print(report, asked, texts);
  if (!printed.ok) return internal(printed.error);
  const name = `legend-${fileName(report.run.id)}.json`;
  const written = await writeFiles(asked.out ?? '.', { [name]: jsonText(legend) });
  if (!written.ok) return internal(written.error);
  for (const path of written.value) tell(texts.say('terminal.wrote-legend', { path }));
  return ended;
};

const print = async (
  report: Report,
  { format, out, paper, redact }: Asked,
  texts: Texts,
): Promise<Result<null>> => {
  const variant = redact ? '.redacted' : '';
  if (format === 'pdf') {
    const path = resolve(out ?? '.', `report-${fileName(report.run.id)}${variant}.pdf`);
    const printed = await printPdf(
      renderReportHtml(report, { paper, language: texts.language }),
      path,
      texts,
    );
    if (!printed.ok) return printed;
    tell(texts.say('terminal.wrote', { path }));
    return ok(null);
  }
  const text =
    format === 'json'
      ? jsonText(report)
      : renderReportHtml(report, { paper, language: texts.language });
  if (out === null) {
    say(text);
    return ok(null);
  }
  const written = await writeFiles(out, { [`report${variant}.${format}`]: text });
  if (!written.ok) return written;
  for (const path of written.value) tell(texts.say('terminal.wrote', { path }));
  return ok(null);
};

/** Run ids are plain; the id in a file from elsewhere may be anything. */
const fileName = (id: string): string => id.replace(/[^\w-]+/g, '-').slice(0, 80);
