import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { ArrowClockwise20Regular } from '../../../components/icons.ts';
import { usePanel } from '../../../components/panel.ts';
import { OutcomeTag, Tag } from '../../../components/tag.tsx';
import { formatTime } from '../../../format.ts';
import { intents } from '../../../store/intents.ts';
import { useCanAct, useRunState } from '../../../store/run-store.ts';
import { useIntent } from '../../../store/use-intent.ts';
import { impactWords } from '../../../words.ts';
import { byUrgency, type CheckRow } from '../check-rows.ts';
import { FindingCard } from './finding-card.tsx';

const useStyles = makeStyles({
  pane: { minHeight: 0, display: 'flex', flexDirection: 'column' },
  head: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // Beside the button as long as the question keeps lines of some length.
  about: { flex: '1 1 220px', minWidth: 0 },
  question: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
  empty: { padding: `${tokens.spacingVerticalL} 0`, color: tokens.colorNeutralForeground3 },
});

const emptyText = (row: CheckRow): string =>
  row.phase === 'not-run'
    ? 'This question has not been asked yet. Run the checks to see the answer.'
    : 'The answer is still to come.';

/** What one check asks, what it found, and how to ask again. */
export const CheckDetails = ({ row }: { readonly row: CheckRow }): ReactElement => {
  const styles = useStyles();
  const panel = usePanel();
  const canAct = useCanAct();
  const state = useRunState();
  const [again, asking] = useIntent(intents.runAgain);
  const running = row.phase !== 'finished' && row.phase !== 'not-run';
  return (
    <section aria-label={`Details of ${row.id}`} className={mergeClasses(panel.panel, styles.pane)}>
      <div className={styles.head}>
        <div className={styles.about}>
          <h2 className={styles.question}>{row.question || row.id}</h2>
          <div className={styles.facts}>
            <span>{row.id}</span>
            <span>If it fails: {impactWords[row.impact]}</span>
            {row.finishedAt !== null && <span>Answered at {formatTime(row.finishedAt)}</span>}
            {running && row.outcome !== null && (
              <Tag tone="busy" word="Runs again" meaning="Below stands the earlier answer." />
            )}
            {row.phase === 'not-run' && row.outcome !== null && (
              <Tag
                tone="unknown"
                word="Has to run again"
                meaning="Below stands the earlier answer. It does not count any more."
              />
            )}
            {row.phase === 'finished' && row.outcome !== null && (
              <OutcomeTag outcome={row.outcome} impact={row.impact} />
            )}
          </div>
        </div>
        <Button
          icon={<ArrowClockwise20Regular />}
          disabledFocusable={!canAct || asking || state === null || state.collecting}
          onClick={() => again(row.id)}
        >
          Run again
        </Button>
      </div>
      <div className={styles.body}>
        {row.findings.length === 0 && <p className={styles.empty}>{emptyText(row)}</p>}
        {byUrgency(row.findings).map((finding) => (
          <FindingCard key={`${finding.id} ${finding.subject}`} finding={finding} />
        ))}
      </div>
    </section>
  );
};
