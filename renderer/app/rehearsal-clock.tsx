import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Timer20Regular } from '../components/icons.ts';
import { formatTime } from '../format.ts';
import { intents } from '../store/intents.ts';
import { useIntent } from '../store/use-intent.ts';
import { useServerNow } from '../store/use-now.ts';

const moves: readonly { readonly text: string; readonly seconds: number }[] = [
  { text: 'Move on by 1 minute', seconds: 60 },
  { text: 'Move on by 5 minutes', seconds: 300 },
  { text: 'Move on by 15 minutes', seconds: 900 },
  { text: 'Move on by 61 minutes', seconds: 3_660 },
];

/** The clock of a rehearsal server; it can be moved on to see what time does: holders let go, runs grow old. */
export const RehearsalClock = (): ReactElement => {
  const now = useServerNow(1_000);
  const [advance, busy] = useIntent(intents.advanceClock);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={<Timer20Regular />}
          disabled={busy}
          aria-label="Rehearsal clock"
          style={{ fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightRegular }}
        >
          {formatTime(now.toISOString())}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {moves.map(({ text, seconds }) => (
            <MenuItem key={seconds} onClick={() => advance(seconds)}>
              {text}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
