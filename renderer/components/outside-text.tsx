import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { visibleText } from '../../shared/text/visible.ts';
import { shorten } from '../format.ts';
import { useTexts } from '../store/use-texts.ts';

const useStyles = makeStyles({
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  clamped: {
    display: '-webkit-inline-box',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    verticalAlign: 'bottom',
  },
});

type OutsideTextProps = {
  readonly children: string;
  /** Most lines that are shown; the rest is in the tooltip. */
  readonly lines?: number;
};

/**
 * Text that came from a server or a file: isolated, so that its direction touches nothing beside it; marks that hide or reorder are spelled out; breaks anywhere.
 */
export const OutsideText = ({ children, lines }: OutsideTextProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const text = visibleText(children);
  return lines === undefined ? (
    <bdi className={styles.text}>{text}</bdi>
  ) : (
    <bdi
      className={mergeClasses(styles.text, styles.clamped)}
      style={{ WebkitLineClamp: lines }}
      title={shorten(text, 500, texts)}
    >
      {text}
    </bdi>
  );
};
