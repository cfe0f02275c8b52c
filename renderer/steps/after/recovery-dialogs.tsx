import { Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useCallback, useState, type ReactElement } from 'react';

import type { RootCause } from '../../../shared/after/schema.ts';
import { recoveryWays, type RecoveryWay } from '../../../shared/remediation/plan.ts';
import { Message } from '../../components/message.tsx';
import { call } from '../../store/client.ts';
import { useTexts } from '../../store/use-texts.ts';
import { PlanDialog } from '../plan/plan-dialog.tsx';
import { wayChoices } from './cause.ts';

const useStyles = makeStyles({
  choice: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

const isWay = (value: string): value is RecoveryWay =>
  (recoveryWays as readonly string[]).includes(value);

const VerifiedAgain = (): ReactElement => (
  <Message intent="info">{useTexts().say('after.recover.verified-again')}</Message>
);

type RecoverDialogProps = { readonly service: string; readonly cause: RootCause | null };

/** The plan that brings one service back. Where its port is taken, the operator chooses how it becomes free. */
export const RecoverDialog = ({ service, cause }: RecoverDialogProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const [way, setWay] = useState<RecoveryWay>('wait');
  const [excludes, setExcludes] = useState(true);
  const ask = useCallback(
    () => call('recovery.propose', { service, way, excludes }),
    [service, way, excludes],
  );
  const taken = cause?.kind === 'port-taken' ? cause : null;
  const ways = taken === null ? [] : wayChoices(taken, texts);
  const chosen = ways.find((choice) => choice.way === way);
  return (
    <PlanDialog
      title={texts.say('after.recover.title', { service })}
      ask={ask}
      note={<VerifiedAgain />}
      choice={
        <div className={styles.choice}>
          {ways.length > 0 && (
            <Field label={texts.say('after.recover.way')} hint={chosen?.consequence ?? ''}>
              <RadioGroup
                value={way}
                onChange={(_, { value }) => {
                  if (isWay(value)) setWay(value);
                }}
              >
                {ways.map((choice) => (
                  <Radio
                    key={choice.way}
                    value={choice.way}
                    disabled={choice.closed !== null}
                    label={
                      choice.closed === null
                        ? choice.text
                        : texts.say('after.recover.way-closed', {
                            way: choice.text,
                            why: choice.closed,
                          })
                    }
                  />
                ))}
              </RadioGroup>
            </Field>
          )}
          <Field hint={texts.say('after.recover.exclude-hint')}>
            <Checkbox
              checked={excludes}
              onChange={(_, { checked }) => setExcludes(checked === true)}
              label={texts.say('after.recover.exclude')}
            />
          </Field>
        </div>
      }
    />
  );
};

/** The plan that gives every service of Exchange its start type and state of the baseline. */
export const RestoreDialog = (): ReactElement => {
  const ask = useCallback(() => call('recovery.propose-all', {}), []);
  return (
    <PlanDialog title={useTexts().say('after.restore.title')} ask={ask} note={<VerifiedAgain />} />
  );
};
