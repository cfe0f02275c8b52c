import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { gateOf } from '../../../shared/run/gate.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { Message } from '../../components/message.tsx';
import { ui } from '../../store/ui-store.ts';
import { verdictWords } from '../../words.ts';

const useStyles = makeStyles({ place: { flexShrink: 0 } });

type Note = { readonly intent: 'warning' | 'error'; readonly title: string; readonly text: string };

const noteOf = (state: RunState, now: Date): Note | null => {
  if (state.gate?.decision === 'stop')
    return {
      intent: 'error',
      title: 'It was decided not to update.',
      text: 'The watch can run all the same.',
    };
  const { open, verdict } = gateOf(state, now);
  if (!open)
    return {
      intent: 'warning',
      title: `The gate is closed: ${verdictWords[verdict].toLowerCase()}.`,
      text: 'Nothing here keeps you from going on, but something stands between this server and a safe update.',
    };
  return state.gate === null
    ? {
        intent: 'warning',
        title: 'Nobody has decided yet.',
        text: 'The gate is open; the decision to update goes into the report by name.',
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
  const note = noteOf(state, now);
  return note === null ? null : (
    <div className={styles.place}>
      <Message
        intent={note.intent}
        title={note.title}
        actions={
          <Button size="small" onClick={() => ui.go('gate')}>
            To the gate
          </Button>
        }
      >
        {note.text}
      </Message>
    </div>
  );
};
