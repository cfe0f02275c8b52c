import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey } from '../../../shared/report/schema.ts';
import type { Gate } from '../../../shared/run/gate.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { formatDateTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { plural } from '../../words.ts';
import { GateRow } from './gate-row.tsx';

type Waived = Gate['waived'][number];

/** Blockers that somebody accepted by name; they stay in sight, here and in the report. */
export const WaivedList = ({
  waived,
}: {
  readonly waived: readonly Waived[];
}): ReactElement | null =>
  waived.length === 0 ? null : (
    <PanelSection title={plural(waived.length, 'waived blocker')}>
      <ul>
        {waived.map((entry) => (
          <WaivedRow key={findingKey(entry.finding)} {...entry} />
        ))}
      </ul>
    </PanelSection>
  );

const WaivedRow = ({ finding, waiver }: Waived): ReactElement => {
  const ready = useCanChange();
  const [withdraw, busy] = useIntent(intents.withdrawWaiver);
  return (
    <GateRow
      tone="warn"
      title={finding.title}
      notes={[
        <>
          {finding.id}, waived by <OutsideText lines={1}>{waiver.by}</OutsideText> until{' '}
          {formatDateTime(waiver.until)}
        </>,
        <>
          Reason: <OutsideText lines={6}>{waiver.reason}</OutsideText>
        </>,
      ]}
      buttons={
        <Button
          size="small"
          disabledFocusable={!ready || busy}
          onClick={() => withdraw(finding.id, finding.subject)}
        >
          Withdraw
        </Button>
      }
    />
  );
};
