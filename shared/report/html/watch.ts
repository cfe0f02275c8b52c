import { describeHolder } from '../../ports/find-holder.ts';
import { setupNoteKinds } from '../../setup-log/schema.ts';
import type { Texts } from '../../texts/texts.ts';
import { retold, utcTime } from '../../texts/utc-times.ts';
import type { Report } from '../schema.ts';
import {
  captureName,
  printedNotes,
  remedyText,
  setupText,
  watchSentences,
} from '../watch-words.ts';
import { html, plain, said, type Html } from './markup.ts';
import { updatePicture } from './update-picture.ts';

type Capture = NonNullable<Report['captures']>[number];
type Setup = NonNullable<Report['setup']>;

/** What the watch saw: when it looked and when it did not, who had a back-end port, and how Setup went. */
export const watchSection = (report: Report, texts: Texts): Html => {
  const { watch, captures = [], setup } = report;
  if (!watch) return html``;
  return html`<section class="watch">
    <h2>${plain(texts.say('report.watch'))}</h2>
    ${watchSentences(watch).map((text) => html`<p>${retold(text, texts)}</p>`)}
    ${updatePicture(report, texts)}
    <h3>${plain(texts.say('report.watch.captures'))}</h3>
    ${captures.length === 0 ? html`<p>${plain(texts.say('report.watch.no-capture'))}</p>` : captureTable(captures, texts)}
    ${setup ? setupBlock(setup, texts) : html`<p>${plain(texts.say('report.watch.no-setup-log'))}</p>`}
  </section>`;
};

const captureTable = (captures: readonly Capture[], texts: Texts): Html =>
  html`<table>
    <thead>
      <tr>
        <th>${plain(texts.say('report.watch.port'))}</th>
        <th>${plain(texts.say('report.watch.held-by'))}</th>
        <th>${plain(texts.say('report.watch.from'))}</th>
        <th>${plain(texts.say('report.watch.to'))}</th>
      </tr>
    </thead>
    <tbody>
      ${captures.map(
        (capture) =>
          html`<tr>
            <td>${captureName(capture)}</td>
            <td>${retold(describeHolder(capture.holder), texts)}</td>
            <td class="time">${plain(utcTime(capture.firstSeenAt, texts))}</td>
            <td class="time">
              ${
                capture.lastSeenAt === null
                  ? said(
                      texts.parts('report.watch.still-held', {
                        still: html`<strong>${plain(texts.say('report.watch.still'))}</strong>`,
                      }),
                    )
                  : plain(utcTime(capture.lastSeenAt, texts))
              }
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const setupBlock = (setup: Setup, texts: Texts): Html => {
  const { notes, leftOut } = printedNotes(setup);
  return html`<h3>${plain(texts.say('report.watch.setup'))}</h3>
    <p>${retold(setupText(setup), texts)}</p>
    ${
      leftOut > 0 &&
      html`<p class="note">${plain(texts.say('report.watch.older-errors', { count: leftOut }))}</p>`
    }
    ${
      notes.length > 0 &&
      html`<ul>
        ${notes.map((note) => {
          const remedy = remedyText(note);
          return html`<li>
            ${said(
              texts.parts('report.watch.note', {
                kind: html`${noteKind(note.kind, texts)}${note.logTime !== null && html` <span class="note">${plain(note.logTime)}</span>`}`,
                text: html`${note.text}`,
              }),
            )}
            ${
              note.reference !== null &&
              html`<br /><span class="note"
                  >${said(
                    texts.parts('report.watch.reference', { reference: html`${note.reference}` }),
                  )}</span
                >`
            }
            ${
              remedy !== null &&
              html`<br /><strong>${plain(texts.say('report.watch.known'))}</strong>
                ${retold(remedy, texts)}`
            }
          </li>`;
        })}
      </ul>`
    }`;
};

/** A report of another version may have kinds that this one does not know. */
export const noteKind = (kind: string, texts: Texts): string => {
  const known = setupNoteKinds.find((one) => one === kind);
  return known ? texts.say(`report.setup-note.${known}`) : kind;
};
