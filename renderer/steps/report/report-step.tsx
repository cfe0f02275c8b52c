import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { actionsOf } from '../../../shared/report/actions.ts';
import { afterParts } from '../../../shared/report/after-parts.ts';
import { findingsOfRun, healthOfRun, verdictOfRun } from '../../../shared/report/run-findings.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { FactsList, type FactEntry } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { usePanel } from '../../components/panel.ts';
import { NoRun } from '../../components/no-run.tsx';
import { StepPage } from '../../components/step-page.tsx';
import { verdictTones } from '../../components/tones.ts';
import { VerdictBanner } from '../../components/verdict-banner.tsx';
import { formatDateTime } from '../../format.ts';
import { useRunState } from '../../store/run-store.ts';
import { useServerNow } from '../../store/use-now.ts';
import { healthMeanings, healthWords, verdictMeanings, verdictWords } from '../../words.ts';
import { ActionList } from './action-list.tsx';
import { OutcomeCounts } from './outcome-counts.tsx';
import { SaveButtons } from './save-buttons.tsx';

const useStyles = makeStyles({
  page: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  heading: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    marginBottom: tokens.spacingVerticalXS,
  },
  note: { color: tokens.colorNeutralForeground3 },
});

/** Page 1 of the report on the screen, and the report in its three forms. */
export const ReportStep = (): ReactElement => {
  const state = useRunState();
  return state === null ? <NoRun title="Report" /> : <RunReport state={state} />;
};

const RunReport = ({ state }: { readonly state: RunState }): ReactElement => {
  const styles = useStyles();
  const panel = usePanel();
  const now = useServerNow();
  const verdict = verdictOfRun(state, now);
  const health = healthOfRun(state, now);
  const findings = findingsOfRun(state);
  const actions = actionsOf({
    verdict,
    findings: [...findings],
    ports: [...state.ports],
    waivers: [...state.waivers],
    run: { phase: state.phase },
    now,
    ...(health === null || state.after === null
      ? {}
      : { after: afterParts(state, state.after, health, {}).after }),
  });
  return (
    <StepPage title="Report" actions={<SaveButtons />}>
      <VerdictBanner
        tone={verdictTones[verdict]}
        title={health === null ? verdictWords[verdict] : healthWords[health]}
      >
        <p>{health === null ? verdictMeanings[verdict] : healthMeanings[health]}</p>
      </VerdictBanner>
      <article className={mergeClasses(panel.panel, panel.padded, styles.page)}>
        <FactsList
          facts={[
            {
              name: 'Server',
              value: <OutsideText lines={2}>{state.server?.hostName ?? state.target}</OutsideText>,
            },
            {
              name: 'Exchange',
              value: <OutsideText>{state.server?.exchange?.version ?? 'not known'}</OutsideText>,
            },
            {
              name: health === null ? 'Read' : 'Read before the update',
              value: state.collectedAt === null ? 'not yet' : formatDateTime(state.collectedAt),
            },
            ...(health === null || state.after === null ? [] : signedFacts(state.after)),
            { name: 'Run', value: <OutsideText>{state.runId}</OutsideText> },
            ...(state.rehearsal
              ? [{ name: 'Kind', value: 'Rehearsal: nothing real was read' }]
              : []),
          ]}
        />
        <section aria-labelledby="actions">
          <h2 id="actions" className={styles.heading}>
            What to do, in order
          </h2>
          <ActionList actions={actions} />
        </section>
        <section aria-labelledby="outcomes">
          <h2 id="outcomes" className={styles.heading}>
            Findings
          </h2>
          <OutcomeCounts findings={findings} waivers={state.waivers} now={now} />
        </section>
      </article>
      <p className={styles.note}>
        This is page 1. The files hold the same, then every finding with its evidence, the
        remediations with their output, and the timeline.
      </p>
    </StepPage>
  );
};

/** When the server was verified, and who has taken it over. */
const signedFacts = ({ finishedAt, signOff }: AfterState): readonly FactEntry[] => [
  {
    name: 'Verified',
    value: finishedAt === null ? 'not to its end' : formatDateTime(finishedAt),
  },
  {
    name: 'Signed',
    value:
      signOff === null ? (
        'not yet'
      ) : (
        <OutsideText lines={2}>{`${signOff.by}, ${signOff.decision}`}</OutsideText>
      ),
  },
];
