import { Fragment, type ReactElement, type ReactNode } from 'react';

/** A text with elements in its places: `<Said parts={texts.parts('id', { name: <b>…</b> })} />`. */
export const Said = ({ parts }: { readonly parts: readonly ReactNode[] }): ReactElement => (
  <>
    {parts.map((part, index) => (
      <Fragment key={index}>{part}</Fragment>
    ))}
  </>
);
