import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Finding, Remediation } from '../../../../shared/report/schema.ts';
import { CommandBlock } from '../../../components/command-block.tsx';
import { Lightbulb20Regular, Wrench20Regular } from '../../../components/icons.ts';
import { StoredText } from '../../../components/stored-text.tsx';
import { useCanAct, useRunState } from '../../../store/run-store.ts';
import { ui } from '../../../store/ui-store.ts';
import { useTexts } from '../../../store/use-texts.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    maxWidth: '80ch',
  },
  heading: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  plan: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
  },
  hint: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  icon: { color: tokens.colorNeutralForeground3 },
});

const Plan = ({ remedy }: { readonly remedy: Remediation }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const canAct = useCanAct();
  const state = useRunState();
  const { service } = remedy;
  return (
    <div className={styles.plan}>
      <StoredText>{remedy.text}</StoredText>
      {service !== undefined && (
        <Button
          appearance="primary"
          icon={<Wrench20Regular />}
          disabledFocusable={!canAct || (state?.collecting ?? true)}
          onClick={() => ui.open({ kind: 'protect', service })}
        >
          {texts.say('common.protect-ports')}
        </Button>
      )}
    </div>
  );
};

const Remedy = ({ remedy }: { readonly remedy: Remediation }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  switch (remedy.kind) {
    case 'plan':
      return <Plan remedy={remedy} />;
    case 'command':
      return <CommandBlock label={texts.say('before.remedies.command')} text={remedy.text} />;
    case 'hint':
      return (
        <div className={styles.hint}>
          <Lightbulb20Regular aria-hidden className={styles.icon} />
          <StoredText>{remedy.text}</StoredText>
        </div>
      );
  }
};

/** What can be done about a finding, as the check says it. */
export const Remedies = ({ finding }: { readonly finding: Finding }): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  if (finding.remediation.length === 0) return null;
  return (
    <div className={styles.list}>
      <h4 className={styles.heading} style={{ margin: 0 }}>
        {texts.say('before.remedies')}
      </h4>
      {finding.remediation.map((remedy, index) => (
        <Remedy key={index} remedy={remedy} />
      ))}
    </div>
  );
};
