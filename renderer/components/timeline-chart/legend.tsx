import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, type ReactElement } from 'react';

import type { Lane } from '../../../shared/pictures/timeline/model.ts';
import { useTexts } from '../../store/use-texts.ts';
import { barBoxes, chartLayout, type PlacedLane } from './chart-model.ts';
import { LanePicture } from './lane-picture.tsx';

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
  readonly hatch: string;
};

const shown = [
  'captured',
  'listening',
  'free',
  'reserved',
  'unknown',
  'running',
  'stopping',
  'stopped',
  'starting',
] as const;

/** The shapes with their words: always all of them, so that nothing moves when one occurs. */
export const Legend = memo(({ hatch }: LegendProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div className={styles.legend} aria-hidden>
      {shown.map((status) => (
        <span key={status} className={styles.entry}>
          <svg width={width} height={chartLayout.laneHeight}>
            <LanePicture laid={sample(status)} width={width} hatch={`${hatch}-reserved`} />
          </svg>
          {texts.say(`timeline.is.${status}`)}
        </span>
      ))}
    </div>
  );
});
Legend.displayName = 'Legend';
