import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import {
  History20Regular,
  WeatherMoon20Regular,
  WeatherSunny20Regular,
} from '../components/icons.ts';
import { OutsideText } from '../components/outside-text.tsx';
import { Tag, VerdictTag } from '../components/tag.tsx';
import { healthTones } from '../components/tones.ts';
import { stateVerdict } from '../../shared/run/gate.ts';
import { scenarioOfTarget } from '../../shared/scenarios.ts';
import type { RunState } from '../../shared/run/state.ts';
import { standingHealth } from '../steps/after/health.ts';
import { isVerifying } from '../store/is-verifying.ts';
import { useConnection, useRunState } from '../store/run-store.ts';
import { ui } from '../store/ui-store.ts';
import { useServerNow } from '../store/use-now.ts';
import { useTexts } from '../store/use-texts.ts';
import { tight } from '../theme/narrow.ts';
import { useTheme } from '../theme/use-theme.ts';
import { LanguageButton } from './language-button.tsx';
import { RehearsalClock } from './rehearsal-clock.tsx';
import { RehearsalSpeed } from './rehearsal-speed.tsx';

const useStyles = makeStyles({
  bar: {
    gridArea: 'top',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalXL}`,
    [tight]: { gap: tokens.spacingHorizontalXS },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  name: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    [tight]: { display: 'none' },
  },
  divider: {
    width: '1px',
    height: '20px',
    backgroundColor: tokens.colorNeutralStroke2,
    flexShrink: 0,
    [tight]: { display: 'none' },
  },
  // The icon remains, and the name of the button.
  word: { [tight]: { display: 'none' } },
  timeline: { [tight]: { minWidth: '32px', '& > .fui-Button__icon': { marginRight: 0 } } },
  server: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minWidth: 0,
    flexGrow: 1,
  },
  host: {
    minWidth: 0,
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    // One line in a bar of fixed height, however long the name is.
    maxHeight: tokens.lineHeightBase300,
  },
  actions: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    flexShrink: 0,
  },
});

const Server = (): ReactElement => {
  const styles = useStyles();
  const connection = useConnection();
  const state = useRunState();
  const texts = useTexts();
  const now = useServerNow();
  if (connection.status === 'none')
    return <div className={styles.server}>{texts.say('window.no-server')}</div>;
  const { target } = connection;
  const host = state?.server?.hostName ?? texts.retell(scenarioOfTarget(target)?.title ?? target);
  return (
    <div className={styles.server}>
      <span className={styles.host}>
        <OutsideText lines={1}>{host}</OutsideText>
      </span>
      {connection.status === 'connecting' && (
        <Tag tone="busy" word={texts.say('window.connecting')} boxed />
      )}
      {connection.status === 'lost' && (
        <Tag tone="bad" word={texts.say('window.connection-lost')} boxed />
      )}
      {state !== null && !state.collecting && <StandingTag state={state} now={now} />}
      {state?.collecting === true && (
        <Tag tone="busy" word={texts.say('window.checks-running')} boxed />
      )}
    </div>
  );
};

/** How the run stands: by the gate before the update, by the server's health once that was asked for. */
const StandingTag = ({ state, now }: { readonly state: RunState; readonly now: Date }) => {
  const texts = useTexts();
  if (state.after === null) return <VerdictTag verdict={stateVerdict(state, now)} boxed />;
  const health = standingHealth(state, now);
  if (health !== null)
    return (
      <Tag
        tone={healthTones[health]}
        word={texts.say(`health.${health}`)}
        meaning={texts.say(`health.${health}.meaning`)}
        boxed
      />
    );
  return isVerifying(state) ? (
    <Tag tone="busy" word={texts.say('window.verifying')} boxed />
  ) : (
    <Tag
      tone="unknown"
      word={texts.say('window.not-verified')}
      meaning={texts.say('window.not-verified-meaning')}
      boxed
    />
  );
};

const ThemeButton = (): ReactElement => {
  const texts = useTexts();
  const theme = useTheme();
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <Tooltip content={texts.say(`window.theme-${next}`)} relationship="label">
      <Button
        appearance="subtle"
        icon={theme === 'dark' ? <WeatherSunny20Regular /> : <WeatherMoon20Regular />}
        onClick={() => ui.setTheme(next)}
      />
    </Tooltip>
  );
};

/** Name of the program, server, verdict, timeline, language and theme: the same on every step. */
export const TopBar = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const connection = useConnection();
  const state = useRunState();
  return (
    <header className={styles.bar}>
      <span className={styles.name}>cu-preflight</span>
      <span className={styles.divider} aria-hidden />
      <Server />
      <div className={styles.actions}>
        {connection.status === 'connected' && connection.rehearsal && (
          <>
            <RehearsalClock />
            <RehearsalSpeed />
          </>
        )}
        <Button
          appearance="subtle"
          icon={<History20Regular />}
          disabled={state === null}
          aria-label={texts.say('window.timeline')}
          className={styles.timeline}
          onClick={() => ui.setTimeline(true)}
        >
          <span className={styles.word}>{texts.say('window.timeline')}</span>
        </Button>
        <LanguageButton />
        <ThemeButton />
      </div>
    </header>
  );
};
