import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { scenarioOfTarget } from '../../../shared/scenarios.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { Said } from '../../components/said.tsx';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { intents } from '../../store/intents.ts';
import { useConnection, useRunState } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexShrink: 0 },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
  text: { flexGrow: 1, minWidth: 0 },
});

const sentenceFor = (elevated: boolean | null) => {
  if (elevated === null) return 'connect.connected-to.elevation-unknown';
  return elevated ? 'connect.connected-to' : 'connect.connected-to.read-only';
};

/** Which server is connected, with the way on and the way out. */
export const ConnectedNote = (): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  const panel = usePanel();
  const connection = useConnection();
  const host = useRunState()?.server?.hostName;
  const [disconnect, busy] = useIntent(intents.disconnect);
  if (connection.status !== 'connected') return null;
  return (
    <div className={mergeClasses(panel.panel, panel.padded, styles.row)}>
      <ToneIcon tone={connection.elevated === false ? 'warn' : 'good'} />
      <div className={styles.text}>
        <Said
          parts={texts.parts(sentenceFor(connection.elevated), {
            server: (
              <OutsideText lines={2}>
                {host ??
                  texts.retell(scenarioOfTarget(connection.target)?.title ?? connection.target)}
              </OutsideText>
            ),
          })}
        />
      </div>
      <Button className={styles.button} disabled={busy} onClick={() => disconnect()}>
        {texts.say('connect.disconnect')}
      </Button>
      <Button className={styles.button} appearance="primary" onClick={() => ui.go('before')}>
        {texts.say('common.to-the-checks')}
      </Button>
    </div>
  );
};
