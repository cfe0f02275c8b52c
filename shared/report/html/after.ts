import type { Texts } from '../../texts/texts.ts';
import { retold } from '../../texts/utc-times.ts';
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
import { retellCommands } from '../../remediation/by-hand.ts';
import { findingKey } from '../finding-key.ts';
import type { Finding, Report } from '../schema.ts';
import { anchorOfFinding } from './anchors.ts';
import { evidenceLinks } from './evidence-links.ts';
import { causeGroup } from './finding-group.ts';
import { html, plain, said, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { durationText } from './words.ts';

type After = NonNullable<Report['after']>;
type Answer = After['answers'][number];
type Cause = NonNullable<Finding['cause']>;

/** How the verification went, and what is handed on with the server. */
export const verificationSection = (report: Report, texts: Texts): Html => {
  const { after } = report;
  if (after === undefined) return html``;
  const items = openItemsOf(report);
  return html`<section class="verification">
    <h2>${plain(texts.say('report.verification'))}</h2>
    ${afterSentences(after).map((text) => html`<p>${retold(text, texts)}</p>`)}
    <h3>${plain(texts.say('report.verification.open-items', { count: items.length }))}</h3>
    ${
      items.length === 0
        ? html`<p>${plain(texts.say('report.verification.none'))}</p>`
        : html`<ul class="open-items">
            ${items.map(
              ({ name, text }) =>
                html`<li>
                  ${said(
                    texts.parts('report.verification.item', {
                      name: html`<strong>${linked(report, name, texts)}</strong>`,
                      text: html`${retold(text, texts)}`,
                    }),
                  )}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
};

const linked = (report: Report, name: string, texts: Texts): Html => {
  const anchor = anchorOfFinding(report, name);
  return anchor === null
    ? html`${retold(name, texts)}`
    : html`<a href="#${plain(anchor)}">${name}</a>`;
};

/** Why each service is not as it was, with what proves it. */
export const causesSection = (report: Report, texts: Texts): Html => {
  const causes = causesOf(report.findings);
  if (causes.length === 0) return html``;
  return html`<section class="causes">
    <h2>${plain(texts.say('report.causes'))}</h2>
    ${groupCauses(causes).map((group) => causeBlocks(report, group, texts))}
  </section>`;
};

const causeBlocks = (
  report: Report,
  group: readonly { readonly finding: Finding; readonly cause: Cause }[],
  texts: Texts,
): Html => {
  const [first, second] = group;
  if (!first) return html``;
  return second
    ? causeGroup(report, group, texts)
    : causeBlock(report, first.finding, first.cause, texts);
};

const causeBlock = (report: Report, finding: Finding, cause: Cause, texts: Texts): Html => {
  const held = causeHolderText(cause);
  return html`<article class="cause">
    <h3>
      ${said(
        texts.parts('report.causes.of', {
          what: linked(report, findingKey(finding), texts),
          cause: html`${texts.say(`report.cause.${cause.kind}`)}`,
        }),
      )}
    </h3>
    <p>${retold(cause.text, texts)}</p>
    ${held !== null && html`<p>${retold(held, texts)}</p>`}
    ${
      cause.proof.length === 0
        ? html`<p class="note">${plain(texts.say('report.causes.no-proof'))}</p>`
        : html`<ul>
            ${cause.proof.map(
              ({ text, evidence }) =>
                html`<li>
                  ${retold(text, texts)}${
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
export const answersSection = ({ after }: Report, texts: Texts): Html => {
  if (after === undefined) return html``;
  return html`<section class="answers">
    <h2>${plain(texts.say('report.answers'))}</h2>
    ${
      after.answers.length === 0
        ? html`<p>${plain(texts.say('report.answers.none'))}</p>`
        : html`<table>
            <thead>
              <tr>
                <th colspan="2">${plain(texts.say('report.answers.service-and-port'))}</th>
                <th>${plain(texts.say('report.answers.answer'))}</th>
                <th>${plain(texts.say('report.took'))}</th>
              </tr>
            </thead>
            <tbody>
              ${after.answers.map((answer) => answerRow(answer, texts))}
            </tbody>
          </table>`
    }
  </section>`;
};

const answerRow = (answer: Answer, texts: Texts): Html => {
  const good = answer.outcome === 'answered';
  const certificate = certificateText(answer);
  return html`<tr>
    <td class="${plain(good ? 'good' : 'bad')}">${icon(good ? 'tick' : 'cross')}</td>
    <td>${retold(answerName(answer), texts)}</td>
    <td>
      ${retold(answerText(answer), texts)}${
        certificate !== null && html`<br /><span class="note">${retold(certificate, texts)}</span>`
      }
    </td>
    <td class="number time">${plain(durationText(answer.durationMs, texts))}</td>
  </tr>`;
};

/** Plans for what is still open, for an operator who works without the wizard. */
export const byHandSection = ({ byHand = [] }: Report, texts: Texts): Html =>
  byHand.length === 0
    ? html``
    : html`<section class="by-hand">
        <h2>${plain(texts.say('report.by-hand'))}</h2>
        ${byHand.map(
          ({ title, commands }) =>
            html`<h3>${retold(title, texts)}</h3>
              <pre>${retellCommands(commands, texts).trimEnd()}</pre>`,
        )}
      </section>`;

/** What the report stands on, so that nobody can put another file in its place. */
export const hashesSection = ({ after }: Report, texts: Texts): Html =>
  after === undefined || after.hashes.length === 0
    ? html``
    : html`<section class="hashes">
        <h2>${plain(texts.say('report.hashes'))}</h2>
        <p>${plain(texts.say('report.hashes.lead'))}</p>
        <table>
          <thead>
            <tr>
              <th>${plain(texts.say('report.hashes.file'))}</th>
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
