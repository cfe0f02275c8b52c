import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { ArrowClockwise20Regular } from '../../../components/icons.ts';
import { usePanel } from '../../../components/panel.ts';
import { OutcomeTag, Tag } from '../../../components/tag.tsx';
import { formatTime } from '../../../format.ts';
import { intents } from '../../../store/intents.ts';
import { useCanAct, useRunState } from '../../../store/run-store.ts';
import { useIntent } from '../../../store/use-intent.ts';
import { useTexts } from '../../../store/use-texts.ts';
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

/** What one check asks, what it found, and how to ask again. */
export const CheckDetails = ({ row }: { readonly row: CheckRow }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const panel = usePanel();
  const canAct = useCanAct();
  const state = useRunState();
  const [again, asking] = useIntent(intents.runAgain);
  const running = row.phase !== 'finished' && row.phase !== 'not-run';
  return (
    <section
      aria-label={texts.say('before.check', { id: row.id })}
      className={mergeClasses(panel.panel, styles.pane)}
    >
      <div className={styles.head}>
        <div className={styles.about}>
          <h2 className={styles.question}>{row.question || row.id}</h2>
          <div className={styles.facts}>
            <span>{row.id}</span>
            <span>
              {texts.say('before.check.if-it-fails', {
                impact: texts.say(`impact.${row.impact}`),
              })}
            </span>
            {row.finishedAt !== null && (
              <span>
                {texts.say('before.check.answered-at', {
                  time: formatTime(row.finishedAt, texts),
                })}
              </span>
            )}
            {running && row.outcome !== null && (
              <Tag
                tone="busy"
                word={texts.say('before.check.runs-again')}
                meaning={texts.say('before.check.runs-again.meaning')}
              />
            )}
            {row.phase === 'not-run' && row.outcome !== null && (
              <Tag
                tone="unknown"
                word={texts.say('before.check.has-to-run-again')}
                meaning={texts.say('before.check.has-to-run-again.meaning')}
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
          {texts.say('common.run-again')}
        </Button>
      </div>
      <div className={styles.body}>
        {row.findings.length === 0 && (
          <p className={styles.empty}>
            {texts.say(row.phase === 'not-run' ? 'before.check.not-asked' : 'before.check.to-come')}
          </p>
        )}
        {byUrgency(row.findings).map((finding) => (
          <FindingCard key={`${finding.id} ${finding.subject}`} finding={finding} />
        ))}
      </div>
    </section>
  );
};
