import { isBlocker, waiverFor } from '../../run/verdict.ts';
import type { Texts } from '../../texts/texts.ts';
import { madeAt } from '../report-parts.ts';
import type { Finding, Report, Waiver } from '../schema.ts';
import { evidenceLinks } from './evidence-links.ts';
import { html, join, plain, said, type Html } from './markup.ts';

const waiverOf = (report: Report, finding: Finding): Waiver | undefined =>
  isBlocker(finding) ? waiverFor(finding, report.waivers, madeAt(report)) : undefined;

/** Who waived a finding and why, as a text to compare; empty for one that is not waived. */
export const waiverText = (report: Report, finding: Finding): string => {
  const waiver = waiverOf(report, finding);
  return waiver === undefined ? '' : JSON.stringify([waiver.by, waiver.reason]);
};

export const waivedNote = (report: Report, finding: Finding, texts: Texts): Html => {
  const waiver = waiverOf(report, finding);
  return waiver === undefined
    ? html``
    : html`<p class="waived">
        ${said(
          texts.parts('report.findings.waived-by', {
            waived: html`<strong>${plain(texts.say('report.findings.waived'))}</strong>`,
            name: html`${waiver.by}`,
            reason: html`${waiver.reason}`,
          }),
        )}
      </p>`;
};

/** What a finding rests on, and where to read more. */
export const references = (report: Report, { evidence, docs }: Finding, texts: Texts): Html =>
  html`${
    evidence.length > 0 &&
    html`<p class="references">
      <span class="label">${plain(texts.say('report.findings.evidence'))}</span>
      ${evidenceLinks(report, evidence)}
    </p>`
  }${
    docs.length > 0 &&
    html`<p class="references">
      <span class="label">${plain(texts.say('report.findings.read-more'))}</span>
      ${join(docs.map(docLink), html`, `)}
    </p>`
  }`;

/** Only https is made a link; a report from elsewhere could carry any address. */
const docLink = (address: string): Html =>
  /^https:\/\/[\w.-]+(?:\/[\w./%#?=&~+-]*)?$/.test(address)
    ? html`<a href="${plain(address)}" rel="noopener noreferrer">${address}</a>`
    : html`${address}`;
