import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey } from '../../../shared/report/schema.ts';
import type { Gate } from '../../../shared/run/gate.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { formatDateTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanAct, useRunState } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { plural } from '../../words.ts';

const useStyles = makeStyles({
  panel: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  waived: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

type Waived = Gate['waived'][number];

/** Blockers that somebody accepted by name; they stay in sight, here and in the report. */
export const WaivedList = ({
  waived,
}: {
  readonly waived: Gate['waived'];
}): ReactElement | null => {
  const styles = useStyles();
  const panel = usePanel();
  if (waived.length === 0) return null;
  return (
    <section
      aria-labelledby="waived"
      className={mergeClasses(panel.panel, panel.padded, styles.panel)}
    >
      <h2 id="waived" className={styles.heading}>
        {plural(waived.length, 'waived blocker')}
      </h2>
      <ul>
        {waived.map((entry) => (
          <WaivedRow key={findingKey(entry.finding)} {...entry} />
        ))}
      </ul>
    </section>
  );
};

const WaivedRow = ({ finding, waiver }: Waived): ReactElement => {
  const styles = useStyles();
  const canAct = useCanAct();
  const collecting = useRunState()?.collecting ?? true;
  const [withdraw, busy] = useIntent(intents.withdrawWaiver);
  return (
    <li className={styles.waived}>
      <ToneIcon tone="warn" />
      <div>
        <div className={styles.title}>
          <OutsideText lines={4}>{finding.title}</OutsideText>
        </div>
        <div className={styles.small}>
          {finding.id}, waived by <OutsideText lines={1}>{waiver.by}</OutsideText> until{' '}
          {formatDateTime(waiver.until)}
        </div>
        <div className={styles.small}>
          Reason: <OutsideText lines={6}>{waiver.reason}</OutsideText>
        </div>
      </div>
      <Button
        size="small"
        disabledFocusable={!canAct || busy || collecting}
        onClick={() => withdraw(finding.id, finding.subject)}
      >
        Withdraw
      </Button>
    </li>
  );
};
