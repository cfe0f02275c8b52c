import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Finding } from '../../../../shared/report/schema.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
import { Tag } from '../../../components/tag.tsx';
import { ToneIcon } from '../../../components/tone-icon.tsx';
import { outcomeTone } from '../../../components/tones.ts';
import { formatDateTime } from '../../../format.ts';
import { useRunState } from '../../../store/run-store.ts';
import { useServerNow } from '../../../store/use-now.ts';
import { outcomeWords } from '../../../words.ts';
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
  const waivers = useRunState()?.waivers ?? [];
  const waiver = waiverOf(finding, waivers, useServerNow());
  const { outcome, impact, title, summary } = finding;
  return (
    <article
      className={styles.card}
      aria-label={`${outcomeWords[outcome]}: ${title.slice(0, 200)}`}
    >
      <ToneIcon tone={outcomeTone(outcome, impact)} />
      <div className={styles.content}>
        <h3 className={styles.title}>
          <span className="visually-hidden">{outcomeWords[outcome]}: </span>
          <OutsideText lines={6}>{title}</OutsideText>
        </h3>
        {waiver && (
          <Tag tone="warn" word={`Waived by ${waiver.by} until ${formatDateTime(waiver.until)}`} />
        )}
        <p
          className={`${styles.summary} ${summary.length > 1_200 ? styles.long : ''}`}
          {...(summary.length > 1_200 ? { tabIndex: 0 } : {})}
        >
          <OutsideText>{summary}</OutsideText>
        </p>
        <Remedies finding={finding} />
        <EvidenceList finding={finding} />
      </div>
    </article>
  );
};
