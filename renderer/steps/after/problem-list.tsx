import type { ReactElement } from 'react';

import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Finding, Waiver } from '../../../shared/report/schema.ts';
import { isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { ProblemCard } from './problem-card.tsx';
import { problemCards } from './problems.ts';
import { RestoreCard } from './restore-card.tsx';
import { useAfterStyles } from './use-after.ts';

type ProblemListProps = {
  readonly findings: readonly Finding[];
  readonly waivers: readonly Waiver[];
  readonly now: Date;
};

/** What is not as it should be, each with its cause and what can be done. A waived blocker has a list of its own. */
export const ProblemList = ({ findings, waivers, now }: ProblemListProps): ReactElement => {
  const shared = useAfterStyles();
  const texts = useTexts();
  const open = findings.filter(
    (finding) => !(isBlocker(finding) && waiverFor(finding, waivers, now) !== undefined),
  );
  const cards = problemCards(open);
  const count = cards.length;
  return (
    <PanelSection
      title={
        count === 0
          ? texts.say('after.problems.none')
          : texts.say('after.problems.title', { count })
      }
    >
      {count === 0 ? (
        <p className={shared.small}>
          {findings.length === 0
            ? texts.say('after.problems.no-findings')
            : texts.say(
                open.length < findings.length
                  ? 'after.problems.only-waived'
                  : 'after.problems.nothing-open',
                { count: findings.length },
              )}
        </p>
      ) : (
        <ul>
          {cards.map((card) =>
            card.kind === 'one' ? (
              <ProblemCard
                key={findingKey(card.finding)}
                finding={card.finding}
                follows={card.follows}
              />
            ) : (
              <RestoreCard key="restore" services={card.services} />
            ),
          )}
        </ul>
      )}
    </PanelSection>
  );
};
