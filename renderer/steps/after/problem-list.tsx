import type { ReactElement } from 'react';

import { findingKey, type Finding, type Waiver } from '../../../shared/report/schema.ts';
import { isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { plural } from '../../words.ts';
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
  const open = findings.filter(
    (finding) => !(isBlocker(finding) && waiverFor(finding, waivers, now) !== undefined),
  );
  const cards = problemCards(open);
  const count = cards.length;
  return (
    <PanelSection title={count === 0 ? 'Nothing is wrong' : plural(count, 'open point')}>
      {count === 0 ? (
        <p className={shared.small}>
          {findings.length === 0
            ? 'There are no findings, which says nothing about the server.'
            : `${plural(findings.length, 'finding')}; none needs anything from you${open.length < findings.length ? ' but what was waived' : ''}.`}
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
