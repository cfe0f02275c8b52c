import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactElement, type ReactNode } from 'react';

import { usePanel } from './panel.ts';

const useStyles = makeStyles({
  section: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

type PanelSectionProps = {
  readonly title: string;
  /** Stands before the title. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page on a surface of its own, named by its heading. */
export const PanelSection = ({ title, icon, children }: PanelSectionProps): ReactElement => {
  const styles = useStyles();
  const panel = usePanel();
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className={mergeClasses(panel.panel, panel.padded, styles.section)}
    >
      <h2 id={heading} className={styles.heading}>
        {icon}
        {title}
      </h2>
      {children}
    </section>
  );
};
