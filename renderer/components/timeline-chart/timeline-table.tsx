import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Span, Timeline } from '../../../shared/pictures/timeline/model.ts';
import { useTexts } from '../../store/use-texts.ts';
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

const columns = ['from', 'to', 'what', 'state'] as const;

type TimelineTableProps = { readonly timeline: Timeline; readonly span: Span };

/** Everything that the picture shows of a span, in words. */
export const TimelineTable = ({ timeline, span }: TimelineTableProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const { rows, leftOut } = tableRows(timeline, span, texts);
  return (
    <>
      {leftOut > 0 && (
        <p className={styles.note}>{texts.say('timeline.table.left-out', { count: leftOut })}</p>
      )}
      <div
        className={styles.frame}
        tabIndex={0}
        role="region"
        aria-label={texts.say('timeline.table')}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={styles.head}>
                  {texts.say(`timeline.table.${column}`)}
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
