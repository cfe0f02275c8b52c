import type { ReactElement } from 'react';

import type { PlanRecord } from '../../../shared/run/state.ts';
import { Message } from '../../components/message.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { errorText } from '../../store/explain-error.ts';
import { useTexts } from '../../store/use-texts.ts';
import { planOutcomeLooks } from './plan-steps.ts';
import type { PlanStage } from './use-plan.ts';

type Props = { readonly stage: PlanStage; readonly record: PlanRecord | undefined };

/** What the operator has to know about the plan as a whole: that it is a new one, why it cannot be applied, how it ended. */
export const PlanNotices = ({ stage, record }: Props): ReactElement => {
  const texts = useTexts();
  return (
    <>
      {stage.kind === 'review' && stage.changed !== null && (
        <Message intent="warning" title={texts.say('plan.changed')}>
          <StoredText>{stage.changed}</StoredText>
        </Message>
      )}
      {stage.kind === 'review' &&
        stage.plan.obstacles.map(({ code, text }, index) => (
          <Message
            key={index}
            intent={code === 'nothing-to-do' ? 'info' : 'warning'}
            title={texts.say(`plan.obstacle.${code}`)}
          >
            <StoredText>{text}</StoredText>
          </Message>
        ))}
      {record !== undefined && record.outcome !== null && (
        <Message
          intent={planOutcomeLooks[record.outcome].intent}
          title={texts.say('plan.outcome', {
            outcome: texts.say(`plan.outcome.${record.outcome}`),
          })}
        >
          <StoredText>{record.detail}</StoredText>
          {stage.kind === 'applying' && ` ${texts.say('plan.read-again')}`}
        </Message>
      )}
      {stage.kind === 'ended' && record?.outcome === null && (
        <Message intent="success" title={texts.say('plan.authorised')}>
          {texts.say('plan.authorised.meaning')}
        </Message>
      )}
      {stage.kind === 'broken' && (
        <Message intent="error" title={texts.say('plan.broken')}>
          <OutsideText>{errorText(stage.error, texts)}</OutsideText>{' '}
          {texts.say('plan.broken.meaning')}
        </Message>
      )}
    </>
  );
};
