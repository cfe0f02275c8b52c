import type { ReactElement } from 'react';

import { useTexts } from '../store/use-texts.ts';
import { OutsideText } from './outside-text.tsx';

type StoredTextProps = {
  readonly children: string;
  /** Most lines that are shown; the rest is in the tooltip. */
  readonly lines?: number;
};

/** A text of a finding, a plan or the journal, told in the operator's language. What came from the server is in its places, so it is isolated like all text from outside. */
export const StoredText = ({ children, lines }: StoredTextProps): ReactElement => {
  const { retell } = useTexts();
  return <OutsideText {...(lines === undefined ? {} : { lines })}>{retell(children)}</OutsideText>;
};
