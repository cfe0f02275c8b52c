import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import { StoredText } from '../../components/stored-text.tsx';
import { OutcomeTag } from '../../components/tag.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { useAfterStyles } from './use-after.ts';
import { WaiveButton } from './waive-button.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
  },
  title: { flex: '1 1 280px', minWidth: 0 },
});

/** Findings that only follow from a service that is down: they go with it, and are waived one by one where it stays. */
export const Follows = ({
  findings,
}: {
  readonly findings: readonly Finding[];
}): ReactElement | null => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const texts = useTexts();
  if (findings.length === 0) return null;
  return (
    <div>
      <p className={shared.small}>{texts.say('after.problem.follows')}</p>
      <ul>
        {findings.map((finding) => (
          <li key={findingKey(finding)} className={styles.row} data-finding={findingKey(finding)}>
            <span className={shared.small}>{finding.id}</span>
            <OutcomeTag outcome={finding.outcome} impact={finding.impact} />
            <span className={styles.title}>
              <StoredText lines={2}>{finding.title}</StoredText>
            </span>
            <WaiveButton finding={finding} small />
          </li>
        ))}
      </ul>
    </div>
  );
};
