import type { EvidenceIndexEntry, Report, TimelineEntry } from '../schema.ts';
import { evidenceAnchor } from './anchors.ts';
import { html, plain, type Html } from './markup.ts';
import { printedTimeline, type PrintedLine } from './printed-timeline.ts';
import { icon } from './shapes.ts';
import { durationText, timeText } from './words.ts';

/** What happened in the run, in order. */
export const timelineSection = ({ timeline }: Report): Html =>
  timeline.length === 0
    ? html``
    : html`<section class="timeline">
        <h2>Timeline</h2>
        <table>
          <thead>
            <tr>
              <th>When</th>
              <th>What</th>
              <th>Entry</th>
            </tr>
          </thead>
          <tbody>
            ${printedTimeline(timeline).map((line) =>
              line.kind === 'entry' ? entryRow(line.entry) : leftOutRow(line),
            )}
          </tbody>
        </table>
      </section>`;

const entryRow = ({ at, kind, text }: TimelineEntry): Html =>
  html`<tr>
    <td class="time">${plain(timeText(at))}</td>
    <td>${kind}</td>
    <td>${text}</td>
  </tr>`;

const leftOutRow = ({ from, to, count }: Extract<PrintedLine, { kind: 'left-out' }>): Html =>
  html`<tr>
    <td class="time">${plain(timeText(from))}</td>
    <td>setup</td>
    <td>
      ${plain(`${count} lines about services, steps of Setup and the clock of a rehearsal, up to ${timeText(to)}, are not printed; the JSON report has them.`)}
    </td>
  </tr>`;

/** Everything that was read, and the decoded output of the commands. */
export const evidenceSection = ({ evidenceIndex = [], server }: Report): Html => {
  if (evidenceIndex.length === 0) return html``;
  const placed = evidenceIndex.map((entry, index) => ({ entry, anchor: evidenceAnchor(index) }));
  const printed = placed.filter(({ entry }) => entry.text !== null);
  return html`<section class="evidence">
    <h2>Evidence</h2>
    <p>
      What was read of the server, in the order in which it stands in the evidence file, which also
      has the bytes and the rows of every API read.
    </p>
    <table>
      <thead>
        <tr>
          <th colspan="2">Item</th>
          <th>Read by</th>
          <th>When</th>
          <th>Took</th>
        </tr>
      </thead>
      <tbody>
        ${placed.map(
          ({ entry, anchor }) =>
            html`<tr id="${plain(anchor)}">
              <td>${icon(entry.problem === null ? 'tick' : 'question')}</td>
              <td>
                ${entry.id}${entry.problem !== null && html`<br /><strong>not usable: </strong>${entry.problem}`}
              </td>
              <td>${readBy(entry)}</td>
              <td class="time">${plain(timeText(entry.startedAt))}</td>
              <td class="number time">${plain(durationText(entry.durationMs))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      printed.length > 0 &&
      html`<h3>What the commands printed</h3>
        <p class="note">
          ${plain(server.oemCodePage === null ? 'The code page of the console is not known: bytes outside ASCII are shown as replacement characters.' : `Decoded by code page ${server.oemCodePage}. Decisions are made by the structure and the numbers, never by the words.`)}
        </p>
        <div class="outputs">${printed.map(({ entry }) => output(entry))}</div>`
    }
  </section>`;
};

const readBy = ({ kind, title, exitCode }: EvidenceIndexEntry): Html => {
  switch (kind) {
    case 'command':
      return html`<code>${title}</code>${exitCode !== 0 && html`<br />exit code ${exitCode}`}`;
    case 'native':
      return html`API: ${title}`;
    case 'error':
      return html`failed: ${title}`;
  }
};

const output = ({ title, text }: EvidenceIndexEntry): Html =>
  html`<figure>
    <figcaption><code>${title}</code></figcaption>
    <pre>${tidy(text ?? '')}</pre>
  </figure>`;

/** Without the spaces that netsh pads its lines with: they would only make the page wider. */
const tidy = (text: string): string =>
  text === '' ? '(nothing)' : text.replace(/[ \t]+$/gm, '').replace(/[ \t]+\r\n/g, '\r\n');
