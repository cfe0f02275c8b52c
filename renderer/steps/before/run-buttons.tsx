import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { ArrowClockwise20Regular, Play20Regular, Stop20Regular } from '../../components/icons.ts';
import { intents } from '../../store/intents.ts';
import { useCanAct, useRunState } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  buttons: {
    whiteSpace: 'nowrap',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
});

/** Start, cancel, read again, and the way on. */
export const RunButtons = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const state = useRunState();
  const canAct = useCanAct();
  const [read, starting] = useIntent(intents.readEverything);
  const [cancel, cancelling] = useIntent(intents.cancel);
  // A run has begun before its first collection has: until then there is nothing to read again.
  if (state === null || state.checks.length === 0)
    return (
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          icon={<Play20Regular />}
          disabled={!canAct || starting}
          onClick={() => read()}
        >
          {texts.say('before.run-the-checks')}
        </Button>
      </div>
    );
  return (
    <div className={styles.buttons}>
      {state.collecting ? (
        <Button icon={<Stop20Regular />} disabled={!canAct || cancelling} onClick={() => cancel()}>
          {texts.say('common.cancel')}
        </Button>
      ) : (
        <Button
          icon={<ArrowClockwise20Regular />}
          disabled={!canAct || starting}
          onClick={() => read()}
        >
          {texts.say('common.read-everything-again')}
        </Button>
      )}
      <Button
        appearance="primary"
        disabledFocusable={state.collecting}
        onClick={() => ui.go('gate')}
      >
        {texts.say('before.to-the-gate')}
      </Button>
    </div>
  );
};
