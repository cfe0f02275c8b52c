import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { families } from '../../../shared/ports/vocabulary.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { familyNames } from '../before/ports/family-text.ts';
import { narrow } from '../../theme/narrow.ts';
import type { PortRow, SightCell } from './port-rows.ts';
import { spanBetween } from './span.ts';

const useStyles = makeStyles({
  frame: { flexShrink: 0, overflow: 'hidden' },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  head: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  cell: {
    // Room for a holder, so that no row grows when one appears.
    height: '54px',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
    fontVariantNumeric: 'tabular-nums',
    [narrow]: { paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  },
  port: { width: '26%' },
  captured: { backgroundColor: tokens.colorStatusDangerBackground1 },
  mark: { boxShadow: `inset 4px 0 0 ${tokens.colorStatusDangerForeground1}` },
  top: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '22px',
    columnGap: tokens.spacingHorizontalS,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    [narrow]: { flexWrap: 'wrap' },
  },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

const Sight = ({ cell, now }: { readonly cell: SightCell; readonly now: Date }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <>
      <div className={styles.top}>
        <Tag tone={cell.tone} word={cell.word} meaning={cell.meaning} boxed={cell.tone === 'bad'} />
        {cell.since !== null && (
          <span className={styles.small}>
            {`${formatTime(cell.since, texts)}, ${spanBetween(cell.since, null, now, texts)}`}
          </span>
        )}
      </div>
      {cell.detail !== null && (
        <div className={styles.small}>
          <OutsideText lines={1}>{cell.detail}</OutsideText>
        </div>
      )}
    </>
  );
};

const Row = ({ row, now }: { readonly row: PortRow; readonly now: Date }): ReactElement => {
  const styles = useStyles();
  return (
    <tr className={row.captured ? styles.captured : undefined} data-port={row.key}>
      <th
        scope="row"
        className={mergeClasses(styles.cell, row.captured && styles.mark)}
        style={{ textAlign: 'left' }}
      >
        {row.key}
        <div className={styles.small} style={{ fontWeight: 'normal' }}>
          <OutsideText lines={1}>{row.service}</OutsideText>
        </div>
      </th>
      {families.map((family) => (
        <td
          key={family}
          className={styles.cell}
          data-family={family}
          data-status={row.cells[family].status}
        >
          <Sight cell={row.cells[family]} now={now} />
        </td>
      ))}
    </tr>
  );
};

/** Every watched port in both families, captured ones first. */
export const PortSights = ({
  rows,
  now,
}: {
  readonly rows: readonly PortRow[];
  readonly now: Date;
}): ReactElement => {
  const styles = useStyles();
  const panel = usePanel();
  const texts = useTexts();
  if (rows.length === 0)
    return (
      <p className={mergeClasses(panel.panel, panel.padded, styles.frame)}>
        {texts.say('during.ports.none')}
      </p>
    );
  return (
    <div className={mergeClasses(panel.panel, styles.frame)}>
      <table className={styles.table}>
        <caption className="visually-hidden">{texts.say('during.ports')}</caption>
        <thead>
          <tr>
            <th className={mergeClasses(styles.head, styles.port)} scope="col">
              {texts.say('during.ports.port')}
            </th>
            {families.map((family) => (
              <th key={family} className={styles.head} scope="col">
                {texts.say('during.ports.family', { family: familyNames[family] })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
