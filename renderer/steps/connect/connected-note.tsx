import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { scenarioOfTarget } from '../../../shared/scenarios.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { intents } from '../../store/intents.ts';
import { useConnection, useRunState } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexShrink: 0 },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
  text: { flexGrow: 1, minWidth: 0 },
});

/** Which server is connected, with the way on and the way out. */
export const ConnectedNote = (): ReactElement | null => {
  const styles = useStyles();
  const panel = usePanel();
  const connection = useConnection();
  const host = useRunState()?.server?.hostName;
  const [disconnect, busy] = useIntent(intents.disconnect);
  if (connection.status !== 'connected') return null;
  return (
    <div className={mergeClasses(panel.panel, panel.padded, styles.row)}>
      <ToneIcon tone={connection.elevated === false ? 'warn' : 'good'} />
      <div className={styles.text}>
        Connected to{' '}
        <OutsideText lines={2}>
          {host ?? scenarioOfTarget(connection.target)?.title ?? connection.target}
        </OutsideText>
        {connection.elevated === false && ', read-only'}
        {connection.elevated === null && '; whether the agent runs elevated is not known'}. Choosing
        another server leaves this one; its run stays on disk.
      </div>
      <Button className={styles.button} disabled={busy} onClick={() => disconnect()}>
        Disconnect
      </Button>
      <Button className={styles.button} appearance="primary" onClick={() => ui.go('before')}>
        To the checks
      </Button>
    </div>
  );
};
