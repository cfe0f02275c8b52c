import {
  afterSentences,
  answerName,
  answerText,
  causeHolderText,
  causesOf,
  certificateText,
} from '../after-words.ts';
import { groupCauses } from '../finding-groups.ts';
import { openItemsOf } from '../open-items.ts';
import { findingKey, type Finding, type Report } from '../schema.ts';
import { anchorOfFinding } from './anchors.ts';
import { evidenceLinks } from './evidence-links.ts';
import { causeGroup } from './finding-group.ts';
import { html, plain, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { durationText } from './words.ts';

type After = NonNullable<Report['after']>;
type Answer = After['answers'][number];
type Cause = NonNullable<Finding['cause']>;

/** How the verification went, and what is handed on with the server. */
export const verificationSection = (report: Report): Html => {
  const { after } = report;
  if (after === undefined) return html``;
  const items = openItemsOf(report);
  return html`<section class="verification">
    <h2>Verification after the update</h2>
    ${afterSentences(after).map((text) => html`<p>${text}</p>`)}
    <h3>Open items (${items.length})</h3>
    ${
      items.length === 0
        ? html`<p>None.</p>`
        : html`<ul class="open-items">
            ${items.map(
              ({ name, text }) => html`<li><strong>${linked(report, name)}</strong>: ${text}</li>`,
            )}
          </ul>`
    }
  </section>`;
};

const linked = (report: Report, name: string): Html => {
  const anchor = anchorOfFinding(report, name);
  return anchor === null ? html`${name}` : html`<a href="#${plain(anchor)}">${name}</a>`;
};

/** Why each service is not as it was, with what proves it. */
export const causesSection = (report: Report): Html => {
  const causes = causesOf(report.findings);
  if (causes.length === 0) return html``;
  return html`<section class="causes">
    <h2>Root causes</h2>
    ${groupCauses(causes).map((group) => causeBlocks(report, group))}
  </section>`;
};

const causeBlocks = (
  report: Report,
  group: readonly { readonly finding: Finding; readonly cause: Cause }[],
): Html => {
  const [first, second] = group;
  if (!first) return html``;
  return second ? causeGroup(report, group) : causeBlock(report, first.finding, first.cause);
};

const causeBlock = (report: Report, finding: Finding, cause: Cause): Html => {
  const held = causeHolderText(cause);
  return html`<article class="cause">
    <h3>${linked(report, findingKey(finding))}: ${cause.kind}</h3>
    <p>${cause.text}</p>
    ${held !== null && html`<p>${held}</p>`}
    ${
      cause.proof.length === 0
        ? html`<p class="note">Nothing that was read proves it.</p>`
        : html`<ul>
            ${cause.proof.map(
              ({ text, evidence }) =>
                html`<li>
                  ${text}${
                    evidence.length > 0 &&
                    html` <span class="note">(${evidenceLinks(report, evidence)})</span>`
                  }
                </li>`,
            )}
          </ul>`
    }
  </article>`;
};

/** The functional proof: what each mail service said. */
export const answersSection = ({ after }: Report): Html => {
  if (after === undefined) return html``;
  return html`<section class="answers">
    <h2>What the mail services said</h2>
    ${
      after.answers.length === 0
        ? html`<p>No mail service was talked to: the findings say why.</p>`
        : html`<table>
            <thead>
              <tr>
                <th colspan="2">Service and port</th>
                <th>Answer</th>
                <th>Took</th>
              </tr>
            </thead>
            <tbody>
              ${after.answers.map(answerRow)}
            </tbody>
          </table>`
    }
  </section>`;
};

const answerRow = (answer: Answer): Html => {
  const good = answer.outcome === 'answered';
  const certificate = certificateText(answer);
  return html`<tr>
    <td class="${plain(good ? 'good' : 'bad')}">${icon(good ? 'tick' : 'cross')}</td>
    <td>${answerName(answer)}</td>
    <td>
      ${answerText(answer)}${certificate !== null && html`<br /><span class="note">${certificate}</span>`}
    </td>
    <td class="number time">${plain(durationText(answer.durationMs))}</td>
  </tr>`;
};

/** Plans for what is still open, for an operator who works without the wizard. */
export const byHandSection = ({ byHand = [] }: Report): Html =>
  byHand.length === 0
    ? html``
    : html`<section class="by-hand">
        <h2>By hand: commands for what is open</h2>
        ${byHand.map(
          ({ title, commands }) =>
            html`<h3>${title}</h3>
              <pre>${commands.trimEnd()}</pre>`,
        )}
      </section>`;

/** What the report stands on, so that nobody can put another file in its place. */
export const hashesSection = ({ after }: Report): Html =>
  after === undefined || after.hashes.length === 0
    ? html``
    : html`<section class="hashes">
        <h2>Hashes of the evidence</h2>
        <p>SHA-256 of the files of this run, as they were when this report was made.</p>
        <table>
          <thead>
            <tr>
              <th>File</th>
              <th>SHA-256</th>
            </tr>
          </thead>
          <tbody>
            ${after.hashes.map(
              ({ name, sha256 }) =>
                html`<tr>
                  <td>${name}</td>
                  <td><code>${sha256}</code></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </section>`;
