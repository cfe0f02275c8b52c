import { families, familyName, lastPort, type Family } from '../../ports/vocabulary.ts';
import { portSubject } from '../../ports/assess-ports.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Report, ReportPort } from '../schema.ts';
import { visibleText } from '../../text/visible.ts';
import { html, plain, type Html } from './markup.ts';
import { iconAt, type Shape } from './shapes.ts';
import { riskLook } from './words.ts';

/** Drawing units: the port axis is 640 wide and starts at 60. */
const left = 60;
const axis = 640;
const width = left + axis + 20;
const bandHeight = 30;
const bandTop = (family: Family): number => (family === 'ipv4' ? 26 : 26 + bandHeight + 10);
const bandsEnd = 26 + 2 * bandHeight + 10;
const labelsTop = bandsEnd + 34;
const labelHeight = 13;
/** More labels than this make a picture that nobody reads; the table has them all. */
const mostLabels = 24;

const x = (port: number): number => round(left + (axis * port) / (lastPort + 1));
const round = (value: number): number => Math.round(value * 10) / 10;

/** Dynamic range and exclusions of both families, and where the back-end ports lie. The table beside it says the same in words. */
export const portMap = ({ ports }: Report, texts: Texts): Html => {
  if (ports.length === 0) return html``;
  const labels = place([...ports].toSorted(byRisk).slice(0, mostLabels));
  const left0 = ports.length - labels.length;
  const height = labelsTop + Math.max(...labels.map(({ row }) => row + 1)) * labelHeight + 4;
  return html`<figure class="map">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${plain(texts.say('report.map'))}">
      <defs>
        <pattern
          id="hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v6" class="hatch" />
        </pattern>
      </defs>
      ${ticks(texts)} ${families.map((family) => band(ports, family, texts))} ${labels.map(leader)}
      ${families.flatMap((family) => marks(ports, family))}
      ${labels.map((label) => labelText(label, texts))}
    </svg>
    <figcaption>
      ${plain(texts.say('report.map.caption'))}
      ${
        ports.some(({ source }) => source === 'documented') &&
        plain(texts.say('report.map.candidate'))
      }
      ${left0 > 0 && plain(texts.say('report.further-ports', { count: left0 }))}
    </figcaption>
  </figure>`;
};

const byRisk = (one: ReportPort, other: ReportPort): number => severity(one) - severity(other);
const order = ['captured', 'blocked', 'unknown', 'at-risk', 'protected', 'outside-range'] as const;
const severity = ({ risk }: ReportPort): number => order.indexOf(risk);

const ticks = (texts: Texts): readonly Html[] =>
  [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, lastPort].map(
    (port) =>
      html`<path d="M${x(port)} 18V${bandsEnd + 4}" class="tick" /><text
          x="${x(port)}"
          y="12"
          class="scale"
          text-anchor="${plain(port === lastPort ? 'end' : 'middle')}"
          >${plain(port === lastPort ? '65535' : texts.number(port).replace(',', ' '))}</text
        >`,
  );

const band = (ports: readonly ReportPort[], family: Family, texts: Texts): Html => {
  const top = bandTop(family);
  const range = ports[0]?.families[family].range ?? null;
  const name = html`<text
      x="${left - 8}"
      y="${top + bandHeight / 2 + 4}"
      class="family"
      text-anchor="end"
      >${plain(familyName(family))}</text
    >
    <rect x="${left}" y="${top}" width="${axis}" height="${bandHeight}" class="band" />`;
  if (range === null)
    return html`${name}<text
        x="${left + axis / 2}"
        y="${top + bandHeight / 2 + 4}"
        class="family"
        text-anchor="middle"
        >${plain(texts.say('report.map.not-read'))}</text
      >`;
  const from = x(range.first);
  return html`${name}<rect
      x="${from}"
      y="${top}"
      width="${round(x(range.last + 1) - from)}"
      height="${bandHeight}"
      class="range"
    />
    <text
      x="${round(x((range.first + range.last) / 2))}"
      y="${top + bandHeight / 2 + 4}"
      class="bounds"
      text-anchor="middle"
      >${range.first}–${range.last}</text
    >`;
};

/** In each family the mark shows how the port stands there, so that a gap in one family is seen. */
const marks = (ports: readonly ReportPort[], family: Family): readonly Html[] =>
  [...ports]
    .toSorted(byRisk)
    .toReversed()
    .map((port) => {
      const { exclusion } = port.families[family];
      const top = bandTop(family);
      const at = x(port.port);
      return html`<g class="${plain(toneIn(port, family))}"
        >${
          exclusion === 'administered' &&
          html`<rect
            x="${at - 5}"
            y="${top + bandHeight - 4}"
            width="10"
            height="4"
            class="solid"
          />`
        }${exclusion === 'system' && html`<rect x="${at - 7}" y="${top}" width="14" height="4" class="solid" />`}${iconAt(
          shapeIn(port, family),
          at,
          top + bandHeight / 2,
          13,
        )}</g
      >`;
    });

const riskIn = (port: ReportPort, name: Family): ReportPort['risk'] => {
  const family = port.families[name];
  if (port.risk === 'captured') return 'captured';
  if (family.exclusion === 'system') return 'blocked';
  if (family.inside === null || family.exclusion === null || port.risk === 'unknown')
    return 'unknown';
  if (!family.inside) return 'outside-range';
  return family.exclusion === 'none' ? 'at-risk' : 'protected';
};
const shapeIn = (port: ReportPort, name: Family): Shape => riskLook[riskIn(port, name)].shape;
const toneIn = (port: ReportPort, name: Family): string => riskLook[riskIn(port, name)].tone;

type Label = {
  readonly port: ReportPort;
  readonly text: string;
  readonly at: number;
  readonly row: number;
  readonly end: boolean;
};

/** Labels below the bands, from the highest port down, each in the first row where it does not touch another: so the line to a label on the left passes beside those on its right. */
const place = (ports: readonly ReportPort[]): readonly Label[] => {
  const rows: number[] = [];
  return [...ports]
    .toSorted((one, other) => other.port - one.port)
    .map((port) => {
      const text = labelOf(port);
      const size = text.length * 5.4 + 10;
      const end = x(port.port) + size > width;
      const from = end ? x(port.port) - size : x(port.port);
      const free = rows.findIndex((start) => from + size <= start);
      const row = free === -1 ? rows.length : free;
      rows[row] = from;
      return { port, text, at: x(port.port), row, end };
    });
};

const longest = 44;
const labelOf = (port: ReportPort): string => {
  // A documented default is no fact about this server.
  const sure = port.source === 'documented' ? '?' : '';
  const text = visibleText(`${port.port}${sure} ${port.service}`);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};

const leader = ({ at, row }: Label): Html =>
  html`<path d="M${at} ${bandTop('ipv4')}V${labelsTop + row * labelHeight}" class="leader" />`;

const labelText = ({ port, text, at, row, end }: Label, texts: Texts): Html =>
  html`<text
    x="${end ? at - 4 : at + 4}"
    y="${labelsTop + row * labelHeight}"
    class="label"
    text-anchor="${plain(end ? 'end' : 'start')}"
    unicode-bidi="isolate"
    >${plain(text)}<title>
      ${plain(texts.say('report.map.port', { port: portSubject(port), risk: texts.say(`report.risk.${port.risk}`) }))}
    </title></text
  >`;
