import {
  changedRows,
  expectedByReason,
  rowsSummary,
  unchangedBySubject,
  valueText,
} from '../after-words.ts';
import { groupBy } from '../action-parts.ts';
import type { Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import type { Look } from './words.ts';

type Row = Report['before_after'][number];

const looks: Readonly<Record<Row['judged'], Look>> = {
  worse: { shape: 'cross', tone: 'bad' },
  unknown: { shape: 'question', tone: 'open' },
  noted: { shape: 'triangle', tone: 'warn' },
  expected: { shape: 'dash', tone: 'quiet' },
  same: { shape: 'tick', tone: 'good' },
};

/** The server before and after: what differs first, the worst on top; then everything that is as it was. */
export const beforeAfterSection = ({ after, before_after: rows }: Report): Html => {
  if (after === undefined) return html``;
  const changed = changedRows(rows);
  const expected = expectedByReason(rows);
  const unchanged = unchangedBySubject(rows);
  return html`<section class="before-after">
    <h2>Before and after</h2>
    <p>${rowsSummary(rows) ?? 'Nothing was compared: the findings say why.'}</p>
    ${
      changed.length > 0 &&
      html`<h3>What somebody has to look at (${changed.length})</h3>
        ${changedTable(changed)}`
    }
    ${
      expected.length > 0 &&
      html`<h3>What differs as an update makes it</h3>
        <table class="alike">
          <thead>
            <tr>
              <th>Field and reason</th>
              <th>Before → after</th>
            </tr>
          </thead>
          <tbody>
            ${expected.map(
              ({ reason, values }) =>
                html`<tr>
                  <td>${reason}</td>
                  <td>${values.join('; ')}</td>
                </tr>`,
            )}
          </tbody>
        </table>`
    }
    ${
      unchanged.length > 0 &&
      html`<h3>What is as it was before (${unchanged.length})</h3>
        <table class="alike">
          <thead>
            <tr>
              <th>What</th>
              <th>Before and after alike</th>
            </tr>
          </thead>
          <tbody>
            ${unchanged.map(
              ({ subject, fields }) =>
                html`<tr>
                  <td>${subject}</td>
                  <td>${fields.join('; ')}</td>
                </tr>`,
            )}
          </tbody>
        </table>`
    }
  </section>`;
};

const changedTable = (rows: readonly Row[]): Html =>
  html`<table class="differences">
    <thead>
      <tr>
        <th>Judged</th>
        <th>What</th>
        <th>Field</th>
        <th>Before</th>
        <th>After</th>
      </tr>
    </thead>
    ${groupBy(rows, ({ judged, field, why }) => JSON.stringify([judged, field, why])).map(reasonBlock)}
  </table>`;

/** Rows with the same reason, which is said once above them. */
const reasonBlock = (rows: readonly Row[]): Html => {
  const [first] = rows;
  if (!first) return html``;
  return html`<tbody>
    ${
      first.why.trim() !== '' &&
      html`<tr class="why">
        <th colspan="5" scope="rowgroup">${first.why}</th>
      </tr>`
    }
    ${rows.map((row) => {
      const { shape, tone } = looks[row.judged];
      return html`<tr>
        <td class="risk ${plain(tone)}">${icon(shape)}${row.judged}</td>
        <td>${row.subject}</td>
        <td>${row.field}</td>
        <td>${valueText(row.before)}</td>
        <td>${valueText(row.after)}</td>
      </tr>`;
    })}
  </tbody>`;
};
