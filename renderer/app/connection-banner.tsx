import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { OutsideText } from '../components/outside-text.tsx';
import { connectAgain } from '../store/intents.ts';
import { useConnection } from '../store/run-store.ts';
import { useIntent } from '../store/use-intent.ts';

const useStyles = makeStyles({
  place: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} 0`,
  },
});

/** States of the connection that limit everything below: the agent is gone, or may only read. */
export const ConnectionBanner = (): ReactElement | null => {
  const styles = useStyles();
  const connection = useConnection();
  const [again, busy] = useIntent(connectAgain);
  const button = (
    <MessageBarActions>
      <Button size="small" disabled={busy} onClick={() => again()}>
        Connect again
      </Button>
    </MessageBarActions>
  );
  if (connection.status === 'lost')
    return (
      <div className={styles.place}>
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>The agent does not answer.</MessageBarTitle>
            <OutsideText>{connection.message}</OutsideText> What you see is the last that it said.
            The run is on disk; after connecting again, what was interrupted is shown as such and
            nothing is repeated by itself.
          </MessageBarBody>
          {button}
        </MessageBar>
      </div>
    );
  if (connection.status === 'connected' && connection.elevated === false)
    return (
      <div className={styles.place}>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              Read-only (HOST-001): the agent does not run elevated.
            </MessageBarTitle>
            Some facts stay unread and no port can be protected.
            {connection.rehearsal
              ? ' This rehearsal server is meant to be like that.'
              : ' Connect again and accept the elevation prompt to change that.'}
          </MessageBarBody>
          {!connection.rehearsal && button}
        </MessageBar>
      </div>
    );
  return null;
};
