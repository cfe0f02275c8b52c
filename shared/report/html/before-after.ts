import type { Texts } from '../../texts/texts.ts';
import { retold } from '../../texts/utc-times.ts';
import { changedRows, isUnchanged, rowsSummary } from '../after-words.ts';
import { groupBy } from '../action-parts.ts';
import type { Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { oneAfterAnother, type Look } from './words.ts';

type Row = Report['before_after'][number];

const looks: Readonly<Record<Row['judged'], Look>> = {
  worse: { shape: 'cross', tone: 'bad' },
  unknown: { shape: 'question', tone: 'open' },
  noted: { shape: 'triangle', tone: 'warn' },
  expected: { shape: 'dash', tone: 'quiet' },
  same: { shape: 'tick', tone: 'good' },
};

/** The server before and after: what differs first, the worst on top; then everything that is as it was. */
export const beforeAfterSection = ({ after, before_after: rows }: Report, texts: Texts): Html => {
  if (after === undefined) return html``;
  const changed = changedRows(rows);
  const expected = expectedByReason(rows, texts);
  const unchanged = unchangedBySubject(rows, texts);
  const summary = rowsSummary(rows);
  return html`<section class="before-after">
    <h2>${plain(texts.say('report.before-after'))}</h2>
    <p>${summary === null ? texts.say('report.before-after.none') : retold(summary, texts)}</p>
    ${
      changed.length > 0 &&
      html`<h3>${plain(texts.say('report.before-after.changed', { count: changed.length }))}</h3>
        ${changedTable(changed, texts)}`
    }
    ${
      expected.length > 0 &&
      html`<h3>${plain(texts.say('report.before-after.expected'))}</h3>
        <table class="alike">
          <thead>
            <tr>
              <th>${plain(texts.say('report.before-after.field-and-reason'))}</th>
              <th>${plain(texts.say('report.before-after.from-to'))}</th>
            </tr>
          </thead>
          <tbody>
            ${expected.map(
              ({ reason, values }) =>
                html`<tr>
                  <td>${reason}</td>
                  <td>${oneAfterAnother(values, texts)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`
    }
    ${
      unchanged.length > 0 &&
      html`<h3>
          ${plain(texts.say('report.before-after.unchanged', { count: unchanged.length }))}
        </h3>
        <table class="alike">
          <thead>
            <tr>
              <th>${plain(texts.say('report.before-after.what'))}</th>
              <th>${plain(texts.say('report.before-after.alike'))}</th>
            </tr>
          </thead>
          <tbody>
            ${unchanged.map(
              ({ subject, fields }) =>
                html`<tr>
                  <td>${subject}</td>
                  <td>${oneAfterAnother(fields, texts)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`
    }
  </section>`;
};

/** A value of the comparison; one that was not read is said to be so. */
const valueText = (value: string | null, texts: Texts): string =>
  value === null ? texts.say('report.not-known') : retold(value, texts);

/** What differs as an update makes it, by field and reason: an update gives every service a new process and a new version. */
const expectedByReason = (
  rows: readonly Row[],
  texts: Texts,
): readonly { readonly reason: string; readonly values: readonly string[] }[] =>
  groupBy(
    rows.filter((row) => !isUnchanged(row) && row.judged === 'expected'),
    ({ field, why }) => JSON.stringify([field, why.trim()]),
  ).map((mine) => ({
    reason: mine[0] ? reasonOf(mine[0], texts) : '',
    values: mine.map(({ subject, before, after }) =>
      texts.say('report.before-after.difference', {
        subject: retold(subject, texts),
        before: valueText(before, texts),
        after: valueText(after, texts),
      }),
    ),
  }));

const reasonOf = (row: Row, texts: Texts): string => {
  const field = retold(row.field, texts);
  return row.why.trim() === ''
    ? field
    : texts.say('report.before-after.because', { field, why: retold(row.why, texts) });
};

/** What is as it was, by subject: `state running`, `start type automatic`. */
const unchangedBySubject = (
  rows: readonly Row[],
  texts: Texts,
): readonly { readonly subject: string; readonly fields: readonly string[] }[] =>
  groupBy(rows.filter(isUnchanged), ({ subject }) => subject).map((mine) => ({
    subject: mine[0] ? retold(mine[0].subject, texts) : '',
    fields: mine.map(({ field, after }) =>
      texts.say('report.before-after.value', {
        field: retold(field, texts),
        value: valueText(after, texts),
      }),
    ),
  }));

const changedTable = (rows: readonly Row[], texts: Texts): Html =>
  html`<table class="differences">
    <thead>
      <tr>
        <th>${plain(texts.say('report.before-after.judged'))}</th>
        <th>${plain(texts.say('report.before-after.what'))}</th>
        <th>${plain(texts.say('report.before-after.field'))}</th>
        <th>${plain(texts.say('report.before-after.before'))}</th>
        <th>${plain(texts.say('report.before-after.after'))}</th>
      </tr>
    </thead>
    ${groupBy(rows, ({ judged, field, why }) => JSON.stringify([judged, field, why])).map((block) => reasonBlock(block, texts))}
  </table>`;

/** Rows with the same reason, which is said once above them. */
const reasonBlock = (rows: readonly Row[], texts: Texts): Html => {
  const [first] = rows;
  if (!first) return html``;
  return html`<tbody>
    ${
      first.why.trim() !== '' &&
      html`<tr class="why">
        <th colspan="5" scope="rowgroup">${retold(first.why, texts)}</th>
      </tr>`
    }
    ${rows.map((row) => {
      const { shape, tone } = looks[row.judged];
      return html`<tr>
        <td class="risk ${plain(tone)}">
          ${icon(shape)}${texts.say(`report.judged.${row.judged}`)}
        </td>
        <td>${retold(row.subject, texts)}</td>
        <td>${retold(row.field, texts)}</td>
        <td>${valueText(row.before, texts)}</td>
        <td>${valueText(row.after, texts)}</td>
      </tr>`;
    })}
  </tbody>`;
};
