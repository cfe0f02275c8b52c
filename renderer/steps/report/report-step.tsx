import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { actionsOf } from '../../../shared/report/actions.ts';
import { afterParts } from '../../../shared/report/after-parts.ts';
import { findingsOfRun, healthOfRun, verdictOfRun } from '../../../shared/report/run-findings.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
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
import { useTexts } from '../../store/use-texts.ts';
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
  const texts = useTexts();
  const state = useRunState();
  return state === null ? (
    <NoRun title={texts.say('report-step.title')} />
  ) : (
    <RunReport state={state} />
  );
};

const RunReport = ({ state }: { readonly state: RunState }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
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
    <StepPage title={texts.say('report-step.title')} actions={<SaveButtons />}>
      <VerdictBanner
        tone={verdictTones[verdict]}
        title={texts.say(health === null ? `verdict.${verdict}` : `health.${health}`)}
      >
        <p>
          {texts.say(health === null ? `verdict.${verdict}.meaning` : `health.${health}.meaning`)}
        </p>
      </VerdictBanner>
      <article className={mergeClasses(panel.panel, panel.padded, styles.page)}>
        <FactsList
          facts={[
            {
              name: texts.say('report-step.server'),
              value: <OutsideText lines={2}>{state.server?.hostName ?? state.target}</OutsideText>,
            },
            {
              name: 'Exchange',
              value: (
                <OutsideText>
                  {state.server?.exchange?.version ?? texts.say('common.not-known')}
                </OutsideText>
              ),
            },
            {
              name: texts.say(health === null ? 'report-step.read' : 'report-step.read-before'),
              value:
                state.collectedAt === null
                  ? texts.say('common.not-yet')
                  : formatDateTime(state.collectedAt, texts),
            },
            ...(health === null || state.after === null ? [] : signedFacts(state.after, texts)),
            { name: texts.say('report-step.run'), value: <OutsideText>{state.runId}</OutsideText> },
            ...(state.rehearsal
              ? [
                  {
                    name: texts.say('report-step.kind'),
                    value: texts.say('report-step.kind.rehearsal'),
                  },
                ]
              : []),
          ]}
        />
        <section aria-labelledby="actions">
          <h2 id="actions" className={styles.heading}>
            {texts.say('report-step.actions')}
          </h2>
          <ActionList actions={actions} />
        </section>
        <section aria-labelledby="outcomes">
          <h2 id="outcomes" className={styles.heading}>
            {texts.say('report-step.findings')}
          </h2>
          <OutcomeCounts findings={findings} waivers={state.waivers} now={now} />
        </section>
      </article>
      <p className={styles.note}>{texts.say('report-step.note')}</p>
    </StepPage>
  );
};

/** When the server was verified, and who has taken it over. */
const signedFacts = ({ finishedAt, signOff }: AfterState, texts: Texts): readonly FactEntry[] => [
  {
    name: texts.say('report-step.verified'),
    value:
      finishedAt === null
        ? texts.say('report-step.verified.unfinished')
        : formatDateTime(finishedAt, texts),
  },
  {
    name: texts.say('report-step.signed'),
    value:
      signOff === null ? (
        texts.say('common.not-yet')
      ) : (
        <OutsideText lines={2}>
          {texts.say(`report-step.signed.${signOff.decision}`, { name: signOff.by })}
        </OutsideText>
      ),
  },
];
