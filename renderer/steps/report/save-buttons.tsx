import {
  Button,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { DocumentArrowDown20Regular, DocumentPdf20Regular } from '../../components/icons.ts';
import { intents } from '../../store/intents.ts';
import { useCanAct, useRunState } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexShrink: 0 },
});

const others = [
  { format: 'html', text: 'HTML, one file for the archive' },
  { format: 'json', text: 'JSON, for programs' },
  { format: 'evidence', text: 'Evidence, to analyse it again' },
] as const;

/** The report as a file. All forms carry the same facts. */
export const SaveButtons = (): ReactElement => {
  const styles = useStyles();
  const canAct = useCanAct();
  const collecting = useRunState()?.collecting ?? true;
  const [save, busy] = useIntent(intents.saveReport);
  const disabled = !canAct || busy || collecting;
  return (
    <div className={styles.buttons}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton icon={<DocumentArrowDown20Regular />} disabled={disabled}>
            Save as
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {others.map(({ format, text }) => (
              <MenuItem key={format} onClick={() => save(format)}>
                {text}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button
        appearance="primary"
        icon={<DocumentPdf20Regular />}
        disabledFocusable={disabled}
        onClick={() => save('pdf')}
      >
        Save as PDF
      </Button>
    </div>
  );
};
