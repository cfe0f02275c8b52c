import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { stateVerdict } from '../../../shared/run/gate.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { useConnection, useRunState } from '../../store/run-store.ts';
import { useServerNow } from '../../store/use-now.ts';
import { useTexts } from '../../store/use-texts.ts';
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

const textOf = (state: RunState | null, connected: boolean, now: Date, texts: Texts): string => {
  if (state === null) return connected ? texts.say('before.progress.nothing') : '';
  const totals = checkTotals(state);
  if (state.collecting) return texts.say('before.progress.running', totals);
  if (!state.complete) return texts.say('before.progress.stopped', totals);
  const verdict = stateVerdict(state, now);
  return texts.say('before.progress.complete', {
    items: totals.items,
    checks: totals.checks,
    verdict: texts.say(`verdict.${verdict}`),
    meaning: texts.say(`verdict.${verdict}.meaning`),
  });
};

/** How far the run is; the same height in every state. */
export const ProgressLine = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const state = useRunState();
  const connected = useConnection().status === 'connected';
  const now = useServerNow();
  const text = textOf(state, connected, now, texts);
  return (
    <div className={styles.line}>
      <ProgressBar
        aria-label={texts.say('before.progress')}
        value={state === null ? 0 : progressOf(checkTotals(state))}
        thickness="medium"
      />
      <p className={styles.text} title={text}>
        {text}
      </p>
    </div>
  );
};
