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
import { useTexts } from '../../store/use-texts.ts';
import { whyNotAccepted, type Decision } from './sign-off.ts';
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

const Signature = ({ signOff }: { readonly signOff: SignOff }): ReactElement => {
  const texts = useTexts();
  return (
    <>
      <FactsList
        facts={[
          {
            name: texts.say('after.sign.by'),
            value: <OutsideText lines={2}>{signOff.by}</OutsideText>,
          },
          {
            name: texts.say('after.sign.role'),
            value: <OutsideText lines={2}>{signOff.role === '' ? '–' : signOff.role}</OutsideText>,
          },
          {
            name: texts.say('after.sign.decision'),
            value: (
              <Tag
                tone={signOff.decision === 'accepted' ? 'good' : 'warn'}
                word={texts.say(`after.sign.decision.${signOff.decision}`)}
              />
            ),
          },
          {
            name: texts.say('after.sign.health-then'),
            value: (
              <Tag
                tone={healthTones[signOff.health]}
                word={texts.say(`health.${signOff.health}`)}
              />
            ),
          },
          { name: texts.say('after.sign.at'), value: formatDateTime(signOff.at, texts) },
        ]}
      />
      {signOff.note !== '' && (
        <p>
          <OutsideText>{signOff.note}</OutsideText>
        </p>
      )}
    </>
  );
};

type SignOffFormProps = { readonly health: Health | null; readonly signOff: SignOff | null };

/** Who takes the server over, and as what. The signature stands under what was found, and falls with it. */
export const SignOffForm = ({ health, signOff }: SignOffFormProps): ReactElement => {
  const shared = useAfterStyles();
  const texts = useTexts();
  const [again, setAgain] = useState(false);
  if (signOff !== null && !again)
    return (
      <PanelSection title={texts.say('after.sign.title')}>
        <Signature signOff={signOff} />
        <p className={shared.small}>{texts.say('after.sign.falls')}</p>
        <div className={shared.form}>
          <Button appearance="primary" onClick={() => ui.go('report')}>
            {texts.say('common.to-the-report')}
          </Button>
          <Button onClick={() => setAgain(true)}>{texts.say('after.sign.anew')}</Button>
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
  const texts = useTexts();
  const canChange = useCanChange();
  const reason = useId();
  const operator = useUi((store) => store.operator);
  const [role, setRole] = useState('');
  const [note, setNote] = useState('');
  const [wanted, setWanted] = useState<Decision>('accepted');
  const [sign, busy] = useIntent(intents.sign);
  const why = whyNotAccepted(health, texts);
  const decision: Decision = why === null ? wanted : 'open';
  const by = operator.trim();
  return (
    <PanelSection title={texts.say('after.sign.title')}>
      <div className={styles.form}>
        <Field label={texts.say('after.sign.decision')} required>
          <RadioGroup
            value={decision}
            onChange={(_, { value }) => setWanted(value === 'open' ? 'open' : 'accepted')}
            aria-describedby={why === null ? undefined : reason}
          >
            <Radio
              value="accepted"
              disabled={why !== null}
              label={texts.say('after.sign.decision.accepted')}
            />
            <Radio value="open" label={texts.say('after.sign.decision.open')} />
          </RadioGroup>
        </Field>
        {why !== null && (
          <p id={reason} className={shared.small}>
            {why}
          </p>
        )}
        <div className={styles.row}>
          <Field label={texts.say('common.your-name')} required>
            <Input
              id={nameField}
              value={operator}
              maxLength={200}
              onChange={(_, { value }) => ui.setOperator(value)}
            />
          </Field>
          <Field label={texts.say('after.sign.role')}>
            <Input value={role} maxLength={200} onChange={(_, { value }) => setRole(value)} />
          </Field>
        </div>
        <Field label={texts.say('after.sign.note')} hint={texts.say('after.sign.note-hint')}>
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
            {texts.say(`after.sign.${decision}`)}
          </Button>
          <span className={shared.small}>{texts.say('after.sign.written')}</span>
        </div>
      </div>
    </PanelSection>
  );
};
