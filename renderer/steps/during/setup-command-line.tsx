import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { CommandBlock } from '../../components/command-block.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { useSetupChoice } from './setup-choice.ts';
import { setupCommand } from './setup-command.ts';

const useStyles = makeStyles({
  command: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

/** The Setup command as it was chosen, with a button that copies it. */
export const SetupCommandLine = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const command = setupCommand(useSetupChoice());
  return (
    <div className={styles.command}>
      <CommandBlock label={texts.say('during.command')} text={command} />
      <CopyButton text={command} label={texts.say('during.command.copy')} />
    </div>
  );
};
