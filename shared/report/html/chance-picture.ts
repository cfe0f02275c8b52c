import {
  chanceBox,
  chanceRowsOf,
  chanceTicks,
  chanceWordsPlace,
  type ChanceBar,
  type ChanceRow,
} from '../../pictures/chance/rows.ts';
import type { Texts } from '../../texts/texts.ts';
import type { CaptureEstimate } from '../schema.ts';
import { visibleText } from '../../text/visible.ts';
import { html, plain, type Html } from './markup.ts';
import { percentBounds, percentText } from '../../texts/percent.ts';

/** Drawing units. */
const left = 168;
const axis = 440;
const width = left + axis + 104;
const axisHeight = 18;
const barHeight = 13;
const rowHeight = 2 * barHeight + 7;
/** A picture of more ports than this says less than the table. */
const mostRows = 14;
const longest = 30;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Both chances of each port as spans on a scale from 0 to 100 %, told apart without colour. Nothing where no chance is known. */
export const chancePicture = (capture: CaptureEstimate, texts: Texts): Html => {
  const all = chanceRowsOf(capture);
  const rows = all.length > mostRows ? all.slice(-mostRows) : all;
  if (rows.every(({ bars }) => bars === null)) return html``;
  const height = axisHeight + rows.length * rowHeight + 2;
  return html`<figure class="map chances">
    <svg
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label="${plain(texts.say('report.chances'))}"
    >
      ${chanceTicks.map((share) => {
        const x = round(left + share * axis);
        return html`<path d="M${x} ${axisHeight - 4}V${height}" class="tick" /><text
            x="${x}"
            y="10"
            class="scale"
            text-anchor="middle"
            >${plain(texts.say('common.percent', { share: share * 100 }))}</text
          >`;
      })}
      ${rows.map((row, index) => drawRow(row, axisHeight + index * rowHeight, texts))}
    </svg>
    <figcaption>
      ${plain(texts.say('report.chances.caption'))}
      ${all.length > rows.length && plain(texts.say('report.further-ports', { count: all.length - rows.length }))}
    </figcaption>
  </figure>`;
};

const nameOf = ({ port }: ChanceRow, texts: Texts): string => {
  if (port === null) return texts.say('report.capture.any');
  const name = visibleText(`${port.port} ${port.service}`);
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
};

const drawRow = (row: ChanceRow, y: number, texts: Texts): Html =>
  html`<g transform="translate(0 ${y})">
    <text x="0" y="17" class="family" unicode-bidi="isolate">${plain(nameOf(row, texts))}</text>
    ${
      row.bars === null
        ? html`<text x="${left + 6}" y="17" class="scale"
            >${plain(texts.say('report.not-known'))}</text
          >`
        : row.bars.map((bar, index) => drawBar(bar, index * barHeight, texts))
    }
  </g>`;

/** Room for both bounds with the names of their models. */
const wordsWidth = 170;
const margin = width - left - axis;

const drawBar = (bar: ChanceBar, y: number, texts: Texts): Html => {
  const box = chanceBox(bar, axis);
  const { side, long } = chanceWordsPlace(box, axis, wordsWidth, margin);
  return html`<rect
      x="${round(left + box.x)}"
      y="${y + 3}"
      width="${round(box.width)}"
      height="7"
      class="${plain(bar.measure === 'ever' ? 'solid' : 'band')}"
    />${bar.marks.map(
      ({ value }) => html`<path d="M${round(left + value * axis)} ${y + 1}v11" class="bound" />`,
    )}<text
      x="${round(left + (side === 'right' ? box.x + box.width + 6 : box.x - 6))}"
      y="${y + 10}"
      class="value"
      text-anchor="${plain(side === 'right' ? 'start' : 'end')}"
      >${plain(long ? modelsText(bar, texts) : percentBounds(bar.low, bar.high, texts))}</text
    >`;
};

const modelsText = ({ marks }: ChanceBar, texts: Texts): string =>
  marks
    .toSorted((one, other) => one.value - other.value)
    .map(({ model, value }) =>
      texts.say(`report.chances.${model}`, { chance: percentText(value, texts) }),
    )
    .join(', ');
