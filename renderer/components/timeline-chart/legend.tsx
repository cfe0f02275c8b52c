import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, type ReactElement } from 'react';

import type { Lane } from '../../../shared/pictures/timeline/model.ts';
import { barBoxes, chartLayout, type PlacedLane } from './chart-model.ts';
import { LanePicture } from './lane-picture.tsx';
import { barWords } from './words.ts';

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

const lane: Lane = { id: 'legend', kind: 'setup', bars: [], marks: [] };
const width = 26;

const sample = (status: keyof typeof barBoxes): PlacedLane => ({
  lane,
  y: 0,
  marks: [],
  bars: status === 'captured' ? [] : [{ x: 1, width: width - 2, status, first: 0, count: 1 }],
  captures: status === 'captured' ? [{ x: 1, width: width - 2, bars: [] }] : [],
});

type LegendProps = {
  readonly lanes: readonly Lane[];
  readonly hatch: string;
};

/** The shapes that occur, with their words. */
export const Legend = memo(({ lanes, hatch }: LegendProps): ReactElement => {
  const styles = useStyles();
  const occurring = new Set(lanes.flatMap(({ bars }) => bars.map(({ status }) => status)));
  const shown = Object.keys(barBoxes) as readonly (keyof typeof barBoxes)[];
  return (
    <div className={styles.legend} aria-hidden>
      {shown
        .filter((status) => status !== 'several' && status !== 'step' && occurring.has(status))
        .map((status) => (
          <span key={status} className={styles.entry}>
            <svg width={width} height={chartLayout.laneHeight}>
              <LanePicture laid={sample(status)} width={width} hatch={`${hatch}-reserved`} />
            </svg>
            {barWords[status]}
          </span>
        ))}
    </div>
  );
});
Legend.displayName = 'Legend';
