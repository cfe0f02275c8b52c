import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';

import {
  History20Regular,
  LocalLanguage20Regular,
  WeatherMoon20Regular,
  WeatherSunny20Regular,
} from '../components/icons.ts';
import { OutsideText } from '../components/outside-text.tsx';
import { Tag } from '../components/tag.tsx';
import { scenarioOfTarget } from '../../shared/scenarios.ts';
import { languageNames } from '../../shared/texts/language.ts';
import { later } from '../later.tsx';
import { useConnection, useRunState } from '../store/run-store.ts';
import { ui } from '../store/ui-store.ts';
import { useTexts } from '../store/use-texts.ts';
import { tight } from '../theme/narrow.ts';
import { useTheme } from '../theme/use-theme.ts';
import type { LanguageMenuProps } from './language-menu.tsx';

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
      {state !== null && !state.collecting && <StandingTag state={state} />}
      {state?.collecting === true && (
        <Tag tone="busy" word={texts.say('window.checks-running')} boxed />
      )}
    </div>
  );
};

/** What the menu looks like until it is loaded; it opens then if it was asked to. */
const LanguageFace = ({ onOpen }: LanguageMenuProps): ReactElement => {
  const { language, say } = useTexts();
  const name = say('window.language', { language: languageNames[language] });
  return (
    <Button
      appearance="subtle"
      icon={<LocalLanguage20Regular />}
      aria-label={name}
      aria-haspopup="menu"
      title={name}
      onClick={onOpen}
    />
  );
};

const LanguageMenu = later<LanguageMenuProps>(({ LanguageMenu: Part }) => Part, LanguageFace);
const RehearsalClock = later(({ RehearsalClock: Part }) => Part);
const RehearsalSpeed = later(({ RehearsalSpeed: Part }) => Part);
const StandingTag = later(({ StandingTag: Part }) => Part);

const ThemeButton = (): ReactElement => {
  const texts = useTexts();
  const theme = useTheme();
  const next = theme === 'dark' ? 'light' : 'dark';
  const name = texts.say(`window.theme-${next}`);
  return (
    <Button
      appearance="subtle"
      icon={theme === 'dark' ? <WeatherSunny20Regular /> : <WeatherMoon20Regular />}
      aria-label={name}
      title={name}
      onClick={() => ui.setTheme(next)}
    />
  );
};

/** Name of the program, server, verdict, timeline, language and theme: the same on every step. */
export const TopBar = (): ReactElement => {
  const styles = useStyles();
  const [languageOpen, setLanguageOpen] = useState(false);
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
        <LanguageMenu open={languageOpen} onOpen={() => setLanguageOpen(true)} />
        <ThemeButton />
      </div>
    </header>
  );
};
