import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Finding } from '../../../../shared/report/schema.ts';
import { StoredText } from '../../../components/stored-text.tsx';
import { Tag } from '../../../components/tag.tsx';
import { ToneIcon } from '../../../components/tone-icon.tsx';
import { outcomeTone } from '../../../components/tones.ts';
import { formatDateTime } from '../../../format.ts';
import { useRunState } from '../../../store/run-store.ts';
import { useServerNow } from '../../../store/use-now.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { waiverOf } from '../check-rows.ts';
import { EvidenceList } from './evidence-list.tsx';
import { Remedies } from './remedies.tsx';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} 0`,
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  summary: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    maxWidth: '80ch',
  },
  // A summary can carry a name of several thousand characters.
  long: { maxHeight: '240px', overflowY: 'auto' },
});

/** One finding: what is so, why it matters, what to do, and what it stands on. */
export const FindingCard = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const waivers = useRunState()?.waivers ?? [];
  const waiver = waiverOf(finding, waivers, useServerNow());
  const { outcome, impact, title, summary } = finding;
  const word = texts.say(`outcome.${outcome}`);
  return (
    <article
      className={styles.card}
      aria-label={texts.say('before.finding', {
        outcome: word,
        title: texts.retell(title).slice(0, 200),
      })}
    >
      <ToneIcon tone={outcomeTone(outcome, impact)} />
      <div className={styles.content}>
        <h3 className={styles.title}>
          <span className="visually-hidden">
            {texts.say('before.finding.outcome', { outcome: word })}{' '}
          </span>
          <StoredText lines={6}>{title}</StoredText>
        </h3>
        {waiver && (
          <Tag
            tone="warn"
            word={texts.say('before.finding.waived', {
              name: waiver.by,
              until: formatDateTime(waiver.until, texts),
            })}
          />
        )}
        <p
          className={`${styles.summary} ${summary.length > 1_200 ? styles.long : ''}`}
          {...(summary.length > 1_200 ? { tabIndex: 0 } : {})}
        >
          <StoredText>{summary}</StoredText>
        </p>
        <Remedies finding={finding} />
        <EvidenceList finding={finding} />
      </div>
    </article>
  );
};
