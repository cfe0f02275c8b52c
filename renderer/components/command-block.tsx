import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { visibleText } from '../../shared/text/visible.ts';

const useStyles = makeStyles({
  block: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    unicodeBidi: 'isolate',
    direction: 'ltr',
    userSelect: 'text',
  },
  scrolls: { maxHeight: '220px', overflowY: 'auto' },
});

/** A command or its output, exactly as it is; every line can be selected and copied. */
export const CommandBlock = ({
  text,
  label,
  scrolls = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly scrolls?: boolean;
}): ReactElement => {
  const styles = useStyles();
  return (
    <pre
      aria-label={label}
      className={mergeClasses(styles.block, scrolls && styles.scrolls)}
      // What scrolls has to be reachable without a mouse.
      {...(scrolls ? { tabIndex: 0, role: 'region' } : {})}
    >
      {visibleText(text)}
    </pre>
  );
};
