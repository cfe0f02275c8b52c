import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { languageNames, languages } from '../../shared/texts/language.ts';
import { LocalLanguage20Regular } from '../components/icons.ts';
import { chooseLanguage } from '../store/language.ts';
import { useTexts } from '../store/use-texts.ts';

export type LanguageMenuProps = {
  /** Whether it was opened before it was loaded. */
  readonly open: boolean;
  readonly onOpen: () => void;
};

/** The language of window and reports; each is named in itself, so that whoever cannot read this one finds the way. */
export const LanguageMenu = ({ open }: LanguageMenuProps): ReactElement => {
  const { language, say } = useTexts();
  const name = say('window.language', { language: languageNames[language] });
  return (
    <Menu
      defaultOpen={open}
      checkedValues={{ language: [language] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const chosen = languages.find((code) => code === checkedItems[0]);
        if (chosen !== undefined) chooseLanguage(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={<LocalLanguage20Regular />}
          menuIcon={null}
          aria-label={name}
          title={name}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {languages.map((code) => (
            <MenuItemRadio key={code} name="language" value={code} lang={code}>
              {languageNames[code]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
