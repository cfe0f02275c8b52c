import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { CaptureEstimate } from '../../../../shared/report/schema.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
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
  return <td className={styles.cell}>{boundsText(bounds)}</td>;
};

/** Each port at risk with both chances and both bounds of each. */
export const ChanceTable = ({ capture }: { readonly capture: CaptureEstimate }): ReactElement => {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.head} scope="col">
            Port
          </th>
          <th className={styles.head} scope="col">
            Handed out at least once in the window
          </th>
          <th className={styles.head} scope="col">
            Held at the moment of the restart
          </th>
        </tr>
      </thead>
      <tbody>
        {chanceRows(capture).map(({ name, port, ever, heldAtRestart }) => (
          <tr key={`${name}${port ?? ''}`}>
            <td className={styles.cell}>
              <OutsideText lines={2}>{name}</OutsideText>
              {port !== null && <div className={mergeClasses(styles.quiet)}>tcp/{port}</div>}
            </td>
            <BoundsCell bounds={ever} />
            <BoundsCell bounds={heldAtRestart} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};
