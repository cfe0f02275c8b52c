import { each, withoutSubject } from '../finding-groups.ts';
import { findingKey, type Finding, type Report } from '../schema.ts';
import { anchorOfFinding } from './anchors.ts';
import { evidenceLinks } from './evidence-links.ts';
import { html, plain, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { outcomeLook } from './words.ts';
import { references, waivedNote } from './finding-parts.ts';

type Placed = { readonly finding: Finding; readonly anchor: string };
type Caused = { readonly finding: Finding; readonly cause: NonNullable<Finding['cause']> };

/** What is said of every member of a group is said once; each member has a line of its own, with its own commands. */
export const groupCard = (report: Report, group: readonly Placed[]): Html => {
  const [first] = group;
  if (!first) return html``;
  const { finding } = first;
  const { shape, tone } = outcomeLook(finding);
  const common = (text: string): string => withoutSubject(finding, text);
  return html`<article class="finding group ${plain(tone)}">
    <header>
      ${icon(shape)}
      <p class="marks">
        <strong class="outcome">${finding.outcome}</strong> <span>${finding.impact}</span>
        <span>${finding.id}</span> <span>${plain(`${group.length} findings of one kind`)}</span>
      </p>
      <h4>${common(finding.title)}</h4>
    </header>
    <div class="body">
      <p>${common(finding.summary)}</p>
      ${waivedNote(report, finding)} ${commonRemediation(finding, group)}
      <table class="members">
        <thead>
          <tr>
            <th>Finding (${plain(each)} above)</th>
            <th>What was found</th>
          </tr>
        </thead>
        <tbody>
          ${group.map((one) => memberRow(one))}
        </tbody>
      </table>
      ${references(report, finding)}
    </div>
  </article>`;
};

const memberRow = ({ finding, anchor }: Placed): Html => {
  const { outcome, impact, id, subject, title } = finding;
  return html`<tr id="${plain(anchor)}">
    <td>
      <span class="note">${outcome} · ${impact} · ${id}</span>
      <strong>${subject}</strong>
    </td>
    <td>${title}</td>
  </tr>`;
};

/** Advice once; commands one by one, because they are there to be copied. */
const commonRemediation = (finding: Finding, group: readonly Placed[]): Html =>
  html`${
    finding.remediation.length > 0 &&
    html`<p class="label">Remediation</p>
      <ul>
        ${finding.remediation.map(({ kind, text }, index) => {
          const texts = [
            ...new Set(group.map(({ finding: one }) => one.remediation[index]?.text ?? text)),
          ];
          return html`<li>
            <span class="label">${plain(kind)}</span>
            ${
              kind === 'command'
                ? html`<pre>${texts.join('\n')}</pre>`
                : html`${texts.length === 1 ? text : withoutSubject(finding, text)}`
            }
          </li>`;
        })}
      </ul>`
  }`;

/** One cause of several findings: why, the proof, and whom it is about. */
export const causeGroup = (report: Report, group: readonly Caused[]): Html => {
  const [first] = group;
  if (!first) return html``;
  const { finding, cause } = first;
  const common = (text: string): string => withoutSubject(finding, text);
  return html`<article class="cause group">
    <h3>${plain(`${group.length} findings with one cause`)}: ${cause.kind}</h3>
    <p>${common(cause.text)}</p>
    ${
      cause.proof.length === 0
        ? html`<p class="note">Nothing that was read proves it.</p>`
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
    <p class="note">${plain(`${each} stands for each of these:`)}</p>
    <ul class="columns">
      ${group.map(({ finding: one }) => {
        const anchor = anchorOfFinding(report, findingKey(one));
        const name = findingKey(one);
        return html`<li>
          ${anchor === null ? html`${name}` : html`<a href="#${plain(anchor)}">${name}</a>`}:
          ${cause.kind}
        </li>`;
      })}
    </ul>
  </article>`;
};
