import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { PanelSection } from '../../components/panel-section.tsx';
import { Said } from '../../components/said.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { useSetupChoice } from './setup-choice.ts';
import { SetupCommandLine } from './setup-command-line.tsx';
import { folderProblem } from './setup-command.ts';

const useStyles = makeStyles({
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalS,
  },
  folder: { flexGrow: 1, maxWidth: '380px', minWidth: '240px' },
  note: { maxWidth: '84ch', color: tokens.colorNeutralForeground2 },
});

/** The command that starts the update, ready to be copied into an elevated PowerShell. This program never runs it. */
export const SetupCommandPanel = ({ title }: { readonly title: string }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const { folder, sendsData } = useSetupChoice();
  const problem = folderProblem(folder, texts);
  return (
    <PanelSection title={title}>
      <SetupCommandLine />
      <p className={styles.note}>
        <Said
          parts={texts.parts('during.command.note', {
            here: <code>{'.\\'}</code>,
            program: <code>{'setup.exe'}</code>,
          })}
        />
      </p>
      <div className={styles.fields}>
        <Field
          className={styles.folder}
          label={texts.say('during.command.folder')}
          hint={texts.say('during.command.folder-hint')}
          {...(problem === null ? {} : { validationMessage: problem, validationState: 'warning' })}
        >
          <Input
            value={folder}
            maxLength={200}
            placeholder="D:"
            onChange={(_, { value }) => useSetupChoice.setState({ folder: value })}
          />
        </Field>
        <Field label={texts.say('during.command.data')}>
          <RadioGroup
            layout="horizontal"
            value={sendsData ? 'on' : 'off'}
            onChange={(_, { value }) => useSetupChoice.setState({ sendsData: value === 'on' })}
          >
            <Radio value="on" label={texts.say('during.command.data-on')} />
            <Radio value="off" label={texts.say('during.command.data-off')} />
          </RadioGroup>
        </Field>
      </div>
    </PanelSection>
  );
};
