import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey, type Finding } from '../../../shared/report/schema.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { useCanAct, useRunState } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { impactWords, plural } from '../../words.ts';

const useStyles = makeStyles({
  panel: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  blocker: {
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
    color: tokens.colorNeutralForeground3,
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

/** Findings that are neither fixed nor waived, each with its fix. */
export const BlockerList = ({
  blockers,
}: {
  readonly blockers: readonly Finding[];
}): ReactElement | null => {
  const styles = useStyles();
  const panel = usePanel();
  if (blockers.length === 0) return null;
  return (
    <section
      aria-labelledby="blockers"
      className={mergeClasses(panel.panel, panel.padded, styles.panel)}
    >
      <h2 id="blockers" className={styles.heading}>
        {plural(blockers.length, 'blocker')}
      </h2>
      <ul>
        {blockers.map((finding) => (
          <Blocker key={findingKey(finding)} finding={finding} />
        ))}
      </ul>
    </section>
  );
};

const Blocker = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const styles = useStyles();
  const canAct = useCanAct();
  const busy = (useRunState()?.collecting ?? true) || !canAct;
  const service = finding.remediation.find(({ kind }) => kind === 'plan')?.service;
  return (
    <li className={styles.blocker}>
      <ToneIcon tone="bad" />
      <div>
        <div className={styles.title}>
          <OutsideText lines={4}>{finding.title}</OutsideText>
        </div>
        <div className={styles.small}>
          {finding.id}, impact: {impactWords[finding.impact]}
        </div>
      </div>
      <div className={styles.buttons}>
        {service !== undefined && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => ui.open({ kind: 'protect', service })}
          >
            Protect ports…
          </Button>
        )}
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => ui.open({ kind: 'waive', finding })}
        >
          Waive…
        </Button>
        <Button size="small" appearance="subtle" onClick={() => ui.showCheck(finding.id)}>
          Details
        </Button>
      </div>
    </li>
  );
};
