import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';

import { scenarioOfTarget } from '../../shared/scenarios.ts';
import {
  Beaker20Regular,
  ChevronDown20Regular,
  ChevronRight20Regular,
} from '../components/icons.ts';
import { useRehearsal } from '../store/use-rehearsal.ts';
import { useTexts } from '../store/use-texts.ts';

const useStyles = makeStyles({
  // Dashed like the box on the report: what is not real is told by more than a colour.
  banner: {
    gridArea: 'mark',
    padding: `2px ${tokens.spacingHorizontalM} 2px ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorBrandBackground2,
    borderBottom: `2px dashed ${tokens.colorBrandStroke1}`,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  line: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '24px',
  },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  word: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    flexShrink: 0,
  },
  what: { flexGrow: 1, minWidth: 0 },
  button: { flexShrink: 0, minWidth: 0, fontWeight: tokens.fontWeightSemibold },
  details: {
    display: 'flex',
    flexDirection: 'column',
    maxWidth: '96ch',
    padding: `2px 0 ${tokens.spacingVerticalXS} 28px`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  soft: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** Says on every screen that the server is simulated; it cannot be closed. Its details hold what there is to do. */
export const RehearsalBanner = (): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  const details = useId();
  const [open, setOpen] = useState(false);
  const target = useRehearsal();
  if (target === null) return null;
  const scenario = scenarioOfTarget(target);
  return (
    <aside aria-label={texts.say('window.rehearsal')} className={styles.banner}>
      <div className={styles.line}>
        <span className={styles.icon} aria-hidden>
          <Beaker20Regular />
        </span>
        <strong className={styles.word}>{texts.say('window.rehearsal')}</strong>
        <span className={styles.what}>{texts.say('window.rehearsal-note')}</span>
        {scenario !== null && (
          <Button
            size="small"
            appearance="subtle"
            className={styles.button}
            icon={open ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
            aria-expanded={open}
            aria-controls={details}
            onClick={() => setOpen(!open)}
          >
            {texts.say('window.task')}
          </Button>
        )}
      </div>
      {scenario !== null && (
        <div id={details} hidden={!open}>
          {open && (
            <div className={styles.details}>
              <p>
                <strong>{texts.say('window.task-label')}</strong> {texts.retell(scenario.task)}
              </p>
              <p className={styles.soft}>
                {texts.retell(scenario.title)}. {texts.retell(scenario.description)}
              </p>
            </div>
          )}
        </div>
      )}
    </aside>
  );
};
