import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { PlanRecord } from '../../../shared/run/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime } from '../../format.ts';
import { planOutcomeTexts } from '../plan/plan-steps.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({
  row: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const kinds: ReadonlySet<string> = new Set(['recover-service', 'restore-services']);

/** Plans of the After phase that somebody confirmed, the newest first, each with how it ended: an interrupted one is never hidden. */
export const PlanList = ({
  plans,
}: {
  readonly plans: readonly PlanRecord[];
}): ReactElement | null => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const confirmed = plans.filter(
    ({ plan, confirmedBy }) => kinds.has(plan.kind) && confirmedBy !== null,
  );
  if (confirmed.length === 0) return null;
  return (
    <PanelSection title="What was done">
      <ul>
        {confirmed.toReversed().map(({ plan, confirmedBy, outcome, detail, finishedAt }) => {
          const { tone, title } =
            outcome === null
              ? { tone: 'busy' as const, title: 'Under way' }
              : planOutcomeTexts[outcome];
          return (
            <li key={plan.id} className={styles.row} data-plan={plan.id}>
              <OutsideText lines={2}>{plan.title}</OutsideText>
              <div>
                <Tag tone={tone} word={title} />
              </div>
              <div className={shared.small}>
                Confirmed by <OutsideText lines={1}>{confirmedBy ?? ''}</OutsideText>
                {finishedAt !== null && `, ended ${formatDateTime(finishedAt)}`}
              </div>
              {detail !== '' && (
                <div className={shared.small}>
                  <OutsideText lines={6}>{detail}</OutsideText>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
};
