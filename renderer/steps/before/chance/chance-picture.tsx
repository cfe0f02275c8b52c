import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import {
  chanceBox,
  chanceRowsOf,
  chanceTicks,
  chanceWordsPlace,
  type ChanceBar,
  type ChanceRow,
} from '../../../../shared/pictures/chance/rows.ts';
import type { CaptureEstimate } from '../../../../shared/report/schema.ts';
import { visibleText } from '../../../../shared/text/visible.ts';
import { percentBounds, percentText } from '../../../../shared/texts/percent.ts';
import type { Texts } from '../../../../shared/texts/texts.ts';
import { useWidth } from '../../../components/use-width.ts';
import { useTexts } from '../../../store/use-texts.ts';

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

/** Both chances of each port as spans on a scale from 0 to 100 %; the table below says the same in numbers. */
export const ChancePicture = ({ capture }: { readonly capture: CaptureEstimate }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
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
            aria-label={texts.say('before.chance.picture', {
              rows: rows.map((row) => rowText(row, texts)).join('. '),
            })}
          >
            <g transform={`translate(${left} 0)`}>
              {chanceTicks.map((share) => (
                <g key={share} transform={`translate(${share * width} 0)`}>
                  <text y="11" textAnchor="middle" className={styles.small}>
                    {texts.say('common.percent', { share: share * 100 })}
                  </text>
                  <line y1={axisHeight - 4} y2={height} className={styles.tick} />
                </g>
              ))}
            </g>
            {rows.map((row, index) => (
              <g key={rowKey(row)} transform={`translate(0 ${axisHeight + index * rowHeight})`}>
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
            {texts.say(`before.chance.measure.${measure}`)}
          </span>
        ))}
        <span>{texts.say('before.chance.order')}</span>
      </figcaption>
    </figure>
  );
};

const looks = (styles: ReturnType<typeof useStyles>, measure: ChanceBar['measure']): string =>
  measure === 'ever' ? styles.ever : styles.held;

const rowKey = ({ port }: ChanceRow): string =>
  port === null ? 'any' : `${port.service} ${port.port}`;

const rowText = ({ port, bars }: ChanceRow, texts: Texts): string => {
  const own = port && { port: port.port, service: visibleText(port.service) };
  if (bars === null)
    return own === null
      ? texts.say('before.chance.any.unknown')
      : texts.say('before.chance.row.unknown', own);
  const chances = {
    ever: valueText(bars, 'ever', texts),
    held: valueText(bars, 'heldAtRestart', texts),
  };
  return own === null
    ? texts.say('before.chance.any', chances)
    : texts.say('before.chance.row', { ...own, ...chances });
};

const valueText = (
  bars: readonly ChanceBar[],
  measure: ChanceBar['measure'],
  texts: Texts,
): string => {
  const bar = bars.find((candidate) => candidate.measure === measure);
  return bar === undefined
    ? texts.say('common.not-known')
    : percentBounds(bar.low, bar.high, texts);
};

const Row = ({ row, width }: { readonly row: ChanceRow; readonly width: number }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <>
      <text y="14" className={styles.name}>
        {row.port === null ? texts.say('common.any-of-them') : `tcp/${row.port.port}`}
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
            {texts.say('common.not-known')}
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
  const texts = useTexts();
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
        {long ? modelsText(bar, texts) : percentBounds(bar.low, bar.high, texts)}
      </text>
    </g>
  );
};

const modelsText = ({ marks }: ChanceBar, texts: Texts): string =>
  marks
    .toSorted((left, right) => left.value - right.value)
    .map(({ model, value }) =>
      texts.say(`before.chance.model.${model}`, { chance: percentText(value, texts) }),
    )
    .join(', ');
