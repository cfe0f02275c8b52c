import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { gateOf } from '../../../shared/run/gate.ts';
import { NoRun } from '../../components/no-run.tsx';
import { StepPage } from '../../components/step-page.tsx';
import { verdictTones } from '../../components/tones.ts';
import { VerdictBanner } from '../../components/verdict-banner.tsx';
import { useRunState } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useServerNow } from '../../store/use-now.ts';
import { useTexts } from '../../store/use-texts.ts';
import { checkRows } from '../before/check-rows.ts';
import { BlockerList } from './blocker-list.tsx';
import { DecisionForm } from './decision-form.tsx';
import { freshnessText } from './freshness.ts';
import { ReasonList } from './reason-list.tsx';
import { UnansweredList } from './unanswered-list.tsx';
import { WaivedList } from './waived-list.tsx';

const useStyles = makeStyles({
  freshness: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** Go or no-go: what the run says, what keeps the gate closed, and the decision of a person. */
export const GateStep = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const state = useRunState();
  const now = useServerNow(1_000);
  if (state === null) return <NoRun title={texts.say('gate.title')} />;
  const gate = gateOf(state, now);
  return (
    <StepPage
      title={texts.say('gate.title')}
      actions={
        <Button
          appearance={state.gate === null ? 'secondary' : 'primary'}
          onClick={() => ui.go('report')}
        >
          {texts.say('common.to-the-report')}
        </Button>
      }
    >
      <VerdictBanner tone={verdictTones[gate.verdict]} title={texts.say(`verdict.${gate.verdict}`)}>
        <p>{texts.say(`verdict.${gate.verdict}.meaning`)}</p>
        <p className={styles.freshness}>{freshnessText(gate.staleAt, now, texts)}</p>
      </VerdictBanner>
      <ReasonList gate={gate} />
      <UnansweredList
        rows={checkRows(state, texts).filter(({ unanswered }) => unanswered !== null)}
      />
      <BlockerList blockers={gate.blockers} />
      <WaivedList waived={gate.waived} />
      <DecisionForm gate={gate} decision={state.gate} />
    </StepPage>
  );
};
