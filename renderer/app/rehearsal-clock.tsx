import { tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { ChoiceMenu } from '../components/choice-menu.tsx';
import { Timer20Regular } from '../components/icons.ts';
import { formatTime } from '../format.ts';
import { intents } from '../store/intents.ts';
import { useIntent } from '../store/use-intent.ts';
import { useServerNow } from '../store/use-now.ts';
import { useTexts } from '../store/use-texts.ts';

/** By how many seconds the clock is moved. */
const moves: readonly number[] = [60, 300, 900, 3_660];

/** The clock of a rehearsal server; it can be moved on to see what time does: holders let go, runs grow old. */
export const RehearsalClock = (): ReactElement => {
  const texts = useTexts();
  const now = useServerNow(1_000);
  const [advance, busy] = useIntent(intents.advanceClock);
  return (
    <ChoiceMenu
      button={{
        appearance: 'subtle',
        icon: <Timer20Regular />,
        disabled: busy,
        'aria-label': texts.say('window.clock'),
        title: texts.say('window.clock-title'),
        style: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightRegular },
        children: formatTime(now.toISOString(), texts),
      }}
      choices={moves.map((value) => ({
        value,
        text: texts.say('window.clock-move', { count: value / 60 }),
      }))}
      onChoose={advance}
    />
  );
};
