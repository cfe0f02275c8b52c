import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Gate } from '../../../shared/run/gate.ts';
import type { GateDecision } from '../../../shared/run/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Said } from '../../components/said.tsx';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { formatDateTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanAct } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    flexWrap: 'wrap',
  },
  name: { width: '280px' },
  decided: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  note: { color: tokens.colorNeutralForeground3 },
});

const Decided = ({ decision }: { readonly decision: GateDecision }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const proceed = decision.decision === 'proceed';
  return (
    <div className={styles.decided}>
      <ToneIcon tone={proceed ? 'good' : 'bad'} />
      <span>
        <Said
          parts={texts.parts('gate.decided', {
            decision: (
              <strong>
                {texts.say(proceed ? 'gate.decided-to-proceed' : 'gate.decided-to-stop')}
              </strong>
            ),
            name: <OutsideText lines={1}>{decision.by}</OutsideText>,
            time: formatDateTime(decision.at, texts),
            verdict: texts.say(`verdict.${decision.verdict}`).toLocaleLowerCase(texts.locale),
          })}
        />
      </span>
    </div>
  );
};

type DecisionFormProps = { readonly gate: Gate; readonly decision: GateDecision | null };

/** The decision: by a person, by name, written down. Proceeding needs an open gate; stopping is always possible. */
export const DecisionForm = ({ gate, decision }: DecisionFormProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const canAct = useCanAct();
  const operator = useUi((store) => store.operator);
  const [decide, busy] = useIntent(intents.decide);
  const by = operator.trim();
  const ready = canAct && !busy && by !== '';
  return (
    <PanelSection title={texts.say('gate.decision')}>
      {decision !== null && <Decided decision={decision} />}
      <div className={styles.row}>
        <Field className={styles.name} label={texts.say('common.your-name')} required>
          <Input
            value={operator}
            maxLength={200}
            onChange={(_, { value }) => ui.setOperator(value)}
          />
        </Field>
        <Button
          appearance={decision === null ? 'primary' : 'secondary'}
          disabledFocusable={!ready || !gate.open}
          onClick={() => decide('proceed', by)}
        >
          {texts.say('gate.proceed')}
        </Button>
        <Button disabledFocusable={!ready} onClick={() => decide('stop', by)}>
          {texts.say('gate.stop')}
        </Button>
      </div>
      <p className={styles.note}>{texts.say(gate.open ? 'gate.open-note' : 'gate.closed-note')}</p>
    </PanelSection>
  );
};
