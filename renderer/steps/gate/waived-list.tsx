import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Gate } from '../../../shared/run/gate.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Said } from '../../components/said.tsx';
import { formatDateTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
import { GateRow } from './gate-row.tsx';

type Waived = Gate['waived'][number];

/** Blockers that somebody accepted by name; they stay in sight, here and in the report. */
export const WaivedList = ({
  waived,
}: {
  readonly waived: readonly Waived[];
}): ReactElement | null => {
  const texts = useTexts();
  return waived.length === 0 ? null : (
    <PanelSection title={texts.say('gate.waived', { count: waived.length })}>
      <ul>
        {waived.map((entry) => (
          <WaivedRow key={findingKey(entry.finding)} {...entry} />
        ))}
      </ul>
    </PanelSection>
  );
};

const WaivedRow = ({ finding, waiver }: Waived): ReactElement => {
  const texts = useTexts();
  const ready = useCanChange();
  const [withdraw, busy] = useIntent(intents.withdrawWaiver);
  return (
    <GateRow
      tone="warn"
      title={finding.title}
      notes={[
        <Said
          parts={texts.parts('gate.waived-by', {
            id: finding.id,
            name: <OutsideText lines={1}>{waiver.by}</OutsideText>,
            until: formatDateTime(waiver.until, texts),
          })}
        />,
        <Said
          parts={texts.parts('gate.waived-reason', {
            reason: <OutsideText lines={6}>{waiver.reason}</OutsideText>,
          })}
        />,
      ]}
      buttons={
        <Button
          size="small"
          disabledFocusable={!ready || busy}
          onClick={() => withdraw(finding.id, finding.subject)}
        >
          {texts.say('common.withdraw')}
        </Button>
      }
    />
  );
};
