import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { IpcParams } from '../../../shared/ipc/contract.ts';
import type { TextId } from '../../../shared/texts/texts.ts';
import { ChoiceMenu } from '../../components/choice-menu.tsx';
import { DocumentArrowDown20Regular, DocumentPdf20Regular } from '../../components/icons.ts';
import { intents } from '../../store/intents.ts';
import { useCanAct, useRunState } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexShrink: 0 },
});

const others = [
  { value: { format: 'html' }, id: 'report-step.save.html' },
  { value: { format: 'json' }, id: 'report-step.save.json' },
  { value: { format: 'evidence' }, id: 'report-step.save.evidence' },
  { value: { format: 'pdf', redacted: true }, id: 'report-step.save.redacted-pdf' },
  { value: { format: 'html', redacted: true }, id: 'report-step.save.redacted-html' },
] as const satisfies readonly {
  readonly id: TextId;
  readonly value: IpcParams<'report.save'>;
}[];

/** The report as a file. All forms carry the same facts. */
export const SaveButtons = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const canAct = useCanAct();
  const collecting = useRunState()?.collecting ?? true;
  const [save, busy] = useIntent(intents.saveReport);
  const disabled = !canAct || busy || collecting;
  return (
    <div className={styles.buttons}>
      <ChoiceMenu
        button={{
          icon: <DocumentArrowDown20Regular />,
          disabled,
          children: texts.say('report-step.save-as'),
        }}
        choices={others.map(({ value, id }) => ({ value, text: texts.say(id) }))}
        onChoose={save}
      />
      <Button
        appearance="primary"
        icon={<DocumentPdf20Regular />}
        disabledFocusable={disabled}
        onClick={() => save({ format: 'pdf' })}
      >
        {texts.say('report-step.save-as-pdf')}
      </Button>
    </div>
  );
};
