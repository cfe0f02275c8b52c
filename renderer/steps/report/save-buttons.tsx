import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { IpcParams } from '../../../shared/ipc/contract.ts';
import { ChoiceMenu } from '../../components/choice-menu.tsx';
import { DocumentArrowDown20Regular, DocumentPdf20Regular } from '../../components/icons.ts';
import { intents } from '../../store/intents.ts';
import { useCanAct, useRunState } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexShrink: 0 },
});

const others: readonly { readonly text: string; readonly value: IpcParams<'report.save'> }[] = [
  { value: { format: 'html' }, text: 'HTML, one file for the archive' },
  { value: { format: 'json' }, text: 'JSON, for programs' },
  { value: { format: 'evidence' }, text: 'Evidence, to analyse it again' },
  {
    value: { format: 'pdf', redacted: true },
    text: 'Redacted PDF, with stand-ins for names and addresses',
  },
  { value: { format: 'html', redacted: true }, text: 'Redacted HTML' },
];

/** The report as a file. All forms carry the same facts. */
export const SaveButtons = (): ReactElement => {
  const styles = useStyles();
  const canAct = useCanAct();
  const collecting = useRunState()?.collecting ?? true;
  const [save, busy] = useIntent(intents.saveReport);
  const disabled = !canAct || busy || collecting;
  return (
    <div className={styles.buttons}>
      <ChoiceMenu
        button={{ icon: <DocumentArrowDown20Regular />, disabled, children: 'Save as' }}
        choices={others}
        onChoose={save}
      />
      <Button
        appearance="primary"
        icon={<DocumentPdf20Regular />}
        disabledFocusable={disabled}
        onClick={() => save({ format: 'pdf' })}
      >
        Save as PDF
      </Button>
    </div>
  );
};
