import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';

import type { Plan } from '../../../shared/remediation/plan.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';

/** `by` is the operator's name once everything that is asked for is there, else null. */
export type Confirmation = { readonly planId: string | null; readonly by: string | null };

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  name: { maxWidth: '360px' },
});

type ConfirmFormProps = {
  readonly plan: Plan;
  readonly onChange: (confirmation: Confirmation) => void;
};

/** Name and confirmation; both belong to this plan alone. */
export const ConfirmForm = ({ plan, onChange }: ConfirmFormProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const operator = useUi((store) => store.operator);
  const [confirmed, setConfirmed] = useState(false);
  const by = confirmed && operator.trim() !== '' ? operator.trim() : null;
  useEffect(() => {
    onChange({ planId: plan.id, by });
  }, [onChange, plan.id, by]);
  return (
    <section className={styles.form} aria-label={texts.say('plan.confirmation')}>
      <Field
        className={styles.name}
        label={texts.say('common.your-name')}
        required
        hint={texts.say('plan.confirmation.name-hint')}
      >
        <Input
          value={operator}
          maxLength={200}
          onChange={(_, { value }) => ui.setOperator(value)}
        />
      </Field>
      <Checkbox
        checked={confirmed}
        onChange={(_, { checked }) => setConfirmed(checked === true)}
        label={texts.say(
          plan.kind === 'defer-protection' ? 'plan.confirmation.deferred' : 'plan.confirmation.now',
          { count: plan.steps.length },
        )}
      />
    </section>
  );
};
