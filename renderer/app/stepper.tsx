import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Circle20Regular, LockClosed20Regular } from '../components/icons.ts';
import { ToneIcon } from '../components/tone-icon.tsx';
import { useToneText } from '../components/tone.ts';
import type { Tone } from '../components/tones.ts';
import { useRest } from '../later.tsx';
import { useConnection, useRunState } from '../store/run-store.ts';
import { ui, useUi } from '../store/ui-store.ts';
import { useServerNow } from '../store/use-now.ts';
import { useTexts } from '../store/use-texts.ts';
import { narrow } from '../theme/narrow.ts';
import { stepEntries, type StepEntry } from './stepper-model.ts';

const useStyles = makeStyles({
  nav: {
    gridArea: 'steps',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
  },
  step: {
    position: 'relative',
    width: '100%',
    minHeight: '52px',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    '::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: '14px',
      bottom: '14px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandBackground,
      // In high contrast every background goes, and with it the mark of the current step.
      '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
  },
  closed: {
    color: tokens.colorNeutralForeground3,
    cursor: 'not-allowed',
    ':hover': { backgroundColor: 'transparent' },
  },
  text: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    // Out of sight, and still the name of the button.
    [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden' },
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  status: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

const StepIcon = ({ tone, closed }: { readonly tone: Tone; readonly closed: boolean }) => {
  if (closed) return <LockClosed20Regular aria-hidden />;
  return tone === 'quiet' ? <Circle20Regular aria-hidden /> : <ToneIcon tone={tone} />;
};

const StepButton = ({ entry }: { readonly entry: StepEntry }): ReactElement => {
  const styles = useStyles();
  const text = useToneText();
  const current = useUi(({ step }) => step) === entry.id;
  const { id, closed } = entry;
  const closedNow = closed !== null && !current;
  return (
    <button
      type="button"
      // Not `disabled`: a closed step can be reached, and says why it is closed.
      aria-disabled={closedNow}
      aria-current={current ? 'step' : undefined}
      title={`${entry.title}: ${closedNow ? closed : entry.status}`}
      className={mergeClasses(styles.step, current && styles.current, closedNow && styles.closed)}
      onClick={() => {
        if (!closedNow) ui.go(id);
      }}
    >
      <StepIcon tone={entry.tone} closed={closedNow} />
      <span className={styles.text}>
        <span className={styles.title}>{entry.title}</span>
        <span className={mergeClasses(styles.status, text[closedNow ? 'quiet' : entry.tone])}>
          {closedNow ? closed : entry.status}
        </span>
      </span>
    </button>
  );
};

/** The way through the update, always visible: what was done, where the operator is, what comes later. */
export const Stepper = (): ReactElement => {
  const styles = useStyles();
  const connection = useConnection();
  const state = useRunState();
  const now = useServerNow();
  const texts = useTexts();
  const entries = stepEntries({
    connection,
    state,
    now,
    texts,
    runEntries: useRest()?.runEntries ?? null,
  });
  return (
    <nav aria-label={texts.say('window.steps')} className={styles.nav}>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <StepButton entry={entry} />
          </li>
        ))}
      </ol>
    </nav>
  );
};
