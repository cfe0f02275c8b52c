import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';

import { planAsCommands, retellCommands } from '../../../shared/remediation/by-hand.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { intents } from '../../store/intents.ts';
import { useRunState } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
import { errorText } from '../../store/explain-error.ts';
import { ConfirmForm, type Confirmation } from './confirm-form.tsx';
import { PlanIntroduction } from './plan-introduction.tsx';
import { PlanNotices } from './plan-notices.tsx';
import { PlanStepList } from './plan-step-list.tsx';
import { planStepViews } from './plan-steps.ts';
import { usePlan, type AskForPlan, type PlanStage } from './use-plan.ts';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    ':focus': { outlineStyle: 'none' },
  },
  waiting: { minHeight: '240px', display: 'grid', placeItems: 'center' },
  hint: { alignSelf: 'center', marginRight: 'auto', color: tokens.colorNeutralForeground3 },
});

const planOf = (stage: PlanStage) => ('plan' in stage ? stage.plan : null);

type PlanDialogProps = {
  /** Shown until the plan has one of its own. */
  readonly title: string;
  readonly ask: AskForPlan;
  /** Something to choose before the plan is confirmed; it changes `ask`. */
  readonly choice?: ReactElement;
  /** Something that the operator should know at every stage. */
  readonly note?: ReactElement | null;
};

/** The whole remediation in one place: what would be done, the confirmation, the steps as they happen, and how it ended. */
export const PlanDialog = ({ title, ask, choice, note }: PlanDialogProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const { stage, propose, apply } = usePlan(ask);
  const [confirmation, setConfirmation] = useState<Confirmation>({ planId: null, by: null });
  const plan = planOf(stage);
  const record = useRunState()?.plans.find((candidate) => candidate.plan.id === plan?.id);
  // After the update the server is verified again, which can be waited for outside the dialog. Before it, nothing can be decided until the checks have run again.
  const settled = record?.outcome != null && plansOfAfter.has(record.plan.kind);
  const running = stage.kind === 'applying' && !settled;
  // A confirmation belongs to the plan that was on the screen when it was given.
  const top = useRef<HTMLDivElement>(null);
  // A new plan and the outcome of one begin at the top.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' });
    // The button that had the focus has gone with its stage: Esc and Tab must go on from the dialog, not from nowhere.
    if (document.activeElement === null || document.activeElement === document.body)
      top.current?.focus({ preventScroll: true });
  }, [stage.kind]);
  const by = confirmation.planId === plan?.id ? confirmation.by : null;
  return (
    <DialogFrame
      wide
      canClose={!running}
      onClose={ui.close}
      title={
        <OutsideText lines={3}>{plan === null ? title : texts.retell(plan.title)}</OutsideText>
      }
      actions={
        <Actions stage={stage} running={running} by={by} onApply={apply} onPropose={propose} />
      }
    >
      <div ref={top} tabIndex={-1} className={styles.content}>
        {(stage.kind === 'review' || stage.kind === 'proposing') && choice}
        {note}
        {stage.kind === 'proposing' && (
          <div className={styles.waiting}>
            <Spinner label={texts.say('plan.working')} />
          </div>
        )}
        {stage.kind === 'refused' && (
          <p>
            <OutsideText>{errorText(stage.error, texts)}</OutsideText>
          </p>
        )}
        {plan !== null && (
          <>
            <PlanNotices stage={stage} record={record} />
            <PlanIntroduction plan={plan} />
            <PlanStepList views={planStepViews(plan, record)} />
          </>
        )}
        {stage.kind === 'review' && stage.plan.obstacles.length === 0 && (
          <ConfirmForm plan={stage.plan} onChange={setConfirmation} />
        )}
      </div>
    </DialogFrame>
  );
};

/** Plans that are made from a look of their own: there is no check of before the update to run again. */
const plansOfAfter: ReadonlySet<string> = new Set(['recover-service', 'restore-services']);

type ActionsProps = {
  readonly stage: PlanStage;
  /** A step of it can still be called off. */
  readonly running: boolean;
  readonly by: string | null;
  readonly onApply: (by: string) => void;
  readonly onPropose: () => void;
};

const Actions = ({ stage, running, by, onApply, onPropose }: ActionsProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const [cancel, cancelling] = useIntent(intents.cancel);
  switch (stage.kind) {
    case 'proposing':
      return <Button onClick={ui.close}>{texts.say('common.close')}</Button>;
    case 'refused':
      return (
        <>
          <Button appearance="primary" onClick={onPropose}>
            {texts.say('plan.try-again')}
          </Button>
          <Button onClick={ui.close}>{texts.say('common.close')}</Button>
        </>
      );
    case 'review':
      return stage.plan.obstacles.length > 0 ? (
        <BlockedActions
          held={
            !plansOfAfter.has(stage.plan.kind) &&
            stage.plan.obstacles.some(({ code }) => code === 'held')
          }
        />
      ) : (
        <>
          {by === null && <span className={styles.hint}>{texts.say('plan.confirm-below')}</span>}
          <Button
            appearance="primary"
            disabledFocusable={by === null}
            onClick={() => {
              if (by !== null) onApply(by);
            }}
          >
            {texts.say(stage.plan.kind === 'defer-protection' ? 'plan.authorise' : 'plan.apply')}
          </Button>
          <CopyButton
            text={retellCommands(planAsCommands(stage.plan), texts)}
            label={texts.say('plan.copy')}
          />
          <Button onClick={ui.close}>{texts.say('common.close')}</Button>
        </>
      );
    case 'applying':
      if (running)
        return (
          <Button disabled={cancelling} onClick={() => cancel()}>
            {texts.say('plan.cancel')}
          </Button>
        );
      return (
        <Button appearance="primary" onClick={ui.close}>
          {texts.say('common.close')}
        </Button>
      );
    case 'ended':
    case 'broken':
      return (
        <Button appearance="primary" onClick={ui.close}>
          {texts.say('common.close')}
        </Button>
      );
  }
};

/** A plan that cannot be applied now: the way to find out when it can. */
const BlockedActions = ({ held }: { readonly held: boolean }): ReactElement => {
  const texts = useTexts();
  return (
    <>
      {held && (
        <Button
          onClick={() => {
            ui.close();
            ui.showCheck('PORT-003');
            void intents.runAgain('PORT-003');
          }}
        >
          {texts.say('plan.look-again')}
        </Button>
      )}
      <Button appearance="primary" onClick={ui.close}>
        {texts.say('common.close')}
      </Button>
    </>
  );
};
