import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  type MenuButtonProps,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

type ChoiceMenuProps<T> = {
  readonly button: MenuButtonProps;
  readonly choices: readonly { readonly text: string; readonly value: T }[];
  readonly onChoose: (value: T) => void;
};

/** A button that opens a short list of things to do. */
export const ChoiceMenu = <T,>({ button, choices, onChoose }: ChoiceMenuProps<T>): ReactElement => (
  <Menu>
    <MenuTrigger disableButtonEnhancement>
      <MenuButton {...button} />
    </MenuTrigger>
    <MenuPopover>
      <MenuList>
        {choices.map(({ text, value }) => (
          <MenuItem key={text} onClick={() => onChoose(value)}>
            {text}
          </MenuItem>
        ))}
      </MenuList>
    </MenuPopover>
  </Menu>
);
