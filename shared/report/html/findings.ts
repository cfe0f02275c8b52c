import type { Texts } from '../../texts/texts.ts';
import { retold } from '../../texts/utc-times.ts';
import { questionOf } from '../questions.ts';
import { canBlock, isBlocker, waiverFor } from '../../run/verdict.ts';
import { madeAt, reportActions } from '../report-parts.ts';
import { groupFindings } from '../finding-groups.ts';
import { findingKey } from '../finding-key.ts';
import type { Finding, Remediation, Report } from '../schema.ts';
import { findingAnchor } from './anchors.ts';
import { groupCard } from './finding-group.ts';
import { references, waivedNote, waiverText } from './finding-parts.ts';
import { html, plain, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { outcomeLook } from './words.ts';

type Placed = { readonly finding: Finding; readonly anchor: string };

/** Findings in full: what asks for attention first, worst first; then every question that was answered well, with its proof. */
export const findingsSection = (report: Report, texts: Texts): Html => {
  const placed = report.findings.map((finding, index): Placed => ({
    finding,
    anchor: findingAnchor(index),
  }));
  const open = placed
    .filter(({ finding }) => !settled(finding))
    .toSorted(
      (left, right) =>
        weight(report, left.finding) - weight(report, right.finding) ||
        turn(report, left.finding) - turn(report, right.finding),
    );
  const answered = placed.filter(({ finding }) => settled(finding));
  return html`<section class="findings">
    <h2>${plain(texts.say('report.findings'))}</h2>
    ${
      report.findings.length === 0
        ? html`<p>${plain(texts.say('report.findings.none'))}</p>`
        : open.length === 0
          ? html`<p>${plain(texts.say('report.findings.nothing-open'))}</p>`
          : html`<h3>${plain(texts.say('report.findings.open', { count: open.length }))}</h3>
              ${groupFindings(open, ({ finding }) => waiverText(report, finding)).map((group) => cards(report, group, texts))}`
    }
    ${
      answered.length > 0 &&
      html`<h3>${plain(texts.say('report.findings.answered', { count: answered.length }))}</h3>
        ${byCheck(answered).map((group) => answeredTable(report, group, texts))}`
    }
  </section>`;
};

const settled = ({ outcome }: Finding): boolean =>
  outcome === 'pass' || outcome === 'not-applicable';

const weight = (report: Report, finding: Finding): number => {
  if (isBlocker(finding)) return waiverFor(finding, report.waivers, madeAt(report)) ? 2 : 0;
  if (finding.outcome === 'fail') return 3;
  if (finding.outcome === 'manual') return 5;
  return canBlock(finding) ? 1 : 4;
};

/** Findings of the same weight stand in the order in which page 1 settles them. */
const turn = (report: Report, finding: Finding): number =>
  reportActions(report).findIndex(({ findings }) => findings.includes(findingKey(finding)));

const cards = (report: Report, group: readonly Placed[], texts: Texts): Html => {
  const [first, second] = group;
  if (!first) return html``;
  return second ? groupCard(report, group, texts) : card(report, first, texts);
};

const card = (report: Report, { finding, anchor }: Placed, texts: Texts): Html => {
  const { shape, tone } = outcomeLook(finding);
  return html`<article class="finding ${plain(tone)}" id="${plain(anchor)}">
    <header>
      ${icon(shape)}${marks(finding, texts)}
      <h4>${retold(finding.title, texts)}</h4>
    </header>
    <div class="body">
      <p>${retold(finding.summary, texts)}</p>
      ${waivedNote(report, finding, texts)}
      ${
        finding.remediation.length > 0 &&
        html`<p class="label">${plain(texts.say('report.findings.remediation'))}</p>
          <ul>
            ${finding.remediation.map((one) => remediation(one, texts))}
          </ul>`
      }
      ${references(report, finding, texts)}
    </div>
  </article>`;
};

/** Outcome, impact, id and subject, always together and in this order. */
const marks = ({ outcome, impact, id, subject }: Finding, texts: Texts): Html =>
  html`<p class="marks">
    <strong class="outcome">${texts.say(`report.outcome.${outcome}`)}</strong>
    <span>${texts.say(`report.impact.${impact}`)}</span> <span>${id}</span> <span>${subject}</span>
  </p>`;

const remediation = ({ kind, text }: Remediation, texts: Texts): Html => {
  const label = html`<span class="label">${plain(texts.say(`report.remediation.${kind}`))}</span>`;
  return kind === 'command'
    ? html`<li>
        ${label}
        <pre>${text}</pre>
      </li>`
    : html`<li>${label} ${retold(text, texts)}</li>`;
};

const byCheck = (placed: readonly Placed[]): readonly (readonly Placed[])[] =>
  [...new Set(placed.map(({ finding }) => finding.id))].map((id) =>
    placed.filter(({ finding }) => finding.id === id),
  );

/** Passes of one check. What they all rest on is said once, so that forty ports stay readable. */
const answeredTable = (report: Report, group: readonly Placed[], texts: Texts): Html => {
  const [first] = group;
  if (!first) return html``;
  const { id } = first.finding;
  const question = questionOf(id);
  const common =
    group.length > 1 && group.every(({ finding }) => restsOn(finding) === restsOn(first.finding));
  return html`<table class="answered">
    <thead>
      <tr>
        <th colspan="2">
          ${id}${question !== '' && html` <span class="question">${plain(retold(question, texts))}</span>`}
        </th>
      </tr>
    </thead>
    <tbody>
      ${group.map((one) => answeredRow(report, one, !common, texts))}${
        common &&
        html`<tr>
          <td></td>
          <td>${references(report, first.finding, texts)}</td>
        </tr>`
      }
    </tbody>
  </table>`;
};

const restsOn = ({ evidence, docs }: Finding): string => JSON.stringify([evidence, docs]);

const answeredRow = (
  report: Report,
  { finding, anchor }: Placed,
  withReferences: boolean,
  texts: Texts,
): Html => {
  const { shape, tone } = outcomeLook(finding);
  return html`<tr id="${plain(anchor)}">
    <td class="${plain(tone)}">${icon(shape)}</td>
    <td>
      ${marks(finding, texts)}
      <p><strong>${retold(finding.title, texts)}.</strong> ${retold(finding.summary, texts)}</p>
      ${
        finding.remediation.length > 0 &&
        html`<ul>
          ${finding.remediation.map((one) => remediation(one, texts))}
        </ul>`
      }${withReferences && references(report, finding, texts)}
    </td>
  </tr>`;
};
