import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { outcomes, type Finding, type Waiver } from '../../../shared/report/schema.ts';
import { isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import { OutcomeTag, Tag } from '../../components/tag.tsx';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
  },
  count: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  number: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

type Props = {
  readonly findings: readonly Finding[];
  readonly waivers: readonly Waiver[];
  readonly now: Date;
};

/** How many findings ended how; what does not occur is left out. */
export const OutcomeCounts = ({ findings, waivers, now }: Props): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const open = findings.filter(
    (finding) => isBlocker(finding) && !waiverFor(finding, waivers, now),
  ).length;
  return (
    <div className={styles.counts}>
      {outcomes.map((outcome) => {
        const same = findings.filter((finding) => finding.outcome === outcome);
        const [first] = same;
        return first === undefined ? null : (
          <span key={outcome} className={styles.count}>
            <span className={styles.number}>{same.length}</span>
            <OutcomeTag outcome={outcome} impact={first.impact} />
          </span>
        );
      })}
      {open > 0 && (
        <Tag tone="bad" word={texts.say('report-step.open-blockers', { count: open })} />
      )}
      {waivers.length > 0 && (
        <Tag tone="warn" word={texts.say('report-step.waivers', { count: waivers.length })} />
      )}
    </div>
  );
};
