import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useCallback, useState, type ReactElement } from 'react';

import { call } from '../../../store/client.ts';
import { PlanDialog } from '../../plan/plan-dialog.tsx';

type Timing = 'now' | 'deferred';

/** What each choice means for the operator; the plan below says the rest. */
const consequences: Readonly<Record<Timing, string>> = {
  now: 'The service is down for the moment in which the port is excluded; the port is safe before Setup starts.',
  deferred:
    'Nobody is disconnected now. The port stays at risk until then, and the watch has to run during the update; without it nothing is protected. The blocker at the gate is waived in your name.',
};

/** The plan that protects the ports of a service: at once, or when Setup has stopped the service. */
export const ProtectDialog = ({ service }: { readonly service: string }): ReactElement => {
  const [timing, setTiming] = useState<Timing>('now');
  const ask = useCallback(() => call('plan.propose', { service, timing }), [service, timing]);
  return (
    <PlanDialog
      title={`Protect ports of ${service}`}
      ask={ask}
      choice={
        <Field label="When" hint={consequences[timing]}>
          <RadioGroup
            layout="horizontal"
            value={timing}
            onChange={(_, { value }) => setTiming(value === 'deferred' ? 'deferred' : 'now')}
          >
            <Radio value="now" label="Now" />
            <Radio value="deferred" label="When Setup has stopped the service" />
          </RadioGroup>
        </Field>
      }
    />
  );
};
