import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';

import type { Plan } from '../../../shared/remediation/plan.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { plural } from '../../words.ts';

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
  const operator = useUi((store) => store.operator);
  const [confirmed, setConfirmed] = useState(false);
  const by = confirmed && operator.trim() !== '' ? operator.trim() : null;
  useEffect(() => {
    onChange({ planId: plan.id, by });
  }, [onChange, plan.id, by]);
  return (
    <section className={styles.form} aria-label="Confirmation">
      <Field
        className={styles.name}
        label="Your name"
        required
        hint="Goes into the journal and the report."
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
        label={`I have read the ${plural(plan.steps.length, 'step')} and want them to be run on this server ${plan.kind === 'defer-protection' ? 'by the watch, as soon as Setup has stopped the service.' : 'now.'}`}
      />
    </section>
  );
};
