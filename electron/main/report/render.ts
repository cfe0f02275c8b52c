import { renderReportHtml } from '../../../shared/report/html/render-report.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Connections } from '../agent/connections.ts';
import type { ReportFormat } from './file-name.ts';
import { printPdf } from './print-pdf.ts';

type Rendered = { readonly content: string | Uint8Array; readonly runId: string };

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The report of the open run, or its evidence, as the content of a file. */
export const renderRun = async (
  { request }: Pick<Connections, 'request'>,
  format: ReportFormat,
): Promise<Result<Rendered>> => {
  const report = await request('report.get', {});
  if (!report.ok) return report;
  const runId = report.value.run.id;
  switch (format) {
    case 'html':
      return ok({ content: renderReportHtml(report.value), runId });
    case 'json':
      return ok({ content: json(report.value), runId });
    case 'pdf': {
      const pdf = await printPdf(renderReportHtml(report.value));
      return pdf.ok ? ok({ content: pdf.value, runId }) : pdf;
    }
    case 'evidence': {
      const evidence = await request('evidence.file', {});
      return evidence.ok ? ok({ content: json(evidence.value), runId }) : evidence;
    }
  }
};
