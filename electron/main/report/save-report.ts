import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { dialog, type BrowserWindow } from 'electron';

import type { IpcResult } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Connections } from '../agent/connections.ts';
import { fileNameOf, type ReportFormat } from './file-name.ts';
import { renderRun } from './render.ts';
import { writeWhole } from './write-file.ts';

export type SaveOptions = {
  readonly connections: Pick<Connections, 'request'>;
  readonly window: () => BrowserWindow | null;
  /** Where the dialog begins. */
  readonly documents: string;
  /** Files go here without a dialog; null asks. */
  readonly saveTo: string | null;
};

const kinds: Readonly<Record<ReportFormat, string>> = {
  html: 'HTML report',
  pdf: 'PDF report',
  json: 'Report as JSON',
  evidence: 'Evidence',
};

/** Renders what is wanted of the open run and lets the operator choose where it goes. Where that is stays with the operator: the window is told the file's name only. */
export const saveReport = async (
  { connections, window, documents, saveTo }: SaveOptions,
  format: ReportFormat,
): Promise<Result<IpcResult<'report.save'>>> => {
  const rendered = await renderRun(connections, format);
  if (!rendered.ok) return rendered;
  const name = fileNameOf(rendered.value.runId, format);
  const path =
    saveTo === null ? await ask(window(), join(documents, name), format) : join(saveTo, name);
  if (path === null) return ok({ fileName: null });
  if (saveTo !== null) await mkdir(saveTo, { recursive: true });
  const written = await writeWhole(path, rendered.value.content);
  return written.ok ? ok({ fileName: basename(path) }) : written;
};

const ask = async (
  window: BrowserWindow | null,
  defaultPath: string,
  format: ReportFormat,
): Promise<string | null> => {
  const ending = format === 'evidence' ? 'json' : format;
  const options = { defaultPath, filters: [{ name: kinds[format], extensions: [ending] }] };
  const answer =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  return answer.canceled || !answer.filePath ? null : answer.filePath;
};
