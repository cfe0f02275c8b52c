import { portSubject } from '../../ports/assess-ports.ts';
import { describeHolder } from '../../ports/find-holder.ts';
import { families, type Family } from '../../ports/vocabulary.ts';
import type { PortFamily, Report, ReportPort } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { icon } from './shapes.ts';
import { riskLook, timeText } from './words.ts';

/** Every back-end port with what decides its risk, one line per family. */
export const portsTable = ({ ports }: Report): Html => {
  if (ports.length === 0)
    return html`<p>
      No back-end port is known. The findings say whether that is because there is none, or because
      it could not be read.
    </p>`;
  return html`<table class="ports">
    <thead>
      <tr>
        <th>Risk</th>
        <th>Service and port</th>
        <th>Known from</th>
        <th>Family</th>
        <th>Dynamic range</th>
        <th>Inside</th>
        <th>Excluded now</th>
        <th>After reboot</th>
      </tr>
    </thead>
    ${ports.map(portRows)}
  </table>`;
};

const portRows = (port: ReportPort): Html => {
  const { shape, tone } = riskLook[port.risk];
  const [first, ...others] = families;
  return html`<tbody>
    <tr>
      <td rowspan="2" class="risk ${plain(tone)}">${icon(shape)}${port.risk}</td>
      <td rowspan="2"><strong>${portSubject(port)}</strong>${notes(port)}</td>
      <td rowspan="2">${port.source}</td>
      ${familyCells(port, first)}
    </tr>
    ${others.map(
      (family) =>
        html`<tr>
          ${familyCells(port, family)}
        </tr>`,
    )}
  </tbody>`;
};

const notes = (port: ReportPort): Html =>
  html`${
    port.inUse === false && html`<br /><span class="note">service not in use: cannot block</span>`
  }${
    port.holder !== null &&
    html`<br /><span class="note"
        >held by
        ${describeHolder(port.holder)}${
          port.holder.image !== null && html`<br />${port.holder.image}`
        }${port.holder.startedAt != null && html`<br />process started ${timeText(port.holder.startedAt)}`}</span
      >`
  }`;

const familyCells = (port: ReportPort, name: Family): Html => {
  const family = port.families[name];
  return html`<td>${plain(name === 'ipv4' ? 'IPv4' : 'IPv6')}</td>
    <td>
      ${plain(family.range === null ? 'not read' : `${family.range.first}–${family.range.last}`)}
    </td>
    <td>${plain(insideText(family))}</td>
    <td>${plain(family.exclusion ?? 'not read')}</td>
    <td>${plain(family.persistent ?? 'not read')}</td>`;
};

const insideText = ({ inside }: PortFamily): string => {
  if (inside === null) return 'not known';
  return inside ? 'yes' : 'no';
};
