import { describeHolder } from '../../ports/find-holder.ts';
import type { Report } from '../schema.ts';
import {
  captureName,
  printedNotes,
  remedyText,
  setupText,
  watchSentences,
} from '../watch-words.ts';
import { html, plain, type Html } from './markup.ts';
import { updatePicture } from './update-picture.ts';
import { timeText } from './words.ts';

type Capture = NonNullable<Report['captures']>[number];
type Setup = NonNullable<Report['setup']>;

/** What the watch saw: when it looked and when it did not, who had a back-end port, and how Setup went. */
export const watchSection = (report: Report): Html => {
  const { watch, captures = [], setup } = report;
  if (!watch) return html``;
  return html`<section class="watch">
    <h2>During the update</h2>
    ${watchSentences(watch).map((text) => html`<p>${text}</p>`)} ${updatePicture(report)}
    <h3>Captures</h3>
    ${captures.length === 0 ? html`<p>No back-end port was seen in other hands.</p>` : captureTable(captures)}
    ${setup ? setupBlock(setup) : html`<p>Setup’s log was not looked for.</p>`}
  </section>`;
};

const captureTable = (captures: readonly Capture[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th>Port</th>
        <th>Held by</th>
        <th>From</th>
        <th>To</th>
      </tr>
    </thead>
    <tbody>
      ${captures.map(
        (capture) =>
          html`<tr>
            <td>${captureName(capture)}</td>
            <td>${describeHolder(capture.holder)}</td>
            <td class="time">${plain(timeText(capture.firstSeenAt))}</td>
            <td class="time">
              ${capture.lastSeenAt === null ? html`<strong>still held</strong> at the last look` : plain(timeText(capture.lastSeenAt))}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const setupBlock = (setup: Setup): Html => {
  const { notes, leftOut } = printedNotes(setup);
  return html`<h3>Setup</h3>
    <p>${setupText(setup)}</p>
    ${leftOut > 0 && html`<p class="note">${leftOut} older error(s) are not printed; the JSON report has them.</p>`}
    ${
      notes.length > 0 &&
      html`<ul>
        ${notes.map((note) => {
          const remedy = remedyText(note);
          return html`<li>
            ${note.kind}${note.logTime !== null && html` <span class="note">${plain(note.logTime)}</span>`}:
            ${note.text}
            ${note.reference !== null && html`<br /><span class="note">Reference ${note.reference}</span>`}
            ${remedy !== null && html`<br /><strong>Known:</strong> ${remedy}`}
          </li>`;
        })}
      </ul>`
    }`;
};
