import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

import { ToneIcon } from './tone-icon.tsx';
import { useToneSurface } from './tone.ts';
import type { Tone } from './tones.ts';

const useStyles = makeStyles({
  banner: {
    flexShrink: 0,
    display: 'grid',
    gridTemplateColumns: '36px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    ...shorthands.borderWidth('1px'),
    ...shorthands.borderStyle('solid'),
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground1,
  },
  title: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { maxWidth: '80ch' },
  actions: {
    gridColumn: '2',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
  },
});

/** The one sentence that a page is about. */
export const VerdictBanner = ({
  tone,
  title,
  children,
  label = 'Verdict',
  actions,
}: {
  readonly tone: Tone;
  readonly title: string;
  readonly children: ReactNode;
  readonly label?: string;
  /** Buttons below the text; the next action is the first of them. */
  readonly actions?: ReactNode;
}): ReactElement => {
  const styles = useStyles();
  const surface = useToneSurface();
  return (
    <section aria-label={label} className={mergeClasses(styles.banner, surface[tone])}>
      <ToneIcon tone={tone} size={36} />
      <div>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.text}>{children}</div>
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  );
};
