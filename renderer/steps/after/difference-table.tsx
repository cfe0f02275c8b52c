import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';

import type { BeforeAfterRow } from '../../../shared/after/schema.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { judgedTones } from '../../components/tones.ts';
import { judgedMeanings, judgedWords } from '../../words.ts';
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

const scopeWords: Readonly<Record<RowScope, string>> = {
  open: 'What needs a look',
  differs: 'Everything that differs',
  all: 'Everything, also what is the same',
};

const columns = ['Subject', 'Before', 'After', 'Judged'] as const;

/** Before and after side by side: what differs, and on demand everything that was compared. */
export const DifferenceTable = ({
  rows,
}: {
  readonly rows: readonly BeforeAfterRow[];
}): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const [scope, setScope] = useState<RowScope>('differs');
  const groups = rowGroups(rows, scope);
  const compared = countRows(rows, 'all');
  const shown = groups.filter((group) => group.rows.length > 0);
  const widths = [styles.subject, styles.value, styles.value, styles.judged];
  return (
    <PanelSection title="Before and after">
      <div className={styles.top}>
        <p className={shared.small} aria-live="polite">
          {compared === 0
            ? 'Nothing could be compared.'
            : `${countRows(rows, 'differs')} of ${compared} compared values differ; ${countRows(rows, 'open')} of them need a look.`}
        </p>
        {compared > 0 && (
          <Select
            aria-label="Which values are shown"
            value={scope}
            onChange={(_, { value }) => {
              const chosen = rowScopes.find((one) => one === value);
              if (chosen !== undefined) setScope(chosen);
            }}
          >
            {rowScopes.map((one) => (
              <option key={one} value={one}>
                {`${scopeWords[one]} (${countRows(rows, one)})`}
              </option>
            ))}
          </Select>
        )}
      </div>
      {compared > 0 && shown.length === 0 && (
        <p>{scope === 'open' ? 'Nothing needs a look.' : 'Nothing differs.'}</p>
      )}
      {shown.length > 0 && (
        <div className={shared.frame} tabIndex={0} role="region" aria-label="Comparison">
          <table className={shared.table}>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th
                    key={column}
                    scope="col"
                    className={mergeClasses(shared.cell, shared.head, widths[index])}
                  >
                    {column}
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
  const { title, rows, all } = group;
  return (
    <tbody>
      <tr>
        <th colSpan={columns.length} scope="rowgroup" className={styles.group}>
          {`${title} (${rows.length === all ? all : `${rows.length} of ${all}`})`}
        </th>
      </tr>
      {rows.slice(0, mostRows).map((row, index) => (
        <tr key={`${row.subject} ${row.field} ${index}`} data-judged={row.judged}>
          <th scope="row" className={shared.cell}>
            <OutsideText>{row.subject}</OutsideText>
            <div className={styles.field}>
              <OutsideText>{row.field}</OutsideText>
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
              word={judgedWords[row.judged]}
              meaning={judgedMeanings[row.judged]}
            />
            {row.judged !== 'same' && row.why !== '' && (
              <div className={styles.field}>
                <OutsideText>{row.why}</OutsideText>
              </div>
            )}
          </td>
        </tr>
      ))}
      {rows.length > mostRows && (
        <tr>
          <td colSpan={columns.length} className={shared.cell}>
            {`${rows.length - mostRows} more; the report has all.`}
          </td>
        </tr>
      )}
    </tbody>
  );
};

const Value = ({ value }: { readonly value: string | null }): ReactElement =>
  value === null ? <span>–</span> : <OutsideText lines={6}>{value}</OutsideText>;
