import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

type MessageProps = {
  readonly intent: 'error' | 'warning' | 'success' | 'info';
  readonly title?: string;
  readonly children: ReactNode;
  /** Buttons below the text. */
  readonly actions?: ReactNode;
  /** The button that closes the message. */
  readonly dismiss?: ReactElement;
};

/** A message among the content: what is so in bold, then what it means. */
export const Message = ({
  intent,
  title,
  children,
  actions,
  dismiss,
}: MessageProps): ReactElement => (
  <MessageBar intent={intent} layout="multiline">
    <MessageBarBody>
      {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
      {children}
    </MessageBarBody>
    {(actions !== undefined || dismiss !== undefined) && (
      <MessageBarActions {...(dismiss === undefined ? {} : { containerAction: dismiss })}>
        {actions}
      </MessageBarActions>
    )}
  </MessageBar>
);
