import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Impact, Outcome, Risk, Verdict } from '../../shared/report/schema.ts';
import { useTexts } from '../store/use-texts.ts';
import { RiskIcon, ToneIcon } from './tone-icon.tsx';
import { useToneSurface, useToneText } from './tone.ts';
import { outcomeTone, riskTones, verdictTones, type Tone } from './tones.ts';

const useStyles = makeStyles({
  tag: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  boxed: {
    padding: '1px 8px 1px 5px',
    minHeight: '20px',
    borderRadius: tokens.borderRadiusCircular,
    ...shorthands.borderWidth('1px'),
    ...shorthands.borderStyle('solid'),
  },
  plain: { paddingLeft: '8px' },
});

type TagProps = {
  readonly tone: Tone;
  readonly word: string;
  readonly meaning?: string;
  /** With a border and background of its own; plain inside dense rows. */
  readonly boxed?: boolean;
  /** Another icon than that of the tone; null where the word is a name and not a result. */
  readonly icon?: ReactElement | null;
};

/** An icon and a word in the colour of their tone. */
export const Tag = ({ tone, word, meaning, boxed = false, icon }: TagProps): ReactElement => {
  const styles = useStyles();
  const text = useToneText();
  const surface = useToneSurface();
  return (
    <span
      title={meaning}
      className={mergeClasses(
        styles.tag,
        text[tone],
        boxed && styles.boxed,
        boxed && surface[tone],
        boxed && icon === null && styles.plain,
      )}
    >
      {icon === undefined ? <ToneIcon tone={tone} size={16} /> : icon}
      {word}
    </span>
  );
};

type Boxed = { readonly boxed?: boolean };

export const OutcomeTag = ({
  outcome,
  impact,
  boxed = false,
}: { readonly outcome: Outcome; readonly impact: Impact } & Boxed): ReactElement => {
  const { say } = useTexts();
  return (
    <Tag
      tone={outcomeTone(outcome, impact)}
      word={say(`outcome.${outcome}`)}
      meaning={say(`outcome.${outcome}.meaning`)}
      boxed={boxed}
    />
  );
};

export const RiskTag = ({ risk, boxed = false }: { readonly risk: Risk } & Boxed): ReactElement => {
  const { say } = useTexts();
  return (
    <Tag
      tone={riskTones[risk]}
      icon={<RiskIcon risk={risk} size={16} />}
      word={say(`risk.${risk}`)}
      meaning={say(`risk.${risk}.meaning`)}
      boxed={boxed}
    />
  );
};

export const VerdictTag = ({
  verdict,
  boxed = false,
}: { readonly verdict: Verdict } & Boxed): ReactElement => {
  const { say } = useTexts();
  return (
    <Tag
      tone={verdictTones[verdict]}
      word={say(`verdict.${verdict}`)}
      meaning={say(`verdict.${verdict}.meaning`)}
      boxed={boxed}
    />
  );
};
