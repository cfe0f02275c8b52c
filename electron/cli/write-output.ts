import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Evidence } from '../../shared/evidence/schema.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { ok, toAppError, type Result } from '../../shared/result.ts';
import type { Texts } from '../../shared/texts/texts.ts';

/** JSON as it stands in files and on standard output. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes files into a folder, each whole or not at all, and answers with their paths. */
export const writeFiles = async (
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<Result<readonly string[]>> => {
  try {
    await mkdir(folder, { recursive: true });
    const paths: string[] = [];
    for (const [name, text] of Object.entries(files)) {
      const path = join(resolve(folder), name);
      const draft = `${path}.${process.pid}.part`;
      await writeFile(draft, text);
      await rename(draft, path);
      paths.push(path);
    }
    return ok(paths);
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown, 'failed') };
  }
};

/** What `--out` leaves of a run; the page is in the language of the terminal, the JSON never translated. */
export const runFilesOf = (
  report: Report,
  evidence: Evidence,
  { language }: Texts,
): Record<string, string> => ({
  'report.html': renderReportHtml(report, { language }),
  'report.json': jsonText(report),
  'evidence.json': jsonText(evidence),
});
