import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';

import type { BeforeAfterRow } from '../../../shared/after/schema.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { judgedTones } from '../../components/tones.ts';
import { useTexts } from '../../store/use-texts.ts';
import { countRows, rowGroups, rowScopes, type RowGroup, type RowScope } from './differences.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  group: {
    textAlign: 'left',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  subject: { width: '25%' },
  value: { width: '22%' },
  judged: { width: '31%' },
  field: { color: tokens.colorNeutralForeground2 },
});

/** Rows that are drawn of one group at the most; the report has all. */
const mostRows = 300;

const columns = ['subject', 'before', 'after', 'judged'] as const;

/** Before and after side by side: what differs, and on demand everything that was compared. */
export const DifferenceTable = ({
  rows,
}: {
  readonly rows: readonly BeforeAfterRow[];
}): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const texts = useTexts();
  const [scope, setScope] = useState<RowScope>('differs');
  const groups = rowGroups(rows, scope);
  const compared = countRows(rows, 'all');
  const shown = groups.filter((group) => group.rows.length > 0);
  const widths = [styles.subject, styles.value, styles.value, styles.judged];
  return (
    <PanelSection title={texts.say('after.rows.title')}>
      <div className={styles.top}>
        <p className={shared.small} aria-live="polite">
          {compared === 0
            ? texts.say('after.rows.none')
            : texts.say('after.rows.counts', {
                differing: countRows(rows, 'differs'),
                compared,
                open: countRows(rows, 'open'),
              })}
        </p>
        {compared > 0 && (
          <Select
            aria-label={texts.say('after.rows.scope')}
            value={scope}
            onChange={(_, { value }) => {
              const chosen = rowScopes.find((one) => one === value);
              if (chosen !== undefined) setScope(chosen);
            }}
          >
            {rowScopes.map((one) => (
              <option key={one} value={one}>
                {texts.say(`after.rows.scope.${one}`, { count: countRows(rows, one) })}
              </option>
            ))}
          </Select>
        )}
      </div>
      {compared > 0 && shown.length === 0 && (
        <p>
          {texts.say(scope === 'open' ? 'after.rows.nothing-open' : 'after.rows.nothing-differs')}
        </p>
      )}
      {shown.length > 0 && (
        <div
          className={shared.frame}
          tabIndex={0}
          role="region"
          aria-label={texts.say('after.rows.list')}
        >
          <table className={shared.table}>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th
                    key={column}
                    scope="col"
                    className={mergeClasses(shared.cell, shared.head, widths[index])}
                  >
                    {texts.say(`after.rows.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {shown.map((group) => (
              <Group key={group.kind} group={group} />
            ))}
          </table>
        </div>
      )}
    </PanelSection>
  );
};

const Group = ({ group }: { readonly group: RowGroup }): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const texts = useTexts();
  const { kind, rows, all } = group;
  const shown = rows.length;
  return (
    <tbody>
      <tr>
        <th colSpan={columns.length} scope="rowgroup" className={styles.group}>
          {shown === all
            ? texts.say(`after.rows.${kind}`, { all })
            : texts.say(`after.rows.some.${kind}`, { shown, all })}
        </th>
      </tr>
      {rows.slice(0, mostRows).map((row, index) => (
        <tr key={`${row.subject} ${row.field} ${index}`} data-judged={row.judged}>
          <th scope="row" className={shared.cell}>
            <StoredText>{row.subject}</StoredText>
            <div className={styles.field}>
              <StoredText>{row.field}</StoredText>
            </div>
          </th>
          <td className={shared.cell}>
            <Value value={row.before} />
          </td>
          <td className={shared.cell}>
            <Value value={row.after} />
          </td>
          <td className={shared.cell}>
            <Tag
              tone={judgedTones[row.judged]}
              word={texts.say(`judged.${row.judged}`)}
              meaning={texts.say(`judged.${row.judged}.meaning`)}
            />
            {row.judged !== 'same' && row.why !== '' && (
              <div className={styles.field}>
                <StoredText>{row.why}</StoredText>
              </div>
            )}
          </td>
        </tr>
      ))}
      {shown > mostRows && (
        <tr>
          <td colSpan={columns.length} className={shared.cell}>
            {texts.say('after.rows.more', { count: shown - mostRows })}
          </td>
        </tr>
      )}
    </tbody>
  );
};

const Value = ({ value }: { readonly value: string | null }): ReactElement =>
  value === null ? <span>–</span> : <StoredText lines={6}>{value}</StoredText>;
