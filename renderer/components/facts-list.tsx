import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalXS,
  },
  fact: { display: 'flex', flexDirection: 'column', minWidth: 0, maxWidth: '100%' },
  name: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  value: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    // A tag is as high as a word.
    minHeight: tokens.lineHeightBase300,
    display: 'flex',
    alignItems: 'center',
    fontVariantNumeric: 'tabular-nums',
    minWidth: 0,
  },
});

export type FactEntry = { readonly name: string; readonly value: ReactNode };

/** Names with values, side by side as far as there is room. */
export const FactsList = ({ facts }: { readonly facts: readonly FactEntry[] }): ReactElement => {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
