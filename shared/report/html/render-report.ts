import type { Language } from '../../texts/language.ts';
import { textsIn, type Texts } from '../../texts/texts.ts';
import type { Report } from '../schema.ts';
import {
  answersSection,
  byHandSection,
  causesSection,
  hashesSection,
  verificationSection,
} from './after.ts';
import { beforeAfterSection } from './before-after.ts';
import { captureSection } from './capture.ts';
import { findingsSection } from './findings.ts';
import { html, plain } from './markup.ts';
import { methodSection } from './method.ts';
import { pageOne } from './page-one.ts';
import type { Paper } from './paper.ts';
import { portMap } from './port-map.ts';
import { portsTable } from './ports-table.ts';
import { evidenceSection, timelineSection } from './records.ts';
import { remediationsSection } from './remediations.ts';
import { shapeSheet } from './shapes.ts';
import { signSection } from './sign.ts';
import { styleSheet } from './style.ts';
import { watchSection } from './watch.ts';
import { reportTitle } from './words.ts';

export type RenderOptions = { readonly paper?: Paper; readonly language?: Language };

/**
 * A report as one HTML file for screen and paper (A4 and English unless it is told otherwise): no script, nothing loaded from anywhere, every text escaped and isolated.
 *
 * Page 1 is the verdict, what to do and who decided; the evidence follows, and room to sign is at the end. Print it with the page's own size and margins (`preferCSSPageSize`). The title is the running head too: a Chromium that prints no page-margin boxes shows it instead.
 */
export const renderReportHtml = (
  report: Report,
  { paper = 'a4', language = 'en' }: RenderOptions = {},
): string => {
  const texts = textsIn(language);
  const [head, run, foot] = runningHeads(report, texts);
  const marked = report.run.rehearsal === true || report.redacted === true;
  const style = styleSheet({ head, run, foot, marked, paper }, texts);
  return `<!doctype html>
${
  html`<html lang="${plain(language)}" dir="ltr">
    <head>
      <meta charset="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
      />
      <meta name="referrer" content="no-referrer" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${plain(head)}</title>
      <style>
        ${{ markup: style }}
      </style>
    </head>
    <body>
      ${shapeSheet()} ${pageOne(report, texts)} ${verificationSection(report, texts)}
      ${beforeAfterSection(report, texts)} ${causesSection(report, texts)}
      ${answersSection(report, texts)}
      <section>
        <h2>${plain(texts.say('report.ports'))}</h2>
        ${portMap(report, texts)}${portsTable(report, texts)}
      </section>
      ${watchSection(report, texts)} ${findingsSection(report, texts)}
      ${captureSection(report, texts)} ${remediationsSection(report, texts)}
      ${byHandSection(report, texts)} ${timelineSection(report, texts)}
      ${hashesSection(report, texts)} ${evidenceSection(report, texts)}
      ${methodSection(report, texts)} ${signSection(report, texts)}
    </body>
  </html>`.markup
}
`;
};

/** What stands at the edges of the printed pages, beside the page number. */
export const runningHeads = (
  report: Report,
  texts: Texts,
): readonly [head: string, run: string, foot: string] => [
  texts.say('report.head', {
    title: reportTitle(report, texts),
    word: texts.say(
      report.after === undefined
        ? `report.verdict.${report.verdict}`
        : `report.health.${report.after.health}`,
    ),
  }),
  texts.say('report.run', { id: report.run.id }),
  `${report.tool.name} ${report.tool.version}`,
];
