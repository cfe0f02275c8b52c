import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Message } from '../components/message.tsx';
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
    <Button size="small" disabled={busy} onClick={() => again()}>
      Connect again
    </Button>
  );
  if (connection.status === 'lost')
    return (
      <div className={styles.place}>
        <Message intent="error" title="The agent does not answer." actions={button}>
          <OutsideText>{connection.message}</OutsideText> What you see is the last that it said.{' '}
          {connection.target.startsWith('sim:')
            ? 'A rehearsal begins anew when you connect again.'
            : 'The run is on disk; after connecting again, what was interrupted is shown as such and nothing is repeated by itself.'}
        </Message>
      </div>
    );
  if (connection.status === 'connected' && connection.elevated === false)
    return (
      <div className={styles.place}>
        <Message
          intent="warning"
          title="Read-only (HOST-001): the agent does not run elevated."
          {...(connection.rehearsal ? {} : { actions: button })}
        >
          Some facts stay unread and no port can be protected.
          {connection.rehearsal
            ? ' That is what this rehearsal shows.'
            : ' Connect again and accept the elevation prompt to change that.'}
        </Message>
      </div>
    );
  return null;
};
