import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type ReactElement } from 'react';

import type { LaidBar, LaidMark } from '../../../shared/pictures/timeline/layout.ts';
import type { Mark } from '../../../shared/pictures/timeline/model.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { useTexts } from '../../store/use-texts.ts';
import {
  barBoxes,
  chartLayout,
  fitText,
  pathOf,
  rampPathOf,
  type PlacedLane,
} from './chart-model.ts';
import { markText } from './words.ts';

const useStyles = makeStyles({
  bar: { shapeRendering: 'crispEdges' },
  listening: { fill: tokens.colorStatusSuccessForeground1 },
  running: { fill: tokens.colorStatusSuccessForeground1 },
  free: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorStatusWarningForeground1 },
  reserved: { stroke: tokens.colorStatusSuccessForeground1 },
  captured: { fill: tokens.colorStatusDangerForeground1 },
  unknown: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorPaletteBerryForeground1,
    strokeDasharray: '3 2',
  },
  stopped: { fill: tokens.colorNeutralForeground3 },
  stopping: { fill: tokens.colorNeutralForeground3 },
  starting: { fill: tokens.colorBrandForeground1 },
  paused: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground3,
    strokeDasharray: '3 2',
  },
  step: { fill: tokens.colorBrandBackground2, stroke: tokens.colorBrandStroke2 },
  several: { fill: tokens.colorNeutralForeground2 },
  baseline: { stroke: tokens.colorNeutralStroke3 },
  stepText: { fontSize: '11px', fill: tokens.colorNeutralForeground1 },
  holderText: { fontSize: '11px', fontWeight: 600, fill: tokens.colorNeutralBackground1 },
  mark: { stroke: tokens.colorNeutralBackground1, strokeWidth: 1 },
  action: { fill: tokens.colorBrandForeground1 },
  error: { fill: tokens.colorStatusDangerForeground1 },
  done: { fill: tokens.colorStatusSuccessForeground1 },
});

const statuses = Object.keys(barBoxes).filter(
  (status) => status !== 'captured',
) as readonly Exclude<keyof typeof barBoxes, 'captured'>[];

const outlineOf = (status: LaidBar['status'], bars: readonly LaidBar[]): string => {
  if (status === 'starting') return rampPathOf(bars, barBoxes.starting, 'up');
  if (status === 'stopping') return rampPathOf(bars, barBoxes.stopping, 'down');
  return pathOf(bars, barBoxes[status], status === 'step' || status === 'free' ? 1 : 0);
};

type LanePictureProps = {
  readonly laid: PlacedLane;
  readonly width: number;
  /** Names the hatching of this chart. */
  readonly hatch: string;
};

/** The bars, captures and marks of one lane. Names of bars come from the marker and the table; the drawing is decoration. */
export const LanePicture = memo(({ laid, width, hatch }: LanePictureProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const middle = chartLayout.laneHeight / 2;
  return (
    <g transform={`translate(0 ${laid.y})`}>
      <line x2={width} y1={middle} y2={middle} className={styles.baseline} />
      {statuses.map((status) => {
        const bars = laid.bars.filter((bar) => bar.status === status);
        if (bars.length === 0) return null;
        return (
          <path
            key={status}
            d={outlineOf(status, bars)}
            className={mergeClasses(styles.bar, styles[status])}
            {...(status === 'reserved' ? { fill: `url(#${hatch})` } : {})}
          />
        );
      })}
      {laid.lane.kind === 'setup' && <StepNames laid={laid} texts={texts} />}
      {laid.captures.length > 0 && (
        <path
          d={pathOf(laid.captures, barBoxes.captured)}
          className={mergeClasses(styles.bar, styles.captured)}
        />
      )}
      {laid.captures.length > 0 && <HolderNames laid={laid} texts={texts} />}
      {laid.marks.map((mark) => (
        <MarkShape key={mark.x} mark={mark} texts={texts} />
      ))}
    </g>
  );
});
LanePicture.displayName = 'LanePicture';

/** Narrower steps have no room for a name; the marker tells it. */
const namedFrom = 46;

type NamesProps = { readonly laid: PlacedLane; readonly texts: Texts };

/** Who has the port, where the bar is wide enough for it. */
const HolderNames = ({ laid, texts }: NamesProps): ReactElement => {
  const styles = useStyles();
  return (
    <>
      {laid.captures.map(({ x, width, bars }) => {
        const [first] = bars;
        if (width < namedFrom || bars.length !== 1 || !first?.capture) return null;
        return (
          <svg key={first.from} x={x + 4} width={width - 8} height={chartLayout.laneHeight}>
            <text y="14" className={styles.holderText}>
              {fitText(visibleText(texts.retell(describeHolder(first.capture.holder))), width - 8)}
            </text>
          </svg>
        );
      })}
    </>
  );
};

const StepNames = ({ laid, texts }: NamesProps): ReactElement => {
  const styles = useStyles();
  const named = laid.bars.filter(({ width, count }) => count === 1 && width >= namedFrom);
  return (
    <>
      {named.map(({ x, width, first }: LaidBar) => (
        <svg key={first} x={x + 4} y="0" width={width - 8} height={chartLayout.laneHeight}>
          <text y="14" className={styles.stepText}>
            {fitText(visibleText(texts.retell(laid.lane.bars[first]?.text ?? '')), width - 8)}
          </text>
        </svg>
      ))}
    </>
  );
};

const shapes: Readonly<Record<'action' | 'error' | 'done', string>> = {
  action: 'M0 -6L6 0L0 6L-6 0z',
  error: 'M-5 -6L0 -1L5 -6L6 -5L1 0L6 5L5 6L0 1L-5 6L-6 5L-1 0L-6 -5z',
  done: 'M-5 -6h10v12h-10z',
};

const looks: Readonly<Record<Mark['kind'], keyof typeof shapes>> = {
  remediation: 'action',
  waiver: 'action',
  gate: 'action',
  error: 'error',
  failed: 'error',
  succeeded: 'done',
  ended: 'done',
};

type MarkProps = { readonly mark: LaidMark; readonly texts: Texts };

const MarkShape = ({ mark: { x, marks }, texts }: MarkProps): ReactElement => {
  const styles = useStyles();
  const worst = marks.find(({ kind }) => looks[kind] === 'error') ?? marks[0];
  const look = worst === undefined ? 'action' : looks[worst.kind];
  return (
    <path
      d={shapes[look]}
      transform={`translate(${x} ${chartLayout.laneHeight / 2})`}
      className={mergeClasses(styles.mark, styles[look])}
    >
      <title>
        {marks
          .slice(0, 5)
          .map((one) => markText(one, texts))
          .join('\n')}
      </title>
    </path>
  );
};
