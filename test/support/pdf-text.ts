import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { runningHeads } from '../../shared/report/html/render-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { comparable } from '../../shared/report/facts-of-report.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const execute = promisify(execFile);

/** Why the words of a PDF cannot be read here, or null: for `skipUnless`. */
export const whyNoPdfText = async (): Promise<string | null> => {
  try {
    await execute('pdftotext', ['-v']);
    return null;
  } catch {
    return 'pdftotext (poppler-utils) is not installed';
  }
};

/** All words of a PDF in the order in which they were painted. */
export const pdfText = async (path: string): Promise<string> => {
  const { stdout } = await execute('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
};

/** What `pdfinfo` tells of a PDF: pages, size, tags. */
export const pdfInfo = async (path: string): Promise<string> =>
  (await execute('pdfinfo', [path])).stdout;

/** The titles of the bookmarks of a PDF, in order. */
export const pdfBookmarks = async (path: string): Promise<readonly string[]> => {
  const { stdout } = await execute('pdftohtml', ['-xml', '-i', '-stdout', path], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...stdout.matchAll(/<item[^>]*>([^<]*)<\/item>/g)].map(([, title = '']) => title.trim());
};

/** The words of each page in the order in which they were painted, without the lines at its edges that stand on every page. */
export const pdfPages = async (path: string, report: Report): Promise<readonly string[]> => {
  const text = await pdfText(path);
  const edges = new Set([...runningHeads(report, textsIn('en'))].map((line) => comparable(line)));
  const isEdge = (line: string): boolean =>
    edges.has(comparable(line)) || /^(?:cu-preflight\s*)?Page \d+ of \d+$/.test(line.trim());
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => {
      const lines = page.split('\n').filter((line) => line.trim() !== '');
      const first = lines.findIndex((line) => !isEdge(line));
      const last = lines.findLastIndex((line) => !isEdge(line));
      return lines.slice(Math.max(first, 0), last + 1).join('\n');
    });
};
