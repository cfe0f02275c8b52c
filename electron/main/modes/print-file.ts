import { readFile, stat } from 'node:fs/promises';

import { app } from 'electron';

import { printPdf } from '../report/print-pdf.ts';
import { writeWhole } from '../report/write-file.ts';

const unreadable = 65;
const internal = 70;
/** A report with the output of every command is a few megabytes. */
const mostBytes = 64 * 1024 * 1024;

/** Prints an HTML file of this program's own making to PDF, for the terminal. Answers with the exit code. */
export const printFile = async (source: string, out: string): Promise<number> => {
  let html: string;
  try {
    if ((await stat(source)).size > mostBytes) throw new Error('it is too large.');
    html = await readFile(source, 'utf8');
  } catch (thrown) {
    console.error(`${source} cannot be printed: ${(thrown as Error).message}`);
    return unreadable;
  }
  await app.whenReady();
  const pdf = await printPdf(html);
  const written = pdf.ok ? await writeWhole(out, pdf.value) : pdf;
  if (written.ok) return 0;
  console.error(written.error.message);
  return internal;
};
