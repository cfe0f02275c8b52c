import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Message } from '../components/message.tsx';
import { StoredText } from '../components/stored-text.tsx';
import { connectAgain } from '../store/intents.ts';
import { useConnection } from '../store/run-store.ts';
import { useIntent } from '../store/use-intent.ts';
import { useTexts } from '../store/use-texts.ts';

const useStyles = makeStyles({
  place: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} 0`,
  },
});

/** States of the connection that limit everything below: the agent is gone, or may only read. */
export const ConnectionBanner = (): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  const connection = useConnection();
  const [again, busy] = useIntent(connectAgain);
  const button = (
    <Button size="small" disabled={busy} onClick={() => again()}>
      {texts.say('window.connect-again')}
    </Button>
  );
  if (connection.status === 'lost')
    return (
      <div className={styles.place}>
        <Message intent="error" title={texts.say('window.lost')} actions={button}>
          <StoredText>{connection.message}</StoredText>{' '}
          {texts.say(
            connection.target.startsWith('sim:') ? 'window.lost-rehearsal' : 'window.lost-run',
          )}
        </Message>
      </div>
    );
  if (connection.status === 'connected' && connection.elevated === false)
    return (
      <div className={styles.place}>
        <Message
          intent="warning"
          title={texts.say('window.read-only')}
          {...(connection.rehearsal ? {} : { actions: button })}
        >
          {texts.say(
            connection.rehearsal ? 'window.read-only-rehearsal' : 'window.read-only-server',
          )}
        </Message>
      </div>
    );
  return null;
};
