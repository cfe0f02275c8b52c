import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { WatchState } from '../../../shared/watch/state.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { intents } from '../../store/intents.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { openMatters } from './open-matters.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: { paddingLeft: '18px', listStyleType: 'disc' },
  name: { maxWidth: '360px' },
});

type StopDialogProps = { readonly watch: WatchState; readonly onClose: () => void };

/** Asks before the watch is stopped while something is open that only it would see. */
export const StopDialog = ({ watch, onClose }: StopDialogProps): ReactElement => {
  const styles = useStyles();
  const operator = useUi((store) => store.operator);
  const matters = openMatters(watch);
  const by = operator.trim();
  const [stop, busy] = useIntent(async () => {
    await intents.stopWatch(by);
    onClose();
  });
  return (
    <DialogFrame
      title="Stop the watch?"
      onClose={onClose}
      canClose={!busy}
      actions={
        <>
          <Button appearance="primary" onClick={onClose}>
            Go on watching
          </Button>
          <Button disabledFocusable={busy || by === ''} onClick={() => stop()}>
            Stop the watch
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        {matters.length > 0 && (
          <>
            <p>Not everything is settled:</p>
            <ul className={styles.list}>
              {matters.map((matter) => (
                <li key={matter}>
                  <OutsideText>{matter}</OutsideText>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          What was seen stays in the run. From then on nobody looks, and authorised protections are
          not carried out.
        </p>
        <Field className={styles.name} label="Your name" required>
          <Input
            value={operator}
            maxLength={200}
            onChange={(_, { value }) => ui.setOperator(value)}
          />
        </Field>
      </div>
    </DialogFrame>
  );
};
