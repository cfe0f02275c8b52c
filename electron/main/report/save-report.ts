import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { dialog, type BrowserWindow } from 'electron';

import type { IpcParams, IpcResult } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Connections } from '../agent/connections.ts';
import { fileNameOf, legendNameOf, type ReportFormat } from './file-name.ts';
import { json, renderRun } from './render.ts';
import { writeWhole } from './write-file.ts';

export type SaveOptions = {
  readonly connections: Pick<Connections, 'request'>;
  readonly window: () => BrowserWindow | null;
  /** Where the dialog begins. */
  readonly documents: string;
  /** Files go here without a dialog; null asks. */
  readonly saveTo: string | null;
  /** Of the questions that are asked. */
  readonly texts: Texts;
};

/** Renders what is wanted of the open run and lets the operator choose where it goes. Where that is stays with the operator: the window is told the file's name only. For the legend of a redacted report it is asked a second time, because it belongs elsewhere; without a legend file nobody can undo the stand-ins. */
export const saveReport = async (
  { connections, window, documents, saveTo, texts }: SaveOptions,
  wanted: IpcParams<'report.save'>,
): Promise<Result<IpcResult<'report.save'>>> => {
  const { format, redacted = false } = wanted;
  const rendered = await renderRun(connections, wanted);
  if (!rendered.ok) return rendered;
  const { runId, content, legend } = rendered.value;
  const save = async (
    name: string,
    kind: Kind,
    what: string | Uint8Array,
  ): Promise<Result<string | null>> => {
    const path =
      saveTo === null ? await ask(window(), join(documents, name), kind) : join(saveTo, name);
    if (path === null) return ok(null);
    if (saveTo !== null) await mkdir(saveTo, { recursive: true });
    const written = await writeWhole(path, what);
    return written.ok ? ok(basename(path)) : written;
  };
  const report = await save(fileNameOf(runId, format, redacted), kindOf(format, texts), content);
  if (!report.ok || report.value === null || legend === null)
    return report.ok ? ok({ fileName: report.value }) : report;
  const apart = await save(legendNameOf(runId), legendKind(texts), json(legend));
  return apart.ok ? ok({ fileName: report.value, legendName: apart.value }) : apart;
};

type Kind = { readonly title: string; readonly name: string; readonly ending: string };

const kindOf = (format: ReportFormat, { say }: Texts): Kind => ({
  title: say('shell.save'),
  name: say(`shell.kind.${format}`),
  ending: format === 'evidence' ? 'json' : format,
});

const legendKind = ({ say }: Texts): Kind => ({
  title: say('shell.legend-title'),
  name: say('shell.legend'),
  ending: 'json',
});

const ask = async (
  window: BrowserWindow | null,
  defaultPath: string,
  { title, name, ending }: Kind,
): Promise<string | null> => {
  const options = { title, defaultPath, filters: [{ name, extensions: [ending] }] };
  const answer =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  return answer.canceled || !answer.filePath ? null : answer.filePath;
};
