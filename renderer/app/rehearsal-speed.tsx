import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { rehearsalSpeeds } from '../../shared/rehearsal/speeds.ts';
import { FastForward20Regular } from '../components/icons.ts';
import { intents } from '../store/intents.ts';
import { useRunStore } from '../store/run-store.ts';
import { useIntent } from '../store/use-intent.ts';
import { useTexts } from '../store/use-texts.ts';

/** `20×`. */
const speedText = (factor: number): string => `${factor}×`;

/** How fast the clock of a rehearsal server runs; nothing where it stands still unless it is moved. */
export const RehearsalSpeed = (): ReactElement | null => {
  const texts = useTexts();
  const speed = useRunStore((store) => store.speed);
  const [setSpeed, busy] = useIntent(intents.setSpeed);
  if (speed === null) return null;
  return (
    <Menu
      checkedValues={{ speed: [String(speed)] }}
      onCheckedValueChange={(_, { checkedItems }) => setSpeed(Number(checkedItems[0] ?? 1))}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={<FastForward20Regular />}
          disabledFocusable={busy}
          aria-label={texts.say('window.speed', { speed: speedText(speed) })}
          title={texts.say('window.speed-title')}
          style={{ fontVariantNumeric: 'tabular-nums', minWidth: '84px' }}
        >
          {speedText(speed)}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {rehearsalSpeeds.map((factor) => (
            <MenuItemRadio
              key={factor}
              name="speed"
              value={String(factor)}
              secondaryContent={texts.say(`window.speed.${factor}`)}
            >
              {speedText(factor)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
