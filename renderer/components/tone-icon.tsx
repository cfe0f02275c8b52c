import { mergeClasses, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Risk } from '../../shared/report/schema.ts';

import {
  CheckmarkCircle20Filled,
  DismissCircle20Filled,
  Hourglass20Regular,
  Prohibited20Filled,
  QuestionCircle20Filled,
  ShieldCheckmark20Filled,
  SubtractCircle20Regular,
  Warning20Filled,
} from './icons.ts';
import { useToneText } from './tone.ts';
import { riskTones, type Tone } from './tones.ts';

const icons: Readonly<Record<Tone, typeof CheckmarkCircle20Filled>> = {
  good: CheckmarkCircle20Filled,
  bad: DismissCircle20Filled,
  warn: Warning20Filled,
  unknown: QuestionCircle20Filled,
  quiet: SubtractCircle20Regular,
  busy: Hourglass20Regular,
};

const useStyles = makeStyles({
  icon: { flexShrink: 0, display: 'block' },
});

type IconProps = {
  readonly tone: Tone;
  readonly size?: number;
  readonly shape?: typeof CheckmarkCircle20Filled;
};

/** The icon of a tone. Decoration: the word beside it says the same. */
export const ToneIcon = ({ tone, size = 20, shape }: IconProps): ReactElement => {
  const Icon = shape ?? icons[tone];
  const styles = useStyles();
  const text = useToneText();
  return (
    <Icon
      aria-hidden
      className={mergeClasses(styles.icon, text[tone])}
      style={{ width: size, height: size }}
    />
  );
};

/** Risks of the same tone that are told apart by their shape. */
const riskShapes: Partial<Record<Risk, typeof CheckmarkCircle20Filled>> = {
  protected: ShieldCheckmark20Filled,
  blocked: Prohibited20Filled,
};

/** The icon of a risk, in the colour of its tone. */
export const RiskIcon = ({
  risk,
  size = 20,
}: {
  readonly risk: Risk;
  readonly size?: number;
}): ReactElement => {
  const shape = riskShapes[risk];
  return (
    <ToneIcon tone={riskTones[risk]} size={size} {...(shape === undefined ? {} : { shape })} />
  );
};
