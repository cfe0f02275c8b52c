import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Play20Regular } from '../../components/icons.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';

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
  const canChange = useCanChange();
  const operator = useUi((store) => store.operator);
  const [start, busy] = useIntent(intents.startWatch);
  const by = operator.trim();
  return (
    <PanelSection title={title}>
      <ul className={styles.list}>
        <li>
          It looks at every back-end port and Exchange service ten times a second, follows Setup’s
          log, and says at once who takes a port.
        </li>
        <li>
          It goes on while this window is closed, and is taken up again after a restart of the
          server. Every event is on disk before it is shown.
        </li>
        <li>
          It changes nothing by itself, except the protections that you have authorised. It does not
          start Setup.
        </li>
      </ul>
      <div className={styles.row}>
        <Field className={styles.name} label="Your name" required>
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
          {again ? 'Start the watch again' : 'Start the watch'}
        </Button>
      </div>
    </PanelSection>
  );
};
