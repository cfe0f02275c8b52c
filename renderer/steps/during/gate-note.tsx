import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { gateOf } from '../../../shared/run/gate.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { Message } from '../../components/message.tsx';
import { ui } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({ place: { flexShrink: 0 } });

type Note = { readonly intent: 'warning' | 'error'; readonly title: string; readonly text: string };

const noteOf = (state: RunState, now: Date, texts: Texts): Note | null => {
  if (state.gate?.decision === 'stop')
    return {
      intent: 'error',
      title: texts.say('during.gate.stop'),
      text: texts.say('during.gate.stop-text'),
    };
  const { open, verdict } = gateOf(state, now);
  if (!open)
    return {
      intent: 'warning',
      title: texts.say('during.gate.closed', {
        verdict: texts.say(`verdict.${verdict}`).toLocaleLowerCase(texts.locale),
      }),
      text: texts.say('during.gate.closed-text'),
    };
  return state.gate === null
    ? {
        intent: 'warning',
        title: texts.say('during.gate.undecided'),
        text: texts.say('during.gate.undecided-text'),
      }
    : null;
};

/** Says plainly when the gate is closed or undecided, and forbids nothing. */
export const GateNote = ({
  state,
  now,
}: {
  readonly state: RunState;
  readonly now: Date;
}): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  const note = noteOf(state, now, texts);
  return note === null ? null : (
    <div className={styles.place}>
      <Message
        intent={note.intent}
        title={note.title}
        actions={
          <Button size="small" onClick={() => ui.go('gate')}>
            {texts.say('during.to-the-gate')}
          </Button>
        }
      >
        {note.text}
      </Message>
    </div>
  );
};
