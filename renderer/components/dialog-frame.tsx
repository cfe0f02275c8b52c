import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';

import { tight } from '../theme/narrow.ts';

const useStyles = makeStyles({
  wide: { maxWidth: '860px', width: 'calc(100vw - 96px)' },
  // Room for the content rather than for air, where text is shown at twice its size.
  surface: {
    [tight]: { padding: tokens.spacingHorizontalM, maxWidth: 'calc(100vw - 24px)', width: '100%' },
  },
  body: { maxHeight: 'calc(100vh - 112px)', [tight]: { maxHeight: 'calc(100vh - 48px)' } },
  actions: {
    [tight]: {
      display: 'flex',
      flexDirection: 'row',
      flexWrap: 'wrap',
      justifyContent: 'flex-end',
      '& > *': { width: 'auto' },
      '& > button': { minWidth: '0' },
    },
  },
});

type DialogFrameProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly wide?: boolean;
  /** While false, neither Esc nor a click outside closes the dialog. */
  readonly canClose?: boolean;
  readonly onClose: () => void;
};

/** A dialog that gives the focus back to where it came from, or to the heading of the step when that is gone. */
export const DialogFrame = ({
  title,
  children,
  actions,
  wide = false,
  canClose = true,
  onClose,
}: DialogFrameProps): ReactElement => {
  const styles = useStyles();
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has let go of the focus itself.
      setTimeout(() => {
        if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
        const target =
          opener instanceof HTMLElement && opener !== document.body && opener.isConnected
            ? opener
            : document.querySelector<HTMLElement>('main h1');
        target?.focus();
      }, 0);
    },
    [opener],
  );
  return (
    <Dialog
      open
      modalType={canClose ? 'modal' : 'alert'}
      onOpenChange={(_, data) => {
        if (!data.open && canClose) onClose();
      }}
    >
      <DialogSurface className={mergeClasses(wide && styles.wide, styles.surface)}>
        <DialogBody className={styles.body}>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid className={styles.actions}>
            {actions}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
