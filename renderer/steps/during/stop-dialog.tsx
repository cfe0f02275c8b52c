import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { WatchState } from '../../../shared/watch/state.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { intents } from '../../store/intents.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
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
  const texts = useTexts();
  const operator = useUi((store) => store.operator);
  const matters = openMatters(watch, texts);
  const by = operator.trim();
  const [stop, busy] = useIntent(async () => {
    await intents.stopWatch(by);
    onClose();
  });
  return (
    <DialogFrame
      title={texts.say('during.stop.title')}
      onClose={onClose}
      canClose={!busy}
      actions={
        <>
          <Button appearance="primary" onClick={onClose}>
            {texts.say('during.stop.go-on')}
          </Button>
          <Button disabledFocusable={busy || by === ''} onClick={() => stop()}>
            {texts.say('during.stop.stop')}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        {matters.length > 0 && (
          <>
            <p>{texts.say('during.stop.not-settled')}</p>
            <ul className={styles.list}>
              {matters.map((matter) => (
                <li key={matter}>
                  <OutsideText>{matter}</OutsideText>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{texts.say('during.stop.note')}</p>
        <Field className={styles.name} label={texts.say('common.your-name')} required>
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
