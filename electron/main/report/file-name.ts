import type { IpcParams } from '../../../shared/ipc/contract.ts';

export type ReportFormat = IpcParams<'report.save'>['format'];

const endings: Readonly<Record<ReportFormat, string>> = {
  html: 'html',
  pdf: 'pdf',
  json: 'json',
  evidence: 'evidence.json',
};

/** A name for the file; of the run's id only what can stand in a file name. */
export const fileNameOf = (runId: string, format: ReportFormat, redacted = false): string =>
  `${stemOf(runId)}${redacted ? '.redacted' : ''}.${endings[format]}`;

/** A name for the legend of a redacted report. */
export const legendNameOf = (runId: string): string => `${stemOf(runId)}.legend.json`;

const stemOf = (runId: string): string =>
  `preflight-${runId.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 80)}`;
