import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Span, Timeline } from '../../../shared/pictures/timeline/model.ts';
import { OutsideText } from '../outside-text.tsx';
import { tableRows } from './table-rows.ts';

const useStyles = makeStyles({
  frame: { maxHeight: '420px', overflowY: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  head: {
    textAlign: 'left',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
    fontVariantNumeric: 'tabular-nums',
  },
  time: { whiteSpace: 'nowrap' },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type TimelineTableProps = { readonly timeline: Timeline; readonly span: Span };

/** Everything that the picture shows of a span, in words. */
export const TimelineTable = ({ timeline, span }: TimelineTableProps): ReactElement => {
  const styles = useStyles();
  const { rows, leftOut } = tableRows(timeline, span);
  return (
    <>
      {leftOut > 0 && (
        <p className={styles.note}>
          {`The captures, and the first of the other changes: ${leftOut} more are not listed. Zoom in to see them.`}
        </p>
      )}
      <div className={styles.frame} tabIndex={0} role="region" aria-label="Changes of the update">
        <table className={styles.table}>
          <thead>
            <tr>
              {['From', 'To', 'What', 'State'].map((name) => (
                <th key={name} scope="col" className={styles.head}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, from, to, lane, text }) => (
              <tr key={key}>
                <td className={styles.cell}>
                  <span className={styles.time}>{from}</span>
                </td>
                <td className={styles.cell}>
                  <span className={styles.time}>{to}</span>
                </td>
                <td className={styles.cell}>
                  <OutsideText lines={2}>{lane}</OutsideText>
                </td>
                <td className={styles.cell}>
                  <OutsideText lines={3}>{text}</OutsideText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
