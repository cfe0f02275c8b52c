import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { Dismiss20Regular } from '../components/icons.ts';
import { Message } from '../components/message.tsx';
import { OutsideText } from '../components/outside-text.tsx';
import { ui, useUi, type Notice as NoticeText } from '../store/ui-store.ts';
import { useTexts } from '../store/use-texts.ts';

const useStyles = makeStyles({
  // Above the page, so that nothing moves when it appears.
  place: {
    position: 'absolute',
    left: tokens.spacingHorizontalXXL,
    right: tokens.spacingHorizontalXXL,
    bottom: tokens.spacingVerticalL,
    maxHeight: '50%',
    overflowY: 'auto',
    zIndex: 10,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
});

/** What went wrong, or what was done, last; it stays until it is closed. */
export const NoticeBar = (): ReactElement => {
  const notice = useUi((state) => state.notice);
  return (
    // Always there: what appears inside is spoken then, wherever the focus is.
    <div aria-live="polite">{notice !== null && <Notice notice={notice} />}</div>
  );
};

const Notice = ({ notice }: { readonly notice: NoticeText }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div className={styles.place}>
      <Message
        intent={notice.intent}
        title={`${notice.title(texts)}.`}
        dismiss={
          <Button
            appearance="transparent"
            aria-label={texts.say('window.close-message')}
            icon={<Dismiss20Regular />}
            onClick={() => ui.notify(null)}
          />
        }
      >
        <OutsideText>{notice.text(texts)}</OutsideText>
      </Message>
    </div>
  );
};
