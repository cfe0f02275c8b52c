import { renderReportHtml } from '../../../shared/report/html/render-report.ts';
import { redactReport, type RedactionLegend } from '../../../shared/report/redact.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Language } from '../../../shared/texts/language.ts';
import type { IpcParams } from '../../../shared/ipc/contract.ts';
import type { Connections } from '../agent/connections.ts';
import type { ReportFormat } from './file-name.ts';
import { printPdf } from './print-pdf.ts';
import { systemPaper } from './system-paper.ts';

type Rendered = {
  readonly content: string | Uint8Array;
  readonly runId: string;
  /** What the stand-ins of a redacted report stand for; null for any other. */
  readonly legend: RedactionLegend | null;
};

/** JSON as it stands in files. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The report of the open run, or its evidence, as the content of a file. Evidence is bytes as they were read, so it cannot be redacted. */
export const renderRun = async (
  { request }: Pick<Connections, 'request'>,
  { format, redacted = false, language = 'en' }: IpcParams<'report.save'>,
): Promise<Result<Rendered>> => {
  if (format === 'evidence')
    return redacted
      ? err('bad-request', say('shell-error.evidence-redacted'))
      : evidenceOf(request);
  const report = await request('report.get', {});
  if (!report.ok) return report;
  const variant = redacted ? redactReport(report.value) : { report: report.value, legend: null };
  const content = await contentOf(variant.report, format, language);
  return content.ok
    ? ok({ content: content.value, runId: variant.report.run.id, legend: variant.legend })
    : content;
};

const contentOf = async (
  report: Report,
  format: Exclude<ReportFormat, 'evidence'>,
  language: Language,
): Promise<Result<string | Uint8Array>> => {
  switch (format) {
    case 'html':
      return ok(renderReportHtml(report, { paper: systemPaper(), language }));
    case 'json':
      return ok(json(report));
    case 'pdf':
      return printPdf(renderReportHtml(report, { paper: systemPaper(), language }));
  }
};

const evidenceOf = async (request: Connections['request']): Promise<Result<Rendered>> => {
  const report = await request('report.get', {});
  if (!report.ok) return report;
  const evidence = await request('evidence.file', {});
  return evidence.ok
    ? ok({ content: json(evidence.value), runId: report.value.run.id, legend: null })
    : evidence;
};
