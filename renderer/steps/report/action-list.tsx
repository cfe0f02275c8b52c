import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Action } from '../../../shared/report/actions.ts';
import { StoredText } from '../../components/stored-text.tsx';

const useStyles = makeStyles({
  action: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  number: {
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { fontWeight: tokens.fontWeightSemibold },
  detail: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
});

/** Numbered, because the order matters. */
export const ActionList = ({ actions }: { readonly actions: readonly Action[] }): ReactElement => {
  const styles = useStyles();
  return (
    <ol>
      {actions.map(({ text, detail }, index) => (
        <li key={`${index}${text}`} className={styles.action}>
          <span className={styles.number} aria-hidden>
            {index + 1}
          </span>
          <div>
            <div className={styles.text}>
              <StoredText lines={4}>{text}</StoredText>
            </div>
            <div className={styles.detail}>
              <StoredText lines={10}>{detail}</StoredText>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
};
