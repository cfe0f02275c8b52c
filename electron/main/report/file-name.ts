import type { IpcParams } from '../../../shared/ipc/contract.ts';

export type ReportFormat = IpcParams<'report.save'>['format'];

const endings: Readonly<Record<ReportFormat, string>> = {
  html: 'html',
  pdf: 'pdf',
  json: 'json',
  evidence: 'evidence.json',
};

/** A name for the file; of the run's id only what can stand in a file name. */
export const fileNameOf = (runId: string, format: ReportFormat): string =>
  `preflight-${runId.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 80)}.${endings[format]}`;
