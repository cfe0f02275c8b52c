import { renderText } from './text/render-text.ts';
import { paintFor } from './text/paint.ts';
import { visibleText } from '../../shared/text/visible.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import { jsonText } from './write-output.ts';

/** The answer: the only thing that goes to standard output. */
export const say = (text: string): void => {
  process.stdout.write(text);
};

/** Progress and messages go to standard error, so that standard output stays the answer. */
export const tell = (line: string): void => {
  process.stderr.write(`${visibleText(line)}\n`);
};

/** A report as a person or a program reads it. */
export const sayReport = (report: Report, json: boolean, texts: Texts): void => {
  say(json ? jsonText(report) : renderText(report, paintFor(process.stdout), texts));
};
