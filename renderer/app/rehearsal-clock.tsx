import { tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { ChoiceMenu } from '../components/choice-menu.tsx';
import { Timer20Regular } from '../components/icons.ts';
import { formatTime } from '../format.ts';
import { intents } from '../store/intents.ts';
import { useIntent } from '../store/use-intent.ts';
import { useServerNow } from '../store/use-now.ts';

/** By how many seconds the clock is moved. */
const moves: readonly { readonly text: string; readonly value: number }[] = [
  { text: 'Move on by 1 minute', value: 60 },
  { text: 'Move on by 5 minutes', value: 300 },
  { text: 'Move on by 15 minutes', value: 900 },
  { text: 'Move on by 61 minutes', value: 3_660 },
];

/** The clock of a rehearsal server; it can be moved on to see what time does: holders let go, runs grow old. */
export const RehearsalClock = (): ReactElement => {
  const now = useServerNow(1_000);
  const [advance, busy] = useIntent(intents.advanceClock);
  return (
    <ChoiceMenu
      button={{
        appearance: 'subtle',
        icon: <Timer20Regular />,
        disabled: busy,
        'aria-label': 'Rehearsal clock',
        title: 'The clock of the rehearsal server; it can be moved on',
        style: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightRegular },
        children: formatTime(now.toISOString()),
      }}
      choices={moves}
      onChoose={advance}
    />
  );
};
