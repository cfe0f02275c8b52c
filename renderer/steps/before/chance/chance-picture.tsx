import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { percent } from '../../../../shared/checks/port-006-chance.ts';
import {
  chanceBox,
  chanceRowsOf,
  chanceTicks,
  chanceWordsPlace,
  type ChanceBar,
  type ChanceModel,
  type ChanceRow,
} from '../../../../shared/pictures/chance/rows.ts';
import type { CaptureEstimate } from '../../../../shared/report/schema.ts';
import { visibleText } from '../../../../shared/text/visible.ts';
import { useWidth } from '../../../components/use-width.ts';

/** Pixels. */
const left = 190;
const right = 96;
const axisHeight = 20;
const barHeight = 18;
const rowHeight = 2 * barHeight + 10;

const useStyles = makeStyles({
  figure: { margin: 0, minWidth: 0 },
  svg: { display: 'block', fontFamily: tokens.fontFamilyBase },
  tick: { stroke: tokens.colorNeutralStroke2 },
  small: {
    fontSize: '11px',
    fill: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  name: { fontSize: '12px', fontWeight: 600, fill: tokens.colorNeutralForeground1 },
  service: { fontSize: '11px', fill: tokens.colorNeutralForeground2 },
  value: {
    paintOrder: 'stroke',
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: 4,
    fontSize: '12px',
    fill: tokens.colorNeutralForeground1,
    fontVariantNumeric: 'tabular-nums',
  },
  ever: { fill: tokens.colorStatusWarningForeground1 },
  held: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorStatusWarningForeground1,
    strokeWidth: 1.5,
  },
  mark: { stroke: tokens.colorNeutralForeground1, strokeWidth: 2 },
  caption: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

const measures: Readonly<Record<ChanceBar['measure'], string>> = {
  ever: 'Handed out at least once in the window',
  heldAtRestart: 'Held at the moment of the restart',
};

const models: Readonly<Record<ChanceModel, string>> = {
  random: 'random',
  sequential: 'sequential',
  optimistic: 'optimistic',
  pessimistic: 'pessimistic',
};

const valueText = ({ low, high }: ChanceBar): string => {
  const [least, most] = [percent(low), percent(high)];
  return least === most ? least : `${least} to ${most}`;
};

/** Both chances of each port as spans on a scale from 0 to 100 %; the table below says the same in numbers. */
export const ChancePicture = ({ capture }: { readonly capture: CaptureEstimate }): ReactElement => {
  const styles = useStyles();
  const [frame, available] = useWidth<HTMLDivElement>();
  const rows = chanceRowsOf(capture);
  const width = Math.max(0, available - left - right);
  const height = axisHeight + rows.length * rowHeight;
  return (
    <figure className={styles.figure}>
      <div ref={frame} style={{ minHeight: height }}>
        {width > 0 && (
          <svg
            className={styles.svg}
            width={available}
            height={height}
            role="img"
            aria-label={`Chances of a capture between 0 and 100 %. ${rows.map(rowText).join('. ')}. The table below says the same.`}
          >
            <g transform={`translate(${left} 0)`}>
              {chanceTicks.map((share) => (
                <g key={share} transform={`translate(${share * width} 0)`}>
                  <text y="11" textAnchor="middle" className={styles.small}>
                    {`${share * 100} %`}
                  </text>
                  <line y1={axisHeight - 4} y2={height} className={styles.tick} />
                </g>
              ))}
            </g>
            {rows.map((row, index) => (
              <g key={rowText(row)} transform={`translate(0 ${axisHeight + index * rowHeight})`}>
                <Row row={row} width={width} />
              </g>
            ))}
          </svg>
        )}
      </div>
      <figcaption className={styles.caption}>
        {(['ever', 'heldAtRestart'] as const).map((measure) => (
          <span key={measure} className={styles.entry}>
            <svg width="26" height="12" aria-hidden>
              <rect x="1" y="2" width="24" height="8" className={looks(styles, measure)} />
            </svg>
            {measures[measure]}
          </span>
        ))}
        <span>Random and sequential: the order in which Windows may hand ports out.</span>
      </figcaption>
    </figure>
  );
};

const looks = (styles: ReturnType<typeof useStyles>, measure: ChanceBar['measure']): string =>
  measure === 'ever' ? styles.ever : styles.held;

const rowName = ({ port }: ChanceRow): string =>
  port === null ? 'Any of them' : `tcp/${port.port}`;

const rowText = (row: ChanceRow): string =>
  `${rowName(row)}${row.port === null ? '' : `, ${visibleText(row.port.service)}`}: ${
    row.bars === null
      ? 'not known'
      : row.bars.map((bar) => `${measures[bar.measure].toLowerCase()} ${valueText(bar)}`).join(', ')
  }`;

const Row = ({ row, width }: { readonly row: ChanceRow; readonly width: number }): ReactElement => {
  const styles = useStyles();
  return (
    <>
      <text y="14" className={styles.name}>
        {rowName(row)}
      </text>
      {row.port !== null && (
        <svg width={left - 12} height={rowHeight}>
          <text y="29" className={styles.service}>
            {visibleText(row.port.service)}
          </text>
        </svg>
      )}
      <g transform={`translate(${left} 0)`}>
        {row.bars === null ? (
          <text x="6" y="20" className={styles.small}>
            not known
          </text>
        ) : (
          row.bars.map((bar, index) => (
            <Bar key={bar.measure} bar={bar} width={width} y={index * barHeight} />
          ))
        )}
      </g>
    </>
  );
};

type BarProps = { readonly bar: ChanceBar; readonly width: number; readonly y: number };

/** Room for both bounds with the names of their models. */
const wordsWidth = 250;

const Bar = ({ bar, width, y }: BarProps): ReactElement => {
  const styles = useStyles();
  const box = chanceBox(bar, width);
  const { side, long } = chanceWordsPlace(box, width, wordsWidth, right);
  return (
    <g transform={`translate(0 ${y})`}>
      <rect x={box.x} y="5" width={box.width} height="8" className={looks(styles, bar.measure)} />
      {bar.marks.map(({ model, value }) => (
        <line
          key={model}
          x1={value * width}
          x2={value * width}
          y1="2"
          y2="16"
          className={styles.mark}
        />
      ))}
      <text
        x={side === 'right' ? box.x + box.width + 8 : box.x - 8}
        y="13"
        textAnchor={side === 'right' ? 'start' : 'end'}
        className={styles.value}
      >
        {long ? modelsText(bar) : valueText(bar)}
      </text>
    </g>
  );
};

const modelsText = ({ marks }: ChanceBar): string =>
  marks
    .toSorted((left, right) => left.value - right.value)
    .map(({ model, value }) => `${percent(value)} ${models[model]}`)
    .join(', ');
