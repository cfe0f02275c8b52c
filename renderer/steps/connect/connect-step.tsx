import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { scenarioGroups, scenarios } from '../../../shared/scenarios.ts';
import { Desktop20Regular, Play20Regular } from '../../components/icons.ts';
import { StepPage } from '../../components/step-page.tsx';
import { later, rest } from '../../later.tsx';
import { bridge } from '../../store/client.ts';
import { useConnection } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
import { SpeedChoice } from './speed-choice.tsx';
import { TargetButton } from './target-button.tsx';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  scenarios: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalXS,
  },
  subheading: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: { color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
  wideNote: { color: tokens.colorNeutralForeground2 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(340px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  waiting: { minHeight: '32px', display: 'flex', alignItems: 'center' },
});

const ConnectedNote = later((loaded) => loaded.ConnectedNote);
const connectTo = async (target: string): Promise<void> => (await rest()).intents.connect(target);

/** Choice of the server: this one, or a rehearsal. */
export const ConnectStep = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const { localTarget } = bridge().about;
  const connection = useConnection();
  const [connect, asking] = useIntent(connectTo);
  const busy = asking || connection.status === 'connecting';
  const chosen = connection.status === 'none' ? null : connection.target;
  return (
    <StepPage title={texts.say('connect.title')}>
      <ConnectedNote />
      <section className={styles.group} aria-labelledby="this-server">
        <h2 id="this-server" className={styles.heading}>
          {texts.say('connect.this-server')}
        </h2>
        {localTarget ? (
          <div className={styles.grid}>
            <TargetButton
              icon={<Desktop20Regular />}
              title={texts.say('connect.examine')}
              description={texts.say('connect.examine.meaning')}
              current={chosen === 'local'}
              disabled={busy}
              onChoose={() => connect('local')}
            />
          </div>
        ) : (
          <p className={styles.note}>{texts.say('connect.no-windows')}</p>
        )}
      </section>
      <section className={styles.group} aria-labelledby="rehearsals">
        <h2 id="rehearsals" className={styles.heading}>
          {texts.say('connect.rehearsal')}
        </h2>
        <p className={styles.wideNote}>{texts.say('connect.rehearsal.meaning')}</p>
        <SpeedChoice />
        {scenarioGroups.map((group) => (
          <section key={group} className={styles.scenarios} aria-labelledby={`rehearsals-${group}`}>
            <h3 id={`rehearsals-${group}`} className={styles.subheading}>
              {texts.say(`connect.group.${group}`)}
            </h3>
            <div className={styles.grid}>
              {scenarios
                .filter((scenario) => scenario.group === group)
                .map(({ id, title, description, task }) => (
                  <TargetButton
                    key={id}
                    icon={<Play20Regular />}
                    title={texts.retell(title)}
                    description={texts.retell(description)}
                    task={texts.retell(task)}
                    current={chosen === `sim:${id}`}
                    disabled={busy}
                    onChoose={() => connect(`sim:${id}`)}
                  />
                ))}
            </div>
          </section>
        ))}
      </section>
      <div className={styles.waiting} aria-live="polite">
        {busy && (
          <Spinner
            size="tiny"
            label={texts.say(
              chosen === 'local' ? 'connect.connecting-elevation' : 'connect.connecting',
            )}
          />
        )}
      </div>
    </StepPage>
  );
};
