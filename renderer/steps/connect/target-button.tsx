import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { useId, type ReactElement, type ReactNode } from 'react';

import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  button: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      ...shorthands.borderColor(tokens.colorNeutralStroke1Hover),
    },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    ':disabled': { cursor: 'not-allowed', color: tokens.colorNeutralForegroundDisabled },
  },
  current: { ...shorthands.borderColor(tokens.colorCompoundBrandStroke) },
  icon: { color: tokens.colorBrandForeground1, display: 'flex' },
  title: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  description: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  task: { display: 'block', color: tokens.colorNeutralForeground1 },
  faded: { color: 'inherit' },
});

type TargetButtonProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly description: string;
  /** What there is to do on a rehearsal server. */
  readonly task?: string;
  /** This server is connected now. */
  readonly current: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
};

/** One server that can be chosen. */
export const TargetButton = ({
  icon,
  title,
  description,
  task,
  current,
  disabled,
  onChoose,
}: TargetButtonProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const id = useId();
  return (
    <button
      type="button"
      disabled={disabled}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      className={mergeClasses(styles.button, current && styles.current)}
      onClick={onChoose}
    >
      <span className={mergeClasses(styles.icon, disabled && styles.faded)} aria-hidden>
        {icon}
      </span>
      <span>
        <span className={styles.title}>
          <span id={`${id}title`}>{title}</span>
          {current && <Tag tone="busy" word={texts.say('connect.connected')} icon={null} />}
        </span>
        <span
          id={`${id}text`}
          className={mergeClasses(styles.description, disabled && styles.faded)}
        >
          {description}
          {task !== undefined && (
            <span className={mergeClasses(styles.task, disabled && styles.faded)}>
              {texts.say('connect.task', { task })}
            </span>
          )}
        </span>
      </span>
    </button>
  );
};
