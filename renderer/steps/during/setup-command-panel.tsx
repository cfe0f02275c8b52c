import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { PanelSection } from '../../components/panel-section.tsx';
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
  const { folder, sendsData } = useSetupChoice();
  const problem = folderProblem(folder);
  return (
    <PanelSection title={title}>
      <SetupCommandLine />
      <p className={styles.note}>
        Run it in an elevated PowerShell: from the folder of the update’s files with <code>.\</code>
        , or with the full path. A bare <code>setup.exe</code> would start the copy in Exchange’s
        own Bin folder, which may report success without having updated anything. This program does
        not start Setup.
      </p>
      <div className={styles.fields}>
        <Field
          className={styles.folder}
          label="Folder of the update’s files"
          hint="Optional: gives the command its full path."
          {...(problem === null ? {} : { validationMessage: problem, validationState: 'warning' })}
        >
          <Input
            value={folder}
            maxLength={200}
            placeholder="D:"
            onChange={(_, { value }) => useSetupChoice.setState({ folder: value })}
          />
        </Field>
        <Field label="Diagnostic data (both accept the licence terms)">
          <RadioGroup
            layout="horizontal"
            value={sendsData ? 'on' : 'off'}
            onChange={(_, { value }) => useSetupChoice.setState({ sendsData: value === 'on' })}
          >
            <Radio value="on" label="Send to Microsoft (ON)" />
            <Radio value="off" label="Do not send (OFF)" />
          </RadioGroup>
        </Field>
      </div>
    </PanelSection>
  );
};
