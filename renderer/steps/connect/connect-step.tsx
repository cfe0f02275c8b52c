import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { scenarioGroups, scenarios, type ScenarioGroup } from '../../../shared/scenarios.ts';
import { Desktop20Regular, Play20Regular } from '../../components/icons.ts';
import { StepPage } from '../../components/step-page.tsx';
import { intents } from '../../store/intents.ts';
import { useConnection, useRunStore } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { ConnectedNote } from './connected-note.tsx';
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

const groupTitles: Readonly<Record<ScenarioGroup, string>> = {
  before: 'Before: checks and gate',
  update: 'A whole update',
  after: 'What went wrong afterwards',
};

/** Choice of the server: this one, or a rehearsal. */
export const ConnectStep = (): ReactElement => {
  const styles = useStyles();
  const info = useRunStore((store) => store.info);
  const connection = useConnection();
  const [connect, asking] = useIntent(intents.connect);
  const busy = asking || connection.status === 'connecting';
  const chosen = connection.status === 'none' ? null : connection.target;
  return (
    <StepPage title="Connect to a server">
      <ConnectedNote />
      <section className={styles.group} aria-labelledby="this-server">
        <h2 id="this-server" className={styles.heading}>
          This server
        </h2>
        {info?.localTarget === true && (
          <div className={styles.grid}>
            <TargetButton
              icon={<Desktop20Regular />}
              title="Examine this server"
              description="Windows asks once for elevation. Reading changes nothing; every change is shown in full first and made only when you confirm it."
              current={chosen === 'local'}
              disabled={busy}
              onChoose={() => connect('local')}
            />
          </div>
        )}
        {info?.localTarget === false && (
          <p className={styles.note}>
            This machine cannot be examined: it does not run Windows. Start the program on the
            Exchange server, or rehearse below.
          </p>
        )}
      </section>
      <section className={styles.group} aria-labelledby="rehearsals">
        <h2 id="rehearsals" className={styles.heading}>
          Rehearsal
        </h2>
        <p className={styles.wideNote}>
          A simulated server with the same evidence, checks and plans; nothing real is read or
          changed.
        </p>
        <SpeedChoice />
        {scenarioGroups.map((group) => (
          <section key={group} className={styles.scenarios} aria-labelledby={`rehearsals-${group}`}>
            <h3 id={`rehearsals-${group}`} className={styles.subheading}>
              {groupTitles[group]}
            </h3>
            <div className={styles.grid}>
              {scenarios
                .filter((scenario) => scenario.group === group)
                .map(({ id, title, description, task }) => (
                  <TargetButton
                    key={id}
                    icon={<Play20Regular />}
                    title={title}
                    description={description}
                    task={task}
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
            label={
              chosen === 'local'
                ? 'Connecting. If Windows shows an elevation prompt, answer it.'
                : 'Connecting'
            }
          />
        )}
      </div>
    </StepPage>
  );
};
