import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

const useStyles = makeStyles({
  page: {
    height: '100%',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalL}`,
  },
  // In a low window the page scrolls rather than squeeze its panes to nothing.
  panes: { gap: tokens.spacingVerticalS, overflowY: 'auto' },
  scrolls: { overflowY: 'auto' },
  narrow: { '& > *': { maxWidth: '920px' } },
  title: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  heading: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    minHeight: '32px',
    flexShrink: 0,
  },
});

type StepPageProps = {
  readonly title: string;
  /** Stands at the right of the title: the main actions of the step. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Whether the page itself scrolls; a page with panes of its own does not. */
  readonly scrolls?: boolean;
};

/** The frame of a step. Its heading takes the focus when the step is entered, so that a screen reader begins here. */
export const StepPage = ({
  title,
  actions,
  children,
  scrolls = true,
}: StepPageProps): ReactElement => {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section
      aria-label={title}
      className={mergeClasses(
        styles.page,
        scrolls ? styles.scrolls : styles.panes,
        scrolls && styles.narrow,
      )}
    >
      <div className={styles.heading}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </section>
  );
};
