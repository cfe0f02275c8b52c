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
import { verdictMeanings, verdictWords } from '../../words.ts';
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
  const state = useRunState();
  const now = useServerNow(1_000);
  if (state === null) return <NoRun title="Gate" />;
  const gate = gateOf(state, now);
  return (
    <StepPage
      title="Gate"
      actions={
        <Button
          appearance={state.gate === null ? 'secondary' : 'primary'}
          onClick={() => ui.go('report')}
        >
          To the report
        </Button>
      }
    >
      <VerdictBanner tone={verdictTones[gate.verdict]} title={verdictWords[gate.verdict]}>
        <p>{verdictMeanings[gate.verdict]}</p>
        <p className={styles.freshness}>{freshnessText(gate.staleAt, now)}</p>
      </VerdictBanner>
      <ReasonList gate={gate} />
      <UnansweredList rows={checkRows(state).filter(({ unanswered }) => unanswered !== null)} />
      <BlockerList blockers={gate.blockers} />
      <WaivedList waived={gate.waived} />
      <DecisionForm gate={gate} decision={state.gate} />
    </StepPage>
  );
};
