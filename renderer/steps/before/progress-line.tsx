import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { stateVerdict } from '../../../shared/run/gate.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { useConnection, useRunState } from '../../store/run-store.ts';
import { useServerNow } from '../../store/use-now.ts';
import { verdictMeanings, verdictWords } from '../../words.ts';
import { checkTotals, progressOf } from './check-rows.ts';

const useStyles = makeStyles({
  line: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  text: {
    minHeight: tokens.lineHeightBase200,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

const textOf = (state: RunState | null, connected: boolean, now: Date): string => {
  if (state === null)
    return connected ? 'Nothing has been read yet. Reading changes nothing on the server.' : '';
  const { finished, checks, read, items } = checkTotals(state);
  if (state.collecting)
    return `${read} of ${items} items read, ${finished} of ${checks} checks answered.`;
  if (!state.complete)
    return `Stopped before the end: ${read} of ${items} items read, ${finished} of ${checks} checks answered. Read everything again to complete the run.`;
  const verdict = stateVerdict(state, now);
  return `${items} items read, ${checks} checks answered. ${verdictWords[verdict]}: ${verdictMeanings[verdict]}`;
};

/** How far the run is; the same height in every state. */
export const ProgressLine = (): ReactElement => {
  const styles = useStyles();
  const state = useRunState();
  const connected = useConnection().status === 'connected';
  const now = useServerNow();
  const text = textOf(state, connected, now);
  return (
    <div className={styles.line}>
      <ProgressBar
        aria-label="Progress of the checks"
        value={state === null ? 0 : progressOf(checkTotals(state))}
        thickness="medium"
      />
      <p className={styles.text} title={text}>
        {text}
      </p>
    </div>
  );
};
