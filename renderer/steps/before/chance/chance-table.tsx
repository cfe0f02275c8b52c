import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { CaptureEstimate } from '../../../../shared/report/schema.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
import { useTexts } from '../../../store/use-texts.ts';
import { boundsText, chanceRows, type Bounds } from './chance-model.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  head: {
    textAlign: 'left',
    verticalAlign: 'bottom',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS} 0`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const BoundsCell = ({ bounds }: { readonly bounds: Bounds | null }): ReactElement => {
  const styles = useStyles();
  return <td className={styles.cell}>{boundsText(bounds, useTexts())}</td>;
};

/** Each port at risk with both chances and both bounds of each. */
export const ChanceTable = ({ capture }: { readonly capture: CaptureEstimate }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.head} scope="col">
            {texts.say('before.chance.column.port')}
          </th>
          <th className={styles.head} scope="col">
            {texts.say('before.chance.measure.ever')}
          </th>
          <th className={styles.head} scope="col">
            {texts.say('before.chance.measure.heldAtRestart')}
          </th>
        </tr>
      </thead>
      <tbody>
        {chanceRows(capture).map(({ port, ever, heldAtRestart }) => (
          <tr key={port === null ? 'any' : `${port.service} ${port.port}`}>
            <td className={styles.cell}>
              <OutsideText lines={2}>
                {port === null ? texts.say('common.any-of-them') : port.service}
              </OutsideText>
              {port !== null && <div className={styles.quiet}>{`tcp/${port.port}`}</div>}
            </td>
            <BoundsCell bounds={ever} />
            <BoundsCell bounds={heldAtRestart} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};
