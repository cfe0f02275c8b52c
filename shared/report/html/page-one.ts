import type { Health } from '../../after/schema.ts';
import { findingKey, type Report, type Waiver } from '../schema.ts';
import { healthMeanings } from '../after-words.ts';
import { collectedAt, madeAt, reportActions } from '../report-parts.ts';
import { html, join, plain, type Html } from './markup.ts';
import { anchorOfFinding } from './anchors.ts';
import { icon } from './shapes.ts';
import { groundsOf } from './grounds.ts';
import { proofSection } from './proof.ts';
import { decidedSection } from './sign.ts';
import { elevatedText, healthLook, timeText, verdictLook } from './words.ts';

/** What the operator and the change board need: the verdict, what to do, what it rests on, who decided, and room to sign. */
export const pageOne = (report: Report): Html =>
  html` <header class="masthead">
      <p class="kind">${plain(kindOf(report))}</p>
      <h1>${report.server.hostName}</h1>
      ${report.run.rehearsal === true && html`<p class="rehearsal"><strong>Rehearsal.</strong> This server is simulated: the report says nothing about a real one.</p>`}
      ${report.redacted === true && html`<p class="rehearsal"><strong>Redacted.</strong> Names and addresses, and what people wrote, are replaced by stand-ins such as SERVER-1, each the same throughout. What they stand for is kept apart from this report.</p>`}
    </header>
    ${verdictPanel(report)} ${identity(report)} ${actionList(report)} ${proofSection(report)}
    ${waivers(report)} ${decidedSection(report)} ${grounds(report)}`;

const kindOf = ({ after, run }: Report): string => {
  if (after !== undefined) return 'Sign-off report after a cumulative update';
  return run.phase === 'before'
    ? 'Pre-flight report before a cumulative update'
    : 'Report of a cumulative update';
};

const verdictPanel = ({ verdict, after }: Report): Html => {
  if (after !== undefined) return healthPanel(after.health, verdict);
  const { shape, tone, meaning } = verdictLook[verdict];
  return html`<section class="verdict ${plain(tone)}" aria-label="Verdict">
    ${icon(shape)}
    <p><strong>${verdict}</strong><span>${plain(meaning)}</span></p>
  </section>`;
};

/** After the update it is the health that counts; the verdict is the same in the words of the exit codes. */
const healthPanel = (health: Health, verdict: Report['verdict']): Html => {
  const { shape, tone } = healthLook[health];
  return html`<section class="verdict ${plain(tone)}" aria-label="Health">
    ${icon(shape)}
    <p>
      <strong>${health}</strong><span>${plain(healthMeanings[health])} Verdict: ${verdict}.</span>
    </p>
  </section>`;
};

const identity = (report: Report): Html => {
  const { server, run, tool } = report;
  const { exchange } = server;
  const read = collectedAt(report);
  const rows: readonly (readonly [string, string])[] = [
    ['Exchange', exchange === null ? 'not known' : (exchange.version ?? 'version not known')],
    ['Roles', exchange?.roles.join(', ') || 'not known'],
    ['Windows', server.osVersion ?? 'not known'],
    ['Elevated', elevatedText(server.elevated)],
    ['Examined as', run.target ?? 'evidence file'],
    ['Run', run.id],
    ['Started', timeText(run.startedAt)],
    [
      report.after === undefined ? 'Finished' : 'Verified',
      run.finishedAt === null ? 'not finished' : timeText(run.finishedAt),
    ],
    ...(read === null ? [] : [['Oldest read', timeText(read)] as const]),
    ...(typeof run['printedAt'] === 'string'
      ? [['Report made', timeText(run['printedAt'])] as const]
      : []),
    ['Tool', `${tool.name} ${tool.version}`],
  ];
  return html`<dl class="identity">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${plain(name)}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
};

const actionList = (report: Report): Html =>
  html`<section class="actions">
    <h2>What to do, in this order</h2>
    <ol>
      ${reportActions(report).map(
        ({ text, detail, findings }) =>
          html`<li>
            <p class="do">${text}</p>
            <p>${detail}</p>
            ${
              findings.length > 0 &&
              html`<p class="settles">Settles ${settled(report, findings)}</p>`
            }
          </li>`,
      )}
    </ol>
  </section>`;

/** Most actions settle one or two findings; where it is many, their ids and number are enough, because the full list stands with the findings. */
const settled = (report: Report, keys: readonly string[]): Html => {
  const links = keys.slice(0, 4).map((key) => {
    const anchor = anchorOfFinding(report, key);
    return anchor === null ? html`${key}` : html`<a href="#${plain(anchor)}">${key}</a>`;
  });
  const more = keys.length - links.length;
  return html`${join(links, html`, `)}${more > 0 && html` and ${more} more`}`;
};

const grounds = (report: Report): Html =>
  html`<section class="grounds">
    <h2>What this rests on</h2>
    <dl>
      ${groundsOf(report).map(
        ({ name, text, look }) =>
          html`<div>
            <dt>${plain(name)}</dt>
            <dd>${look !== null && icon(look)}${text}</dd>
          </div>`,
      )}
    </dl>
  </section>`;

const waivers = (report: Report): Html => {
  if (report.waivers.length === 0) return html``;
  const rows = report.waivers.map(
    (waiver) =>
      html`<tr>
        <td>${findingKey({ id: waiver.findingId, subject: waiver.subject })}</td>
        <td>${waiver.by}<br />${plain(timeText(waiver.at))}</td>
        <td>${plain(timeText(waiver.until))}${expired(report, waiver)}</td>
        <td>${waiver.reason}</td>
      </tr>`,
  );
  return html`<section class="waivers">
    <h2>Waived blockers</h2>
    <table>
      <thead>
        <tr>
          <th>Finding</th>
          <th>Accepted by</th>
          <th>Until</th>
          <th>Reason</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
};

const expired = (report: Report, { until }: Waiver): Html | false =>
  Date.parse(until) <= madeAt(report).getTime() &&
  html`<br /><strong>expired when this report was made</strong>`;
