import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Play20Regular } from '../../components/icons.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'flex-end',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
  },
  name: { width: '280px' },
  list: {
    paddingLeft: '18px',
    listStyleType: 'disc',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    maxWidth: '84ch',
    color: tokens.colorNeutralForeground2,
  },
});

/** What the watch does and does not do, and the button that starts it. */
export const StartPanel = ({
  title,
  again,
}: {
  readonly title: string;
  readonly again: boolean;
}): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const canChange = useCanChange();
  const operator = useUi((store) => store.operator);
  const [start, busy] = useIntent(intents.startWatch);
  const by = operator.trim();
  return (
    <PanelSection title={title}>
      <ul className={styles.list}>
        <li>{texts.say('during.start.looks')}</li>
        <li>{texts.say('during.start.goes-on')}</li>
        <li>{texts.say('during.start.changes-nothing')}</li>
      </ul>
      <div className={styles.row}>
        <Field className={styles.name} label={texts.say('common.your-name')} required>
          <Input
            value={operator}
            maxLength={200}
            onChange={(_, { value }) => ui.setOperator(value)}
          />
        </Field>
        <Button
          appearance="primary"
          icon={<Play20Regular />}
          disabledFocusable={!canChange || busy || by === ''}
          onClick={() => start(by)}
        >
          {texts.say(again ? 'during.start.again' : 'during.start.first')}
        </Button>
      </div>
    </PanelSection>
  );
};
