import { useCallback, type ReactElement } from 'react';

import { stayOf } from '../../../shared/remediation/free-port.ts';
import { Message } from '../../components/message.tsx';
import { formatTime } from '../../format.ts';
import { call } from '../../store/client.ts';
import { useRunState } from '../../store/run-store.ts';
import { PlanDialog } from '../plan/plan-dialog.tsx';

type FreeDialogProps = {
  readonly captureId: string;
  readonly action: 'close-connection' | 'restart-service';
};

/** The plan that ends one capture. */
export const FreeDialog = ({ captureId, action }: FreeDialogProps): ReactElement => {
  const capture = useRunState()?.watch?.captures.find(({ id }) => id === captureId);
  const ask = useCallback(
    () => call('capture.propose', { captureId, action }),
    [captureId, action],
  );
  const title = action === 'close-connection' ? 'Close the connection' : 'Restart the service';
  const lastSeenAt = capture?.lastSeenAt ?? null;
  const note =
    lastSeenAt === null ? (
      <Message intent="info" title="Or wait.">
        {capture === undefined ? 'The capture is not known.' : stayOf(capture)}
      </Message>
    ) : (
      <Message intent="success" title="This capture has ended.">
        The holder was seen last at {formatTime(lastSeenAt)}.
      </Message>
    );
  return <PlanDialog title={title} ask={ask} note={note} />;
};
