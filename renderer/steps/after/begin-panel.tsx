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
import { useTexts } from '../../store/use-texts.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({ name: { width: '240px' }, limit: { width: '200px' } });

/** Longest waits for the services, in minutes. */
const limits: readonly number[] = [0, 1, 5, 15, 30];
const usualLimit = 5;

/** What is compared with, said before it matters. */
const BaselineMessage = ({ baseline }: Pick<RunState, 'baseline'>): ReactElement => {
  const texts = useTexts();
  return baseline === null ? (
    <Message intent="warning" title={texts.say('after.begin.no-baseline')}>
      {texts.say('after.begin.no-baseline.text')}
    </Message>
  ) : (
    <Message intent="info" title={texts.say('after.begin.baseline')}>
      {texts.say('after.begin.baseline.text', {
        time: formatDateTime(baseline.collectedAt, texts),
      })}
    </Message>
  );
};

/** What the verification does, and the button that begins it; also where it was run before, to go through it again. */
export const BeginPanel = ({ state }: { readonly state: RunState }): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const texts = useTexts();
  const canChange = useCanChange();
  const operator = useUi((store) => store.operator);
  const [limit, setLimit] = useState(usualLimit);
  const [verify, busy] = useIntent(intents.verify);
  const by = operator.trim();
  const watching = state.watch?.status === 'running';
  return (
    <PanelSection title={texts.say('after.begin.title')}>
      {watching && (
        <Message
          intent="warning"
          title={texts.say('after.begin.watch-runs')}
          actions={
            <Button size="small" appearance="primary" onClick={() => ui.go('during')}>
              {texts.say('after.to-the-watch')}
            </Button>
          }
        >
          {texts.say('after.begin.watch-runs.text')}
        </Message>
      )}
      <ul className={shared.list}>
        <li>{texts.say('after.begin.reads')}</li>
        <li>{texts.say('after.begin.asks')}</li>
        <li>{texts.say('after.begin.changes-nothing')}</li>
      </ul>
      <BaselineMessage baseline={state.baseline} />
      <div className={shared.form}>
        <Field className={styles.name} label={texts.say('common.your-name')} required>
          <Input
            value={operator}
            maxLength={200}
            onChange={(_, { value }) => ui.setOperator(value)}
          />
        </Field>
        <Field className={styles.limit} label={texts.say('after.begin.limit')}>
          <Select value={String(limit)} onChange={(_, { value }) => setLimit(Number(value))}>
            {limits.map((minutes) => (
              <option key={minutes} value={String(minutes)}>
                {minutes === 0
                  ? texts.say('after.begin.no-limit')
                  : texts.say('after.begin.minutes', { count: minutes })}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          appearance={watching ? 'secondary' : 'primary'}
          icon={<Play20Regular />}
          disabledFocusable={!canChange || busy || watching || by === ''}
          onClick={() => verify(by, limit * 60)}
        >
          {texts.say('after.begin.verify')}
        </Button>
      </div>
    </PanelSection>
  );
};
