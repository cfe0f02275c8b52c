import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Finding } from '../../../shared/report/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { CommandBlock } from '../../components/command-block.tsx';
import { Wrench20Regular } from '../../components/icons.ts';
import { StoredText } from '../../components/stored-text.tsx';
import { OutcomeTag } from '../../components/tag.tsx';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { outcomeTone } from '../../components/tones.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';
import { EvidenceList } from '../before/checks/evidence-list.tsx';
import { CauseView } from './cause-view.tsx';
import { Follows } from './follows.tsx';
import { WaiveButton } from './waive-button.tsx';
import { remedyOf, type Remedy } from './problems.ts';
import { useAfterStyles } from './use-after.ts';
import { useCard } from './use-card.ts';

/** One open point: what is so, why, who has the port, and what can be done. */
export const ProblemCard = ({
  finding,
  follows,
}: {
  readonly finding: Finding;
  readonly follows: readonly Finding[];
}): ReactElement => {
  const card = useCard();
  const texts = useTexts();
  const { id, subject, title, summary, outcome, impact, cause } = finding;
  return (
    <li className={card.card} data-finding={`${id} ${subject}`}>
      <ToneIcon tone={outcomeTone(outcome, impact)} />
      <div className={card.content}>
        <div className={card.top}>
          <div className={card.about}>
            <h3 className={card.title} style={{ margin: 0 }}>
              <StoredText lines={4}>{title}</StoredText>
            </h3>
            <div className={card.facts}>
              <span>{id}</span>
              <OutcomeTag outcome={outcome} impact={impact} />
              <span>
                {texts.say('after.problem.impact', { impact: texts.say(`impact.${impact}`) })}
              </span>
            </div>
          </div>
          <Buttons finding={finding} />
        </div>
        {!saysTheCause(summary, cause) && (
          <p className={card.summary}>
            <StoredText lines={12}>{summary}</StoredText>
          </p>
        )}
        {cause !== undefined && <CauseView cause={cause} />}
        <Follows findings={follows} />
        <ByHand finding={finding} />
        <EvidenceList finding={finding} />
      </div>
    </li>
  );
};

/** A check may give the cause as its summary; it is not read twice. */
const saysTheCause = (summary: string, cause: Finding['cause']): boolean =>
  cause !== undefined && summary.trim() === cause.text.trim();

const Buttons = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const card = useCard();
  const texts = useTexts();
  const canChange = useCanChange();
  const remedy = remedyOf(finding);
  return (
    <div className={card.buttons}>
      {remedy !== null && (
        <Button
          icon={<Wrench20Regular />}
          disabledFocusable={!canChange}
          onClick={() =>
            ui.open(
              remedy.kind === 'recover' ? { ...remedy, cause: finding.cause ?? null } : remedy,
            )
          }
        >
          {buttonText(remedy, texts)}
        </Button>
      )}
      <WaiveButton finding={finding} />
    </div>
  );
};

const buttonText = (remedy: Remedy, texts: Texts): string => {
  switch (remedy.kind) {
    case 'recover':
      return texts.say('after.problem.recover', { service: remedy.service });
    case 'restore':
      return texts.say('after.problem.restore');
    case 'protect':
      return texts.say('after.problem.protect', { service: remedy.service });
  }
};

/** What the check says beside a plan: hints, and commands to run by hand. */
const ByHand = ({ finding }: { readonly finding: Finding }): ReactElement | null => {
  const shared = useAfterStyles();
  const texts = useTexts();
  if (finding.remediation.length === 0) return null;
  return (
    <div>
      {finding.remediation.map(({ kind, text }, index) =>
        kind === 'command' ? (
          <CommandBlock key={index} label={texts.say('after.problem.command')} text={text} />
        ) : (
          <p key={index} className={shared.small}>
            <StoredText>{text}</StoredText>
          </p>
        ),
      )}
    </div>
  );
};
