import type { Texts } from '../../texts/texts.ts';
import { retold, utcTime } from '../../texts/utc-times.ts';
import type { EvidenceIndexEntry, Report, TimelineEntry } from '../schema.ts';
import { evidenceAnchor } from './anchors.ts';
import { html, plain, said, type Html } from './markup.ts';
import { printedTimeline, type PrintedLine } from './printed-timeline.ts';
import { icon } from './shapes.ts';
import { durationText } from './words.ts';

/** What happened in the run, in order. */
export const timelineSection = ({ timeline }: Report, texts: Texts): Html =>
  timeline.length === 0
    ? html``
    : html`<section class="timeline">
        <h2>${plain(texts.say('report.timeline'))}</h2>
        <table>
          <thead>
            <tr>
              <th>${plain(texts.say('report.timeline.when'))}</th>
              <th>${plain(texts.say('report.timeline.what'))}</th>
              <th>${plain(texts.say('report.timeline.entry'))}</th>
            </tr>
          </thead>
          <tbody>
            ${printedTimeline(timeline).map((line) =>
              line.kind === 'entry' ? entryRow(line.entry, texts) : leftOutRow(line, texts),
            )}
          </tbody>
        </table>
      </section>`;

const entryRow = ({ at, kind, text }: TimelineEntry, texts: Texts): Html =>
  html`<tr>
    <td class="time">${plain(utcTime(at, texts))}</td>
    <td>${texts.say(`report.timeline.${kind}`)}</td>
    <td>${retold(text, texts)}</td>
  </tr>`;

const leftOutRow = (
  { from, to, count }: Extract<PrintedLine, { kind: 'left-out' }>,
  texts: Texts,
): Html =>
  html`<tr>
    <td class="time">${plain(utcTime(from, texts))}</td>
    <td>${plain(texts.say('report.timeline.setup'))}</td>
    <td>${plain(texts.say('report.timeline.left-out', { count, time: utcTime(to, texts) }))}</td>
  </tr>`;

/** Everything that was read, and the decoded output of the commands. */
export const evidenceSection = ({ evidenceIndex = [], server }: Report, texts: Texts): Html => {
  if (evidenceIndex.length === 0) return html``;
  const placed = evidenceIndex.map((entry, index) => ({ entry, anchor: evidenceAnchor(index) }));
  const printed = placed.filter(({ entry }) => entry.text !== null);
  return html`<section class="evidence">
    <h2>${plain(texts.say('report.evidence'))}</h2>
    <p>${plain(texts.say('report.evidence.lead'))}</p>
    <table>
      <thead>
        <tr>
          <th colspan="2">${plain(texts.say('report.evidence.item'))}</th>
          <th>${plain(texts.say('report.evidence.read-by'))}</th>
          <th>${plain(texts.say('report.timeline.when'))}</th>
          <th>${plain(texts.say('report.took'))}</th>
        </tr>
      </thead>
      <tbody>
        ${placed.map(
          ({ entry, anchor }) =>
            html`<tr id="${plain(anchor)}">
              <td>${icon(entry.problem === null ? 'tick' : 'question')}</td>
              <td>
                ${entry.id}${entry.problem !== null && html`<br /><strong>${plain(texts.say('report.evidence.not-usable'))} </strong>${retold(entry.problem, texts)}`}
              </td>
              <td>${readBy(entry, texts)}</td>
              <td class="time">${plain(utcTime(entry.startedAt, texts))}</td>
              <td class="number time">${plain(durationText(entry.durationMs, texts))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      printed.length > 0 &&
      html`<h3>${plain(texts.say('report.evidence.printed'))}</h3>
        <p class="note">
          ${plain(
            server.oemCodePage === null
              ? texts.say('report.evidence.no-code-page')
              : texts.say('report.evidence.code-page', { codePage: server.oemCodePage }),
          )}
        </p>
        <div class="outputs">${printed.map(({ entry }) => output(entry, texts))}</div>`
    }
  </section>`;
};

const readBy = ({ kind, title, exitCode }: EvidenceIndexEntry, texts: Texts): Html => {
  switch (kind) {
    case 'command':
      return html`<code>${title}</code>${
          exitCode !== 0 &&
          html`<br />${plain(texts.say('report.exit-code', { code: exitCode ?? '' }))}`
        }`;
    case 'native':
      return said(texts.parts('report.evidence.api', { name: html`${retold(title, texts)}` }));
    case 'error':
      return said(texts.parts('report.evidence.failed', { what: html`${retold(title, texts)}` }));
  }
};

const output = ({ title, text }: EvidenceIndexEntry, texts: Texts): Html =>
  html`<figure>
    <figcaption><code>${title}</code></figcaption>
    <pre>${tidy(text ?? '') || texts.say('report.evidence.nothing')}</pre>
  </figure>`;

/** Without the spaces that netsh pads its lines with: they would only make the page wider. */
const tidy = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/[ \t]+\r\n/g, '\r\n');
