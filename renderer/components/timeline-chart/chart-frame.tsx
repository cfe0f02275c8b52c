import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { xOfTime } from '../../../shared/pictures/timeline/layout.ts';
import type { Span } from '../../../shared/pictures/timeline/model.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { useTexts } from '../../store/use-texts.ts';
import { chartLayout, fitText, type Chart } from './chart-model.ts';
import { laneName, tickText } from './words.ts';

const { left, axisHeight, laneHeight } = chartLayout;

const useStyles = makeStyles({
  tick: { stroke: tokens.colorNeutralStroke2 },
  tickText: {
    fontSize: '11px',
    fill: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  name: { fontSize: '12px', fill: tokens.colorNeutralForeground1 },
  strong: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  gapEdge: { stroke: tokens.colorNeutralForeground3, fill: 'none', strokeDasharray: '4 3' },
  gapText: { fontSize: '11px', fontStyle: 'italic', fill: tokens.colorNeutralForeground2 },
});

type ChartFrameProps = {
  readonly chart: Chart;
  readonly span: Span;
  readonly width: number;
  readonly hatch: string;
};

/** What stands around the bars: the hours, the names of the lanes, the spans in which nobody watched. */
export const ChartFrame = ({ chart, span, width, hatch }: ChartFrameProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <>
      <Patterns hatch={hatch} />
      <g transform={`translate(${left} 0)`}>
        {chart.ticks.map((at) => {
          const x = xOfTime({ ...span, width }, at);
          return (
            <g key={at} transform={`translate(${x} 0)`}>
              <line y1={axisHeight - 4} y2={axisHeight + chart.height} className={styles.tick} />
              {x > 24 && x < width - 24 && (
                <text y="13" textAnchor="middle" className={styles.tickText}>
                  {tickText(at, chart.tickStep, texts)}
                </text>
              )}
            </g>
          );
        })}
        {chart.gaps.map(({ x, width: wide, from }) => (
          <g key={from} transform={`translate(${x} ${axisHeight})`}>
            <rect width={wide} height={chart.height} fill={`url(#${hatch}-gap)`} />
            <rect width={wide} height={chart.height} className={styles.gapEdge} />
          </g>
        ))}
      </g>
      {chart.lanes.map(({ lane, y }) => (
        <svg key={lane.id} y={axisHeight + y} width={left - 8} height={laneHeight}>
          <text
            y="14"
            className={mergeClasses(styles.name, lane.kind !== 'service' && styles.strong)}
          >
            {fitText(visibleText(laneName(lane, texts)), left - 8)}
          </text>
        </svg>
      ))}
      <GapNames chart={chart} />
    </>
  );
};

/** Room that the words need. */
const namedFrom = 96;

const GapNames = ({ chart }: { readonly chart: Chart }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <g transform={`translate(${left} ${axisHeight})`}>
      {chart.gaps
        .filter(({ width }) => width >= namedFrom)
        .map(({ x, width, from }) => (
          <text key={from} x={x + width / 2} y={14} textAnchor="middle" className={styles.gapText}>
            {texts.say('timeline.not-watched')}
          </text>
        ))}
    </g>
  );
};

const Patterns = ({ hatch }: { readonly hatch: string }): ReactElement => (
  <defs>
    <pattern
      id={`${hatch}-gap`}
      width="7"
      height="7"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line y2="7" stroke={tokens.colorNeutralStroke1} strokeWidth="3" />
    </pattern>
    <pattern
      id={`${hatch}-reserved`}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(-45)"
    >
      <line y2="5" stroke={tokens.colorStatusSuccessForeground1} strokeWidth="3" />
    </pattern>
  </defs>
);
