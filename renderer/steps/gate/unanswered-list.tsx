import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { PanelSection } from '../../components/panel-section.tsx';
import { intents } from '../../store/intents.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
import type { CheckRow } from '../before/check-rows.ts';
import { GateRow } from './gate-row.tsx';

/** Checks that ended without the answer that the gate needs: what could not be read, and how to try again. */
export const UnansweredList = ({
  rows,
}: {
  readonly rows: readonly CheckRow[];
}): ReactElement | null => {
  const texts = useTexts();
  return rows.length === 0 ? null : (
    <PanelSection title={texts.say('gate.unanswered', { count: rows.length })}>
      <ul>
        {rows.map((row) => (
          <Unanswered key={row.id} row={row} />
        ))}
      </ul>
    </PanelSection>
  );
};

const Unanswered = ({ row }: { readonly row: CheckRow }): ReactElement => {
  const texts = useTexts();
  const ready = useCanChange();
  const [again, busy] = useIntent(intents.runAgain);
  return (
    <GateRow
      tone="unknown"
      title={row.question || row.name}
      notes={[`${row.id} · ${row.unanswered ?? row.detail}`]}
      buttons={
        <>
          <Button size="small" disabledFocusable={!ready || busy} onClick={() => again(row.id)}>
            {texts.say('common.run-again')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => ui.showCheck(row.id)}>
            {texts.say('common.details')}
          </Button>
        </>
      }
    />
  );
};
