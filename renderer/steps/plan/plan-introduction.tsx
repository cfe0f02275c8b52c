import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Plan } from '../../../shared/remediation/plan.ts';
import { StoredText } from '../../components/stored-text.tsx';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
  },
  name: { color: tokens.colorNeutralForeground3 },
});

/** Why the plan exists, what it costs and how it is undone, before any step. */
export const PlanIntroduction = ({ plan }: { readonly plan: Plan }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const rows: readonly (readonly [string, string])[] = [
    [texts.say('plan.why'), plan.why],
    [texts.say('plan.cost'), plan.cost],
    [texts.say('plan.undo'), plan.undo],
  ];
  return (
    <dl className={styles.list}>
      {rows.map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={styles.name}>{name}</dt>
          <dd>
            <StoredText>{text}</StoredText>
          </dd>
        </div>
      ))}
    </dl>
  );
};
