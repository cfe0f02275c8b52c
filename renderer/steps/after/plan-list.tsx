import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { PlanRecord } from '../../../shared/run/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Said } from '../../components/said.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { planOutcomeLooks } from '../plan/plan-steps.ts';
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
  const texts = useTexts();
  const confirmed = plans.filter(
    ({ plan, confirmedBy }) => kinds.has(plan.kind) && confirmedBy !== null,
  );
  if (confirmed.length === 0) return null;
  return (
    <PanelSection title={texts.say('after.plans.title')}>
      <ul>
        {confirmed.toReversed().map(({ plan, confirmedBy, outcome, detail, finishedAt }) => {
          const tone = outcome === null ? 'busy' : planOutcomeLooks[outcome].tone;
          const title = texts.say(
            outcome === null ? 'after.plans.under-way' : `plan.outcome.${outcome}`,
          );
          const name = <OutsideText lines={1}>{confirmedBy ?? ''}</OutsideText>;
          return (
            <li key={plan.id} className={styles.row} data-plan={plan.id}>
              <StoredText lines={2}>{plan.title}</StoredText>
              <div>
                <Tag tone={tone} word={title} />
              </div>
              <div className={shared.small}>
                <Said
                  parts={
                    finishedAt === null
                      ? texts.parts('after.plans.confirmed', { name })
                      : texts.parts('after.plans.ended', {
                          name,
                          time: formatDateTime(finishedAt, texts),
                        })
                  }
                />
              </div>
              {detail !== '' && (
                <div className={shared.small}>
                  <StoredText lines={6}>{detail}</StoredText>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
};
