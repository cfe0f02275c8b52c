import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';

import type { RunState } from '../../../shared/run/state.ts';
import { Play20Regular } from '../../components/icons.ts';
import { Message } from '../../components/message.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { formatDateTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({ name: { width: '240px' }, limit: { width: '200px' } });

/** Longest waits for the services, in seconds. */
const limits: readonly { readonly seconds: number; readonly text: string }[] = [
  { seconds: 0, text: 'Do not wait' },
  { seconds: 60, text: '1 minute' },
  { seconds: 300, text: '5 minutes' },
  { seconds: 900, text: '15 minutes' },
  { seconds: 1_800, text: '30 minutes' },
];
const usualLimit = 300;

/** What is compared with, said before it matters. */
const BaselineMessage = ({ baseline }: Pick<RunState, 'baseline'>): ReactElement =>
  baseline === null ? (
    <Message intent="warning" title="There is no baseline of this run.">
      It is kept when you decide to proceed at the gate, and when the watch is started. Without it
      nothing can be compared, and the answer will be “incomplete”.
    </Message>
  ) : (
    <Message intent="info" title="The baseline is there.">
      Read {formatDateTime(baseline.collectedAt)}, before the update.
    </Message>
  );

/** What the verification does, and the button that begins it; also where it was run before, to go through it again. */
export const BeginPanel = ({ state }: { readonly state: RunState }): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const canChange = useCanChange();
  const operator = useUi((store) => store.operator);
  const [limit, setLimit] = useState(usualLimit);
  const [verify, busy] = useIntent(intents.verify);
  const by = operator.trim();
  const watching = state.watch?.status === 'running';
  return (
    <PanelSection title="Verify the server">
      {watching && (
        <Message
          intent="warning"
          title="The watch still runs."
          actions={
            <Button size="small" appearance="primary" onClick={() => ui.go('during')}>
              To the watch
            </Button>
          }
        >
          End it first, once Setup has ended.
        </Message>
      )}
      <ul className={shared.list}>
        <li>
          It waits for the services that ran before the update, then reads services, ports, ranges,
          exclusions, configuration files and event logs, and compares them with the baseline.
        </li>
        <li>
          It asks every POP3, IMAP4 and SMTP service that ran before for its greeting: “running” is
          not yet an answer.
        </li>
        <li>It changes nothing. What did not run before the update is not asked to run now.</li>
      </ul>
      <BaselineMessage baseline={state.baseline} />
      <div className={shared.form}>
        <Field className={styles.name} label="Your name" required>
          <Input
            value={operator}
            maxLength={200}
            onChange={(_, { value }) => ui.setOperator(value)}
          />
        </Field>
        <Field className={styles.limit} label="Wait for the services at most">
          <Select value={String(limit)} onChange={(_, { value }) => setLimit(Number(value))}>
            {limits.map(({ seconds, text }) => (
              <option key={seconds} value={String(seconds)}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          appearance={watching ? 'secondary' : 'primary'}
          icon={<Play20Regular />}
          disabledFocusable={!canChange || busy || watching || by === ''}
          onClick={() => verify(by, limit)}
        >
          Verify the server
        </Button>
      </div>
    </PanelSection>
  );
};
