import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement } from 'react';

import type { PlanAction } from '../../../shared/remediation/plan.ts';
import type { StepRecord } from '../../../shared/run/state.ts';
import { CommandBlock } from '../../components/command-block.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { ToneIcon } from '../../components/tone-icon.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { stepTones, type PlanStepView } from './plan-steps.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  step: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  mark: { display: 'grid', placeItems: 'center', width: '24px', height: '24px' },
  number: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
  },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '24px',
  },
  title: { fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  result: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalXS,
  },
});

const Mark = ({ view, number }: { readonly view: PlanStepView; readonly number: number }) => {
  const styles = useStyles();
  if (view.status === 'running')
    return (
      <span className={styles.mark}>
        <Spinner size="extra-tiny" aria-hidden />
      </span>
    );
  if (view.status === 'planned' || view.status === 'not-reached')
    return <span className={mergeClasses(styles.mark, styles.number)}>{number}</span>;
  return (
    <span className={styles.mark}>
      <ToneIcon tone={stepTones[view.status]} />
    </span>
  );
};

/** What an attempt left behind: detail, exit code, output. */
const Attempt = ({
  record,
  label,
  name,
}: {
  readonly record: StepRecord;
  readonly label: string;
  /** Tells its output from that of the other steps. */
  readonly name: string;
}) => {
  const styles = useStyles();
  const texts = useTexts();
  if (record.outcome === null) return null;
  const values = {
    outcome: <strong>{label}</strong>,
    detail: <StoredText>{record.detail}</StoredText>,
  };
  return (
    <div className={styles.result}>
      <p className={styles.small}>
        <Said
          parts={
            record.exitCode === null
              ? texts.parts('plan.step.attempt', values)
              : texts.parts('plan.step.attempt-exit-code', { ...values, code: record.exitCode })
          }
        />
      </p>
      {record.output.trim() !== '' && (
        <CommandBlock label={name} text={record.output.trim()} scrolls />
      )}
    </div>
  );
};

const Step = ({ view, number }: { readonly view: PlanStepView; readonly number: number }) => {
  const styles = useStyles();
  const texts = useTexts();
  const { step, status, record, rollback } = view;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (status === 'running') item.current?.scrollIntoView({ block: 'nearest' });
  }, [status]);
  return (
    <li ref={item} className={styles.step} data-step={step.id} data-status={status}>
      <Mark view={view} number={number} />
      <div className={styles.content}>
        <div className={styles.head}>
          <h3 className={styles.title} style={{ fontSize: 'inherit' }}>
            <StoredText lines={3}>{step.title}</StoredText>
          </h3>
          {status !== 'planned' && (
            <Tag tone={stepTones[status]} word={texts.say(`plan.step.${status}`)} />
          )}
        </div>
        <CommandBlock label={texts.say('plan.step.command', { number })} text={step.command} />
        <p className={styles.small}>
          <StoredText>{step.why}</StoredText>
        </p>
        <p className={styles.small}>
          {step.undo === null ? (
            texts.say(
              changesNothing(step.action)
                ? 'plan.step.changes-nothing'
                : 'plan.step.cannot-be-undone',
            )
          ) : (
            <Said
              parts={texts.parts('plan.step.undo', {
                command: (
                  <span className={styles.mono}>
                    <OutsideText>{step.undo}</OutsideText>
                  </span>
                ),
              })}
            />
          )}
        </p>
        {step.mayFail === true && <p className={styles.small}>{texts.say('plan.step.may-fail')}</p>}
        {record !== null && (
          <Attempt
            record={record}
            label={texts.say(`plan.step.${status}`)}
            name={texts.say('plan.step.output', { number })}
          />
        )}
        {rollback !== null && (
          <Attempt
            record={rollback}
            label={texts.say(
              rollback.outcome === 'failed'
                ? 'plan.step.taking-back-failed'
                : 'plan.step.taken-back',
            )}
            name={texts.say('plan.step.output-taking-back', { number })}
          />
        )}
      </div>
    </li>
  );
};

const changesNothing = ({ kind }: PlanAction): boolean =>
  kind.startsWith('prove-') || kind === 'wait-until-free';

/** Every step in full: exact command, reason, undo; then what became of it. */
export const PlanStepList = ({
  views,
}: {
  readonly views: readonly PlanStepView[];
}): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <ol className={styles.list} aria-label={texts.say('plan.steps')}>
      {views.map((view, index) => (
        <Step key={view.step.id} view={view} number={index + 1} />
      ))}
    </ol>
  );
};
