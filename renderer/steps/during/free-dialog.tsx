import { useCallback, type ReactElement } from 'react';

import { stayOf } from '../../../shared/remediation/free-port.ts';
import { Message } from '../../components/message.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { formatTime } from '../../format.ts';
import { call } from '../../store/client.ts';
import { useRunState } from '../../store/run-store.ts';
import { useTexts } from '../../store/use-texts.ts';
import { PlanDialog } from '../plan/plan-dialog.tsx';

type FreeDialogProps = {
  readonly captureId: string;
  readonly action: 'close-connection' | 'restart-service';
};

/** The plan that ends one capture. */
export const FreeDialog = ({ captureId, action }: FreeDialogProps): ReactElement => {
  const texts = useTexts();
  const capture = useRunState()?.watch?.captures.find(({ id }) => id === captureId);
  const ask = useCallback(
    () => call('capture.propose', { captureId, action }),
    [captureId, action],
  );
  const title = texts.say(`during.free.${action}`);
  const lastSeenAt = capture?.lastSeenAt ?? null;
  const note =
    lastSeenAt === null ? (
      <Message intent="info" title={texts.say('during.free.or-wait')}>
        {capture === undefined ? (
          texts.say('during.free.not-known')
        ) : (
          <StoredText>{stayOf(capture)}</StoredText>
        )}
      </Message>
    ) : (
      <Message intent="success" title={texts.say('during.free.ended')}>
        {texts.say('during.free.ended-text', { time: formatTime(lastSeenAt, texts) })}
      </Message>
    );
  return <PlanDialog title={title} ask={ask} note={note} />;
};
