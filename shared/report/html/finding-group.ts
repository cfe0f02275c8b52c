import type { Texts } from '../../texts/texts.ts';
import { retold } from '../../texts/utc-times.ts';
import { each, withoutSubject } from '../finding-groups.ts';
import { findingKey } from '../finding-key.ts';
import type { Finding, Report } from '../schema.ts';
import { anchorOfFinding } from './anchors.ts';
import { evidenceLinks } from './evidence-links.ts';
import { html, plain, said, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { outcomeLook } from './words.ts';
import { references, waivedNote } from './finding-parts.ts';

type Placed = { readonly finding: Finding; readonly anchor: string };
type Caused = { readonly finding: Finding; readonly cause: NonNullable<Finding['cause']> };

/** What is said of every member of a group is said once; each member has a line of its own, with its own commands. */
export const groupCard = (report: Report, group: readonly Placed[], texts: Texts): Html => {
  const [first] = group;
  if (!first) return html``;
  const { finding } = first;
  const { shape, tone } = outcomeLook(finding);
  const common = (text: string): string => withoutSubject(finding, retold(text, texts));
  return html`<article class="finding group ${plain(tone)}">
    <header>
      ${icon(shape)}
      <p class="marks">
        <strong class="outcome">${texts.say(`report.outcome.${finding.outcome}`)}</strong>
        <span>${texts.say(`report.impact.${finding.impact}`)}</span> <span>${finding.id}</span>
        <span>${plain(texts.say('report.findings.of-one-kind', { count: group.length }))}</span>
      </p>
      <h4>${common(finding.title)}</h4>
    </header>
    <div class="body">
      <p>${common(finding.summary)}</p>
      ${waivedNote(report, finding, texts)} ${commonRemediation(finding, group, texts)}
      <table class="members">
        <thead>
          <tr>
            <th>${plain(texts.say('report.findings.each-above', { each }))}</th>
            <th>${plain(texts.say('report.findings.what-was-found'))}</th>
          </tr>
        </thead>
        <tbody>
          ${group.map((one) => memberRow(one, texts))}
        </tbody>
      </table>
      ${references(report, finding, texts)}
    </div>
  </article>`;
};

const memberRow = ({ finding, anchor }: Placed, texts: Texts): Html => {
  const { outcome, impact, id, subject, title } = finding;
  return html`<tr id="${plain(anchor)}">
    <td>
      <span class="note"
        >${texts.say(`report.outcome.${outcome}`)} · ${texts.say(`report.impact.${impact}`)} ·
        ${id}</span
      >
      <strong>${subject}</strong>
    </td>
    <td>${retold(title, texts)}</td>
  </tr>`;
};

/** Advice once; commands one by one, because they are there to be copied. */
const commonRemediation = (finding: Finding, group: readonly Placed[], texts: Texts): Html =>
  html`${
    finding.remediation.length > 0 &&
    html`<p class="label">${plain(texts.say('report.findings.remediation'))}</p>
      <ul>
        ${finding.remediation.map(({ kind, text }, index) => {
          const variants = [
            ...new Set(group.map(({ finding: one }) => one.remediation[index]?.text ?? text)),
          ];
          return html`<li>
            <span class="label">${plain(texts.say(`report.remediation.${kind}`))}</span>
            ${
              kind === 'command'
                ? html`<pre>${variants.join('\n')}</pre>`
                : html`${variants.length === 1 ? retold(text, texts) : withoutSubject(finding, retold(text, texts))}`
            }
          </li>`;
        })}
      </ul>`
  }`;

/** One cause of several findings: why, the proof, and whom it is about. */
export const causeGroup = (report: Report, group: readonly Caused[], texts: Texts): Html => {
  const [first] = group;
  if (!first) return html``;
  const { finding, cause } = first;
  const kind = texts.say(`report.cause.${cause.kind}`);
  const common = (text: string): string => withoutSubject(finding, retold(text, texts));
  return html`<article class="cause group">
    <h3>
      ${said(
        texts.parts('report.causes.of', {
          what: texts.say('report.causes.findings', { count: group.length }),
          cause: html`${kind}`,
        }),
      )}
    </h3>
    <p>${common(cause.text)}</p>
    ${
      cause.proof.length === 0
        ? html`<p class="note">${plain(texts.say('report.causes.no-proof'))}</p>`
        : html`<ul>
            ${cause.proof.map(
              ({ text, evidence }) =>
                html`<li>
                  ${common(text)}${
                    evidence.length > 0 &&
                    html` <span class="note">(${evidenceLinks(report, evidence)})</span>`
                  }
                </li>`,
            )}
          </ul>`
    }
    <p class="note">${plain(texts.say('report.causes.stands-for', { each }))}</p>
    <ul class="columns">
      ${group.map(({ finding: one }) => {
        const anchor = anchorOfFinding(report, findingKey(one));
        const name = findingKey(one);
        return html`<li>
          ${said(
            texts.parts('report.causes.of', {
              what: anchor === null ? html`${name}` : html`<a href="#${plain(anchor)}">${name}</a>`,
              cause: html`${kind}`,
            }),
          )}
        </li>`;
      })}
    </ul>
  </article>`;
};
