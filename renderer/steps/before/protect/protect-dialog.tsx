import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useCallback, useState, type ReactElement } from 'react';

import { call } from '../../../store/client.ts';
import { useTexts } from '../../../store/use-texts.ts';
import { PlanDialog } from '../../plan/plan-dialog.tsx';

type Timing = 'now' | 'deferred';

/** The plan that protects the ports of a service: at once, or when Setup has stopped the service. */
export const ProtectDialog = ({ service }: { readonly service: string }): ReactElement => {
  const texts = useTexts();
  const [timing, setTiming] = useState<Timing>('now');
  const ask = useCallback(() => call('plan.propose', { service, timing }), [service, timing]);
  return (
    <PlanDialog
      title={texts.say('before.protect', { service })}
      ask={ask}
      choice={
        <Field
          label={texts.say('before.protect.when')}
          hint={texts.say(`before.protect.${timing}.meaning`)}
        >
          <RadioGroup
            layout="horizontal"
            value={timing}
            onChange={(_, { value }) => setTiming(value === 'deferred' ? 'deferred' : 'now')}
          >
            <Radio value="now" label={texts.say('before.protect.now')} />
            <Radio value="deferred" label={texts.say('before.protect.deferred')} />
          </RadioGroup>
        </Field>
      }
    />
  );
};
