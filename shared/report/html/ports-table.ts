import { portSubject } from '../../ports/assess-ports.ts';
import { describeHolder } from '../../ports/find-holder.ts';
import { families, familyName, type Family } from '../../ports/vocabulary.ts';
import type { Texts } from '../../texts/texts.ts';
import { retold, utcTime } from '../../texts/utc-times.ts';
import type { Report, ReportPort } from '../schema.ts';
import { html, plain, said, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { riskLook, yesOrNo } from './words.ts';

/** Every back-end port with what decides its risk, one line per family. */
export const portsTable = ({ ports }: Report, texts: Texts): Html => {
  if (ports.length === 0) return html`<p>${plain(texts.say('report.ports.none'))}</p>`;
  return html`<table class="ports">
    <thead>
      <tr>
        <th>${plain(texts.say('report.ports.risk'))}</th>
        <th>${plain(texts.say('report.ports.service-and-port'))}</th>
        <th>${plain(texts.say('report.ports.known-from'))}</th>
        <th>${plain(texts.say('report.ports.family'))}</th>
        <th>${plain(texts.say('report.ports.dynamic-range'))}</th>
        <th>${plain(texts.say('report.ports.inside'))}</th>
        <th>${plain(texts.say('report.ports.excluded-now'))}</th>
        <th>${plain(texts.say('report.ports.after-reboot'))}</th>
      </tr>
    </thead>
    ${ports.map((port) => portRows(port, texts))}
  </table>`;
};

const portRows = (port: ReportPort, texts: Texts): Html => {
  const { shape, tone } = riskLook[port.risk];
  const [first, ...others] = families;
  return html`<tbody>
    <tr>
      <td rowspan="2" class="risk ${plain(tone)}">
        ${icon(shape)}${texts.say(`report.risk.${port.risk}`)}
      </td>
      <td rowspan="2"><strong>${portSubject(port)}</strong>${notes(port, texts)}</td>
      <td rowspan="2">${texts.say(`report.source.${port.source}`)}</td>
      ${familyCells(port, first, texts)}
    </tr>
    ${others.map(
      (family) =>
        html`<tr>
          ${familyCells(port, family, texts)}
        </tr>`,
    )}
  </tbody>`;
};

const notes = (port: ReportPort, texts: Texts): Html =>
  html`${
    port.inUse === false &&
    html`<br /><span class="note">${plain(texts.say('report.ports.not-in-use'))}</span>`
  }${port.holder !== null && heldBy(port.holder, texts)}`;

const heldBy = (holder: NonNullable<ReportPort['holder']>, texts: Texts): Html =>
  html`<br /><span class="note"
      >${said(
        texts.parts('report.ports.held-by', {
          holder: html`${retold(describeHolder(holder), texts)}`,
        }),
      )}${holder.image !== null && html`<br />${holder.image}`}${
        holder.startedAt != null &&
        html`<br />${said(
            texts.parts('report.ports.process-started', {
              time: html`${utcTime(holder.startedAt, texts)}`,
            }),
          )}`
      }</span
    >`;

const familyCells = (port: ReportPort, name: Family, texts: Texts): Html => {
  const { range, inside, exclusion, persistent } = port.families[name];
  const notRead = texts.say('report.ports.not-read');
  return html`<td>${plain(familyName(name))}</td>
    <td>${plain(range === null ? notRead : `${range.first}–${range.last}`)}</td>
    <td>${plain(yesOrNo(inside, texts))}</td>
    <td>${plain(exclusion === null ? notRead : texts.say(`report.exclusion.${exclusion}`))}</td>
    <td>${plain(persistent == null ? notRead : texts.say(`report.exclusion.${persistent}`))}</td>`;
};
