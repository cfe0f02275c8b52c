import { Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';

import { visibleText } from '../../../shared/text/visible.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { CommandBlock } from '../../components/command-block.tsx';
import { shorten } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { matchingRows, tableOf } from './evidence-table.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  filter: { width: '260px' },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // As high with one row as with many: a filter must not move what stands below.
  frame: {
    height: 'clamp(160px, 46vh, 420px)',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: {
    minWidth: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    userSelect: 'text',
  },
  cell: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    textAlign: 'left',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: {
    position: 'sticky',
    top: 0,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

/** Rows that are drawn at the most; the filter finds the others. */
const mostRows = 200;
const mostCharacters = 120;

/** How many rows there are, fit the filter and are drawn. */
const countText = (count: number, matching: number, shown: number, texts: Texts): string => {
  const cut = matching > shown;
  if (matching === count)
    return cut
      ? texts.say('before.evidence.rows.all-cut', { count, shown })
      : texts.say('before.evidence.rows.all', { count });
  const some = { count, matching: texts.number(matching) };
  return cut
    ? texts.say('before.evidence.rows.some-cut', { ...some, shown })
    : texts.say('before.evidence.rows.some', some);
};

/** What was read through the Windows API: a table with a filter where it is one, else as it is. */
export const EvidenceRows = ({ value }: { readonly value: unknown }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const [filter, setFilter] = useState('');
  const table = useMemo(() => tableOf(value), [value]);
  if (table === null)
    return (
      <CommandBlock
        label={texts.say('before.evidence.values')}
        text={JSON.stringify(value, null, 2) ?? texts.say('before.evidence.no-values')}
      />
    );
  const rows = matchingRows(table, filter);
  const shown = rows.slice(0, mostRows);
  return (
    <>
      <div className={styles.head}>
        <Field className={styles.filter} label={texts.say('before.evidence.filter')}>
          <Input value={filter} maxLength={80} onChange={(_, data) => setFilter(data.value)} />
        </Field>
        <p className={styles.note} aria-live="polite">
          {countText(table.rows.length, rows.length, shown.length, texts)}
        </p>
      </div>
      <div
        className={styles.frame}
        tabIndex={0}
        role="region"
        aria-label={texts.say('before.evidence.rows')}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col" className={mergeClasses(styles.cell, styles.name)}>
                  {visibleText(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {row.map((cell, place) => (
                  <td
                    key={table.columns[place]}
                    className={styles.cell}
                    title={shorten(cell, 500, texts)}
                  >
                    <bdi>{visibleText(shorten(cell, mostCharacters, texts))}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
