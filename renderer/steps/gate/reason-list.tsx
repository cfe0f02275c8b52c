import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { Gate, GateReason } from '../../../shared/run/gate.ts';
import { LockClosed20Regular } from '../../components/icons.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { intents } from '../../store/intents.ts';
import { useCanAct, useRunState } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  reason: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
    minHeight: '32px',
  },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

/** What keeps the gate closed, each with the way to settle it. Nothing when it is open. */
export const ReasonList = ({ gate }: { readonly gate: Gate }): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  if (gate.open) return null;
  const last = gate.reasons.findLastIndex(({ code }) => code === 'stale' || code === 'incomplete');
  return (
    <PanelSection icon={<LockClosed20Regular aria-hidden />} title={texts.say('gate.closed')}>
      <ul>
        {gate.reasons.map((reason, index) => (
          <li key={reason.text} className={styles.reason}>
            <StoredText>{reason.text}</StoredText>
            <WayOut reason={reason} offerReading={index === last} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
};

type WayOutProps = {
  readonly reason: GateReason;
  /** Reading everything settles staleness and incompleteness alike; it is offered once. */
  readonly offerReading: boolean;
};

const WayOut = ({ reason, offerReading }: WayOutProps): ReactElement | null => {
  const styles = useStyles();
  const texts = useTexts();
  const canAct = useCanAct();
  const collecting = useRunState()?.collecting ?? true;
  const [read, busy] = useIntent(intents.readEverything);
  switch (reason.code) {
    case 'stale':
    case 'incomplete':
      return offerReading ? (
        <Button
          className={styles.button}
          disabledFocusable={!canAct || busy || collecting}
          onClick={() => read()}
        >
          {texts.say('common.read-everything-again')}
        </Button>
      ) : null;
    case 'running':
      return <Button onClick={() => ui.go('before')}>{texts.say('common.show')}</Button>;
    case 'blocker':
      return null;
  }
};
