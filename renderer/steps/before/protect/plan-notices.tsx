import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { PlanObstacle } from '../../../../shared/remediation/plan.ts';
import type { PlanRecord } from '../../../../shared/run/state.ts';
import { OutsideText } from '../../../components/outside-text.tsx';
import { explainError } from '../../../store/explain-error.ts';
import { planOutcomeTexts } from './plan-steps.ts';
import type { ProtectStage } from './use-protect.ts';

const obstacleTitles: Readonly<Record<PlanObstacle['code'], string>> = {
  held: 'The plan has to wait: the port is held.',
  'system-exclusion': 'A system exclusion stands in the way.',
  'not-elevated': 'The agent may not change anything.',
  unknown: 'Something that the plan stands on is not known.',
  'nothing-to-do': 'There is nothing to do.',
  pending: 'The service is starting or stopping.',
};

type Props = { readonly stage: ProtectStage; readonly record: PlanRecord | undefined };

/** What the operator has to know about the plan as a whole: that it is a new one, why it cannot be applied, how it ended. */
export const PlanNotices = ({ stage, record }: Props): ReactElement => (
  <>
    {stage.kind === 'review' && stage.changed !== null && (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>This is a new plan; nothing has been changed.</MessageBarTitle>
          <OutsideText>{stage.changed}</OutsideText>
        </MessageBarBody>
      </MessageBar>
    )}
    {stage.kind === 'review' &&
      stage.plan.obstacles.map(({ code, text }, index) => (
        <MessageBar
          key={index}
          intent={code === 'nothing-to-do' ? 'info' : 'warning'}
          layout="multiline"
        >
          <MessageBarBody>
            <MessageBarTitle>{obstacleTitles[code]}</MessageBarTitle>
            <OutsideText>{text}</OutsideText>
          </MessageBarBody>
        </MessageBar>
      ))}
    {record !== undefined && record.outcome !== null && (
      <MessageBar intent={planOutcomeTexts[record.outcome].intent} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{planOutcomeTexts[record.outcome].title}.</MessageBarTitle>
          <OutsideText>{record.detail}</OutsideText>
          {stage.kind === 'applying' && ' The server is read again to check the result.'}
        </MessageBarBody>
      </MessageBar>
    )}
    {stage.kind === 'broken' && (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>The answer did not come.</MessageBarTitle>
          <OutsideText>{explainError('', stage.error).text}</OutsideText> The steps below show what
          is known of each.
        </MessageBarBody>
      </MessageBar>
    )}
  </>
);
