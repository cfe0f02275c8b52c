import type { Health } from '../../after/schema.ts';
import type { Texts } from '../../texts/texts.ts';
import { retold, utcTime } from '../../texts/utc-times.ts';
import { findingKey } from '../finding-key.ts';
import type { Report, Waiver } from '../schema.ts';
import { healthMeanings } from '../after-words.ts';
import { collectedAt, madeAt, reportActions } from '../report-parts.ts';
import { html, join, plain, said, type Html } from './markup.ts';
import { anchorOfFinding } from './anchors.ts';
import { icon } from './shapes.ts';
import { groundsOf } from './grounds.ts';
import { proofSection } from './proof.ts';
import { decidedSection } from './sign.ts';
import { healthLook, verdictLook, yesOrNo } from './words.ts';

/** What the operator and the change board need: the verdict, what to do, what it rests on, who decided, and room to sign. */
export const pageOne = (report: Report, texts: Texts): Html =>
  html` <header class="masthead">
      <p class="kind">${plain(kindOf(report, texts))}</p>
      <h1>${report.server.hostName}</h1>
      ${
        report.run.rehearsal === true &&
        html`<p class="rehearsal">
          <strong>${plain(texts.say('report.rehearsal'))}</strong>
          ${plain(texts.say('report.rehearsal.meaning'))}
        </p>`
      }
      ${
        report.redacted === true &&
        html`<p class="rehearsal">
          <strong>${plain(texts.say('report.redacted'))}</strong>
          ${plain(texts.say('report.redacted.meaning'))}
        </p>`
      }
    </header>
    ${verdictPanel(report, texts)} ${identity(report, texts)} ${actionList(report, texts)}
    ${proofSection(report, texts)} ${waivers(report, texts)} ${decidedSection(report, texts)}
    ${grounds(report, texts)}`;

const kindOf = ({ after, run }: Report, texts: Texts): string => {
  if (after !== undefined) return texts.say('report.kind.after');
  return texts.say(run.phase === 'before' ? 'report.kind.before' : 'report.kind.during');
};

const verdictPanel = ({ verdict, after }: Report, texts: Texts): Html => {
  if (after !== undefined) return healthPanel(after.health, verdict, texts);
  const { shape, tone } = verdictLook[verdict];
  return html`<section
    class="verdict ${plain(tone)}"
    aria-label="${plain(texts.say('report.verdict'))}"
  >
    ${icon(shape)}
    <p>
      <strong>${texts.say(`report.verdict.${verdict}`)}</strong
      ><span>${plain(texts.say(`report.verdict.${verdict}.meaning`))}</span>
    </p>
  </section>`;
};

/** After the update it is the health that counts; the verdict is the same in the words of the exit codes. */
const healthPanel = (health: Health, verdict: Report['verdict'], texts: Texts): Html => {
  const { shape, tone } = healthLook[health];
  return html`<section
    class="verdict ${plain(tone)}"
    aria-label="${plain(texts.say('report.health'))}"
  >
    ${icon(shape)}
    <p>
      <strong>${texts.say(`report.health.${health}`)}</strong
      ><span
        >${plain(retold(healthMeanings[health], texts))}
        ${said(
          texts.parts('report.verdict-too', {
            verdict: html`${texts.say(`report.verdict.${verdict}`)}`,
          }),
        )}</span
      >
    </p>
  </section>`;
};

const identity = (report: Report, texts: Texts): Html => {
  const { server, run, tool } = report;
  const { exchange } = server;
  const read = collectedAt(report);
  const unknown = texts.say('report.not-known');
  const version = exchange?.version ?? texts.say('report.version-not-known');
  const rows: readonly (readonly [string, string])[] = [
    ['Exchange', exchange === null ? unknown : version],
    [texts.say('report.identity.roles'), exchange?.roles.join(', ') || unknown],
    ['Windows', server.osVersion ?? unknown],
    [texts.say('report.identity.elevated'), yesOrNo(server.elevated, texts)],
    [
      texts.say('report.identity.examined-as'),
      run.target ?? texts.say('report.identity.evidence-file'),
    ],
    [texts.say('report.identity.run'), run.id],
    [texts.say('report.identity.started'), utcTime(run.startedAt, texts)],
    [
      texts.say(
        report.after === undefined ? 'report.identity.finished' : 'report.identity.verified',
      ),
      run.finishedAt === null
        ? texts.say('report.identity.not-finished')
        : utcTime(run.finishedAt, texts),
    ],
    ...(read === null
      ? []
      : [[texts.say('report.identity.oldest-read'), utcTime(read, texts)] as const]),
    ...(typeof run['printedAt'] === 'string'
      ? [[texts.say('report.identity.made'), utcTime(run['printedAt'], texts)] as const]
      : []),
    [texts.say('report.identity.tool'), `${tool.name} ${tool.version}`],
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

const actionList = (report: Report, texts: Texts): Html =>
  html`<section class="actions">
    <h2>${plain(texts.say('report.actions'))}</h2>
    <ol>
      ${reportActions(report).map(
        ({ text, detail, findings }) =>
          html`<li>
            <p class="do">${retold(text, texts)}</p>
            <p>${retold(detail, texts)}</p>
            ${
              findings.length > 0 &&
              html`<p class="settles">
                ${said(texts.parts('report.settles', { findings: settled(report, findings, texts) }))}
              </p>`
            }
          </li>`,
      )}
    </ol>
  </section>`;

/** Most actions settle one or two findings; where it is many, their ids and number are enough, because the full list stands with the findings. */
const settled = (report: Report, keys: readonly string[], texts: Texts): Html => {
  const links = keys.slice(0, 4).map((key) => {
    const anchor = anchorOfFinding(report, key);
    return anchor === null ? html`${key}` : html`<a href="#${plain(anchor)}">${key}</a>`;
  });
  const count = keys.length - links.length;
  const names = join(links, html`, `);
  return count > 0 ? said(texts.parts('report.and-more', { names, count })) : names;
};

const grounds = (report: Report, texts: Texts): Html =>
  html`<section class="grounds">
    <h2>${plain(texts.say('report.grounds'))}</h2>
    <dl>
      ${groundsOf(report, texts).map(
        ({ name, text, look }) =>
          html`<div>
            <dt>${plain(name)}</dt>
            <dd>${look !== null && icon(look)}${text}</dd>
          </div>`,
      )}
    </dl>
  </section>`;

const waivers = (report: Report, texts: Texts): Html => {
  if (report.waivers.length === 0) return html``;
  const rows = report.waivers.map(
    (waiver) =>
      html`<tr>
        <td>${findingKey({ id: waiver.findingId, subject: waiver.subject })}</td>
        <td>${waiver.by}<br />${plain(utcTime(waiver.at, texts))}</td>
        <td>${plain(utcTime(waiver.until, texts))}${expired(report, waiver, texts)}</td>
        <td>${waiver.reason}</td>
      </tr>`,
  );
  return html`<section class="waivers">
    <h2>${plain(texts.say('report.waivers'))}</h2>
    <table>
      <thead>
        <tr>
          <th>${plain(texts.say('report.waivers.finding'))}</th>
          <th>${plain(texts.say('report.waivers.by'))}</th>
          <th>${plain(texts.say('report.waivers.until'))}</th>
          <th>${plain(texts.say('report.waivers.reason'))}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
};

const expired = (report: Report, { until }: Waiver, texts: Texts): Html | false =>
  Date.parse(until) <= madeAt(report).getTime() &&
  html`<br /><strong>${plain(texts.say('report.waivers.expired'))}</strong>`;
