import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';

import type { Health, SignOff } from '../../../shared/after/schema.ts';
import { FactsList } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { healthTones } from '../../components/tones.ts';
import { formatDateTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { healthWords } from '../../words.ts';
import { decisionWords, whyNotAccepted, type Decision } from './sign-off.ts';
import { useAfterStyles } from './use-after.ts';

const nameField = 'sign-off-name';

/** Brings the form into sight and puts the focus into it. */
export const showSignOff = (): void => {
  const field = document.getElementById(nameField);
  field?.closest('section')?.scrollIntoView({ block: 'end' });
  field?.focus({ preventScroll: true });
};

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  send: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

const Signature = ({ signOff }: { readonly signOff: SignOff }): ReactElement => (
  <>
    <FactsList
      facts={[
        { name: 'Signed by', value: <OutsideText lines={2}>{signOff.by}</OutsideText> },
        {
          name: 'Role',
          value: <OutsideText lines={2}>{signOff.role === '' ? '–' : signOff.role}</OutsideText>,
        },
        {
          name: 'Decision',
          value: (
            <Tag
              tone={signOff.decision === 'accepted' ? 'good' : 'warn'}
              word={decisionWords[signOff.decision]}
            />
          ),
        },
        {
          name: 'Health then',
          value: <Tag tone={healthTones[signOff.health]} word={healthWords[signOff.health]} />,
        },
        { name: 'At', value: formatDateTime(signOff.at) },
      ]}
    />
    {signOff.note !== '' && (
      <p>
        <OutsideText>{signOff.note}</OutsideText>
      </p>
    )}
  </>
);

type SignOffFormProps = { readonly health: Health | null; readonly signOff: SignOff | null };

/** Who takes the server over, and as what. The signature stands under what was found, and falls with it. */
export const SignOffForm = ({ health, signOff }: SignOffFormProps): ReactElement => {
  const shared = useAfterStyles();
  const [again, setAgain] = useState(false);
  if (signOff !== null && !again)
    return (
      <PanelSection title="Sign-off">
        <Signature signOff={signOff} />
        <p className={shared.small}>
          It goes into the report, and falls when the server is changed or verified again.
        </p>
        <div className={shared.form}>
          <Button appearance="primary" onClick={() => ui.go('report')}>
            To the report
          </Button>
          <Button onClick={() => setAgain(true)}>Sign anew…</Button>
        </div>
      </PanelSection>
    );
  return <Form health={health} onSigned={() => setAgain(false)} />;
};

const Form = ({
  health,
  onSigned,
}: {
  readonly health: Health | null;
  readonly onSigned: () => void;
}): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const canChange = useCanChange();
  const reason = useId();
  const operator = useUi((store) => store.operator);
  const [role, setRole] = useState('');
  const [note, setNote] = useState('');
  const [wanted, setWanted] = useState<Decision>('accepted');
  const [sign, busy] = useIntent(intents.sign);
  const why = whyNotAccepted(health);
  const decision: Decision = why === null ? wanted : 'open';
  const by = operator.trim();
  return (
    <PanelSection title="Sign-off">
      <div className={styles.form}>
        <Field label="Decision" required>
          <RadioGroup
            value={decision}
            onChange={(_, { value }) => setWanted(value === 'open' ? 'open' : 'accepted')}
            aria-describedby={why === null ? undefined : reason}
          >
            <Radio value="accepted" disabled={why !== null} label={decisionWords.accepted} />
            <Radio value="open" label={decisionWords.open} />
          </RadioGroup>
        </Field>
        {why !== null && (
          <p id={reason} className={shared.small}>
            {why}
          </p>
        )}
        <div className={styles.row}>
          <Field label="Your name" required>
            <Input
              id={nameField}
              value={operator}
              maxLength={200}
              onChange={(_, { value }) => ui.setOperator(value)}
            />
          </Field>
          <Field label="Role">
            <Input value={role} maxLength={200} onChange={(_, { value }) => setRole(value)} />
          </Field>
        </div>
        <Field
          label="Note"
          hint="What is open, who knows of it, what happens next. Printed in the report."
        >
          <Textarea
            value={note}
            maxLength={2_000}
            rows={2}
            resize="vertical"
            onChange={(_, { value }) => setNote(value)}
          />
        </Field>
        <div className={styles.send}>
          <Button
            appearance="primary"
            disabledFocusable={!canChange || busy || by === ''}
            onClick={() => {
              sign({ by, role: role.trim(), note: note.trim(), decision });
              onSigned();
            }}
          >
            {decision === 'accepted' ? 'Sign: accepted' : 'Sign: open'}
          </Button>
          <span className={shared.small}>
            Written to the journal and printed in the report, with the health as it is now.
          </span>
        </div>
      </div>
    </PanelSection>
  );
};
