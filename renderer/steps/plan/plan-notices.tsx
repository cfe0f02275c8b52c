import type { ReactElement } from 'react';

import type { PlanObstacle } from '../../../shared/remediation/plan.ts';
import type { PlanRecord } from '../../../shared/run/state.ts';
import { Message } from '../../components/message.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { explainError } from '../../store/explain-error.ts';
import { planOutcomeTexts } from './plan-steps.ts';
import type { PlanStage } from './use-plan.ts';

const obstacleTitles: Readonly<Record<PlanObstacle['code'], string>> = {
  held: 'The plan has to wait: the port is held.',
  'system-exclusion': 'A system exclusion stands in the way.',
  'not-elevated': 'The agent may not change anything.',
  unknown: 'Something that the plan stands on is not known.',
  'nothing-to-do': 'There is nothing to do.',
  pending: 'The service is starting or stopping.',
};

type Props = { readonly stage: PlanStage; readonly record: PlanRecord | undefined };

/** What the operator has to know about the plan as a whole: that it is a new one, why it cannot be applied, how it ended. */
export const PlanNotices = ({ stage, record }: Props): ReactElement => (
  <>
    {stage.kind === 'review' && stage.changed !== null && (
      <Message intent="warning" title="This is a new plan; nothing has been changed.">
        <OutsideText>{stage.changed}</OutsideText>
      </Message>
    )}
    {stage.kind === 'review' &&
      stage.plan.obstacles.map(({ code, text }, index) => (
        <Message
          key={index}
          intent={code === 'nothing-to-do' ? 'info' : 'warning'}
          title={obstacleTitles[code]}
        >
          <OutsideText>{text}</OutsideText>
        </Message>
      ))}
    {record !== undefined && record.outcome !== null && (
      <Message
        intent={planOutcomeTexts[record.outcome].intent}
        title={`${planOutcomeTexts[record.outcome].title}.`}
      >
        <OutsideText>{record.detail}</OutsideText>
        {stage.kind === 'applying' && ' The server is read again to check the result.'}
      </Message>
    )}
    {stage.kind === 'ended' && record?.outcome === null && (
      <Message intent="success" title="Authorised; nothing has been changed yet.">
        The watch does it when Setup has stopped the service, so the watch has to run then. Until
        that, it can be taken back in During.
      </Message>
    )}
    {stage.kind === 'broken' && (
      <Message intent="error" title="The answer did not come.">
        <OutsideText>{explainError('', stage.error).text}</OutsideText> The steps below show what is
        known of each.
      </Message>
    )}
  </>
);
